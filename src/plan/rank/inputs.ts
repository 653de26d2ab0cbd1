// The inputs of a scenario that a ranking moves: its numbers with a unit, found by a walk over what was
// written, with the schema as the guide. A latency is one input, whatever it is made of: its percentiles,
// bounds, samples and parts are multiplied together, its shape stays. So are a ramp and a list of times.
// Left out is what is no amount of anything (seed, status, bodies, values of fields, limits), what is
// nothing (a multiple of 0 is 0), and what is neither written nor one of the three defaults below.

import { type Path, pathText } from '../../scenario/finding.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { ParsedScenario } from '../../scenario/parse.ts'
import { withPreset } from '../../scenario/preset-schema.ts'
import { flowText, shapesAt } from '../../scenario/shape.ts'
import { isMapping, membersOf, valueAt, withValueAt } from '../../scenario/tree.ts'
import type { JsonValue } from '../../service/definition.ts'
import { isList } from '../../service/json-value.ts'
import { amountText, scaledText } from '../amount.ts'

export interface Input {
  readonly path: Path
  readonly value: JsonValue
  /** Moves in whole numbers. */
  readonly isWhole: boolean
}

/** What one number or text of a scenario is called in the schema if it is an amount. */
const SINGLE: ReadonlySet<string | undefined> = new Set([
  'duration',
  'rate',
  'share',
  'weight',
  'factor',
  'whole number',
  'write delay',
  'number of slots',
  'number of steps',
  'number of leads',
])

/** What moves as one. */
const TOGETHER: ReadonlySet<string | undefined> = new Set([
  'latency',
  'range of rates',
  'file or list of durations',
])

/** What stands in a scenario, and for its presets what they stand for; slots, time limit and number of
 *  leads even where nothing is written. */
export function fullTree({ input }: ParsedScenario, scenario: Scenario): JsonValue {
  const { concurrency, timeoutUs } = scenario.instance
  const defaults: readonly (readonly [Path, JsonValue])[] = [
    [['instance', 'concurrency'], concurrency],
    [['instance', 'timeout'], amountText({ unit: 'duration', value: timeoutUs })],
    [['leads', 'count'], scenario.leads.count],
  ]
  const filled = defaults.reduce(
    (tree, [path, value]) =>
      valueAt(tree, path) === undefined ? withValueAt(tree, path, value) : tree,
    input,
  )
  return membersOf(valueAt(filled, ['services'])).reduce(
    (tree, [origin, service]) =>
      withValueAt(tree, ['services', origin], withPreset(service) as JsonValue), // data, like a preset
    filled,
  )
}

/** In the order in which they stand. */
export function inputsIn(tree: JsonValue, path: Path = []): readonly Input[] {
  const shapes = shapesAt(path)
  if (shapes.length === 0) return []
  const value = valueAt(tree, path) ?? null
  const [{ title } = {}] = shapes
  if (TOGETHER.has(title)) return inputOf({ path, value, isWhole: false })
  if (SINGLE.has(title)) {
    return inputOf({ path, value, isWhole: shapes.some(({ type }) => type === 'integer') })
  }
  const steps = isList(value) ? [...value.keys()] : membersOf(value).map(([key]) => key)
  return steps.flatMap((step) => inputsIn(tree, [...path, step]))
}

/** Nothing where a factor would change nothing. */
function inputOf(input: Input): readonly Input[] {
  return JSON.stringify(moved(input, 2)) === JSON.stringify(input.value) ? [] : [input]
}

/** The value so many times as large; a whole number is moved by at least 1. */
export function moved(
  { value, isWhole }: Pick<Input, 'value' | 'isWhole'>,
  factor: number,
): JsonValue {
  if (typeof value !== 'number') return scaledTree(value, factor)
  if (!isWhole) return Number((value * factor).toPrecision(9))
  const rounded = Math.round(value * factor)
  return rounded === value ? value + Math.sign(factor - 1) : rounded
}

function scaledTree(value: JsonValue, factor: number): JsonValue {
  if (typeof value === 'string') return scaledText(value, factor) ?? value
  if (isList(value)) return value.map((item) => scaledTree(item, factor))
  if (!isMapping(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, scaledTree(child, factor)]),
  )
}

/** As `--set` takes it. What a preset brings along is not written: the key of the service that it stands
 *  in is then set as a whole. */
export function overrideOf(
  { path }: Input,
  value: JsonValue,
  { tree, written }: { readonly tree: JsonValue; readonly written: JsonValue },
): string {
  const isOfPreset = path[0] === 'services' && valueAt(written, path) === undefined
  const key = isOfPreset ? path.slice(0, 3) : path
  const whole = isOfPreset ? valueAt(withValueAt(tree, path, value), key) : value
  return `${pathText(key)}=${typeof whole === 'string' ? whole : JSON.stringify(whole)}`
}

/** Longer values say nothing on one line. */
const TEXT_MAX = 60

/** In words: `50ms`, `1`, `{ p50: 50ms, p99: 900ms }`. */
export function valueText(value: JsonValue): string {
  const text = flowText(value)
  return text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX)}…`
}
