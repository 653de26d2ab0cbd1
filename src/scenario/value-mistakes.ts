// A value that is not what its schema asks for, in words. The schema's titles and examples say what it
// is called and how it is written.
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { grouped, listed, type Mistake, type Path, quoted } from './finding.ts'
import { examplesAt, isRequiredAt, nounAt, type Shape, shapesAt } from './shape.ts'
import { didYouMean } from './suggest.ts'

/** A mistake with the value, where its rule goes on from it. */
export type ValueMistake = Mistake & { readonly got?: string }

export function wrongType(path: Path, value: JsonValue): ValueMistake {
  if (value === null) return nothing(path)
  const got = quoted(value)
  const types = shapesAt(path).flatMap(({ type }) => type ?? [])
  if (typeof value === 'number' && types.includes('integer')) {
    return { code: 'wrong-type', got, rule: 'is not a whole number.', mend: rangeAt(path) }
  }
  const mend = `${written(path)}${quotesHint(value, types)}`
  return { code: 'wrong-type', got, rule: `is not ${nounAt(path)}.`, mend }
}

/** How a scalar becomes what it looks like. */
function quotesHint(value: JsonValue, types: readonly string[]): string {
  const isNumeric = types.includes('number') || types.includes('integer')
  const looksNumeric = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
  if (isNumeric && looksNumeric) return ` As a number it has no quotes: ${value}.`
  const isBare = typeof value === 'number' || typeof value === 'boolean'
  return isBare && types.includes('string') ? ` As a text it has quotes: '${value}'.` : ''
}

/** A key with nothing beside it. */
function nothing(path: Path): Mistake {
  const [example] = examplesAt(path)
  const like = example === undefined ? '' : `, like ${example}`
  const isNeeded = isRequiredAt(path) || typeof path.at(-1) === 'number'
  const mend = `Write ${nounAt(path)}${like}${isNeeded ? '' : ', or leave the key out'}.`
  return { code: 'wrong-type', rule: 'This is empty.', mend }
}

export function notOneOf(path: Path, value: JsonValue): ValueMistake {
  const shapes = shapesAt(path)
  const choices = shapes.flatMap(choicesOf)
  const hint = typeof value === 'string' ? didYouMean(value, choices) : ''
  const isOnlyChoices = shapes.every((shape) => choicesOf(shape).length > 0)
  const mend = isOnlyChoices ? `Use ${listed(choices)}.` : written(path)
  const rule = `is not ${nounAt(path)}.`
  return { code: 'not-one-of', got: quoted(value), rule, mend: `${mend}${hint}` }
}

export function choicesOf({ enum: choices = [], const: only }: Shape): readonly string[] {
  return [...choices, ...(only === undefined ? [] : [only])].map(String)
}

export function outOfRange(path: Path, value: JsonValue): ValueMistake {
  if (isList(value)) return listOutOfRange(path)
  if (typeof value === 'string' && value.trim() === '') {
    const mend = `Write ${nounAt(path)}.`
    return { code: 'out-of-range', rule: 'This is empty.', mend }
  }
  const mend = rangeAt(path)
  return { code: 'out-of-range', got: quoted(value), rule: 'is out of range.', mend }
}

function listOutOfRange(path: Path): Mistake {
  const { minItems = 0, maxItems } = shapesAt(path).find(({ type }) => type === 'array') ?? {}
  const rule = `A list here has ${countText(minItems, maxItems)} in it.`
  return { code: 'out-of-range', rule, mend: written(path) }
}

function countText(least: number, most: number | undefined): string {
  if (most === undefined) return `at least ${least}`
  return least === most ? `exactly ${least}` : `${least} to ${most}`
}

function rangeAt(path: Path): string {
  const [shape = {}, ...others] = shapesAt(path)
  if (shape.maxLength !== undefined) {
    return `Use ${shape.minLength ?? 0} to ${grouped(shape.maxLength)} characters.`
  }
  const least =
    shape.minimum === undefined
      ? `more than ${shape.exclusiveMinimum ?? '-∞'}`
      : grouped(shape.minimum)
  const range = `${least} to ${shape.maximum === undefined ? '∞' : grouped(shape.maximum)}`
  return `Use ${listed([range, ...others.flatMap(choicesOf)])}.`
}

function written(path: Path): string {
  const examples = examplesAt(path)
  return examples.length > 0 ? `Write it like ${listed(examples)}.` : 'See the schema.'
}
