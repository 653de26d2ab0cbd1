// What of a scenario can be turned by hand: its inputs, as a ranking finds them, and its seed. A dial is
// plain data; turned, it is another dial.

import { sourceOf } from '../disk/load-scenario.ts'
import { pathText } from '../scenario/finding.ts'
import type { Scenario } from '../scenario/model.ts'
import { valueAt } from '../scenario/tree.ts'
import type { JsonValue } from '../service/definition.ts'
import { fullTree, inputsIn, moved, valueText } from './rank/inputs.ts'

export interface Dial {
  /** As `--set` takes it. */
  readonly path: string
  readonly value: JsonValue
  /** Moves in whole numbers. */
  readonly isWhole: boolean
}

/** Slots, time limit, leads and seed first, then the others in the order in which they stand. What a preset
 *  brings along is not written, and has no dial. */
export function dialsOf(scenario: Scenario): readonly Dial[] {
  const source = sourceOf(scenario)
  if (!source) return []
  const { parsed } = source
  const tree = fullTree(parsed, scenario)
  const inputs = inputsIn(tree).map((input) => ({
    ...input,
    path: pathText(input.path),
    at: input.path,
  }))
  const isMain = ({ path }: Dial): boolean => MAIN.includes(path)
  const isWritten = inputs.filter(
    (input) => isMain(input) || valueAt(parsed.input, input.at) !== undefined,
  )
  const dials = isWritten.map(({ path, value, isWhole }): Dial => ({ path, value, isWhole }))
  const seed = { path: 'seed', value: scenario.seed, isWhole: true }
  const main = MAIN.flatMap((wanted) => dials.filter(({ path }) => path === wanted))
  return [...main, seed, ...dials.filter((dial) => !isMain(dial))]
}

const MAIN: readonly string[] = ['leads.count', 'instance.concurrency', 'instance.timeout']

/** The dial with its value so many times as large; a whole number moves by at least 1, the seed by
 *  exactly 1. */
export function turned(dial: Dial, factor: number): Dial {
  const { path, value } = dial
  if (path !== 'seed') return { ...dial, value: moved(dial, factor) }
  return { ...dial, value: Math.max(0, Number(value) + Math.sign(factor - 1)) }
}

/** In words: `50ms`, `1`, `{ p50: 50ms, p99: 900ms }`. */
export function dialText({ value }: Dial): string {
  return valueText(value)
}

/** As `--set` takes it. */
export function dialOverride({ path, value }: Dial): string {
  return `${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`
}
