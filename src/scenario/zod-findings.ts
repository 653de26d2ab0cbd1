// What zod found, in our words. A mistake found by one of our readers passes through as it is; what
// only follows from another mistake is left out.
import type { z } from 'zod'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { type Finding, listed, type Mistake, type Path, quoted } from './finding.ts'
import { examplesAt, keysAt, type Shape, shapesAt } from './shape.ts'
import { didYouMean, suggest } from './suggest.ts'
import { membersOf, valueAt } from './tree.ts'
import { choicesOf, notOneOf, outOfRange, type ValueMistake, wrongType } from './value-mistakes.ts'

type ZodIssue = z.core.$ZodIssue

export function findingsOf(issues: readonly ZodIssue[], input: JsonValue): readonly Finding[] {
  const findings = issues.flatMap((issue) => findingsOfOne(issue, [], input))
  const unknown = findings.filter(({ code }) => code === 'unknown-key')
  return findings.filter(
    (finding) => finding.code !== 'missing' || !isWrittenOtherwise(finding, unknown, input),
  )
}

/** Whether a key that is missing was written otherwise: misspelt, or in a mapping that is something
 *  else altogether. */
function isWrittenOtherwise(
  { path }: Finding,
  unknown: readonly Finding[],
  input: JsonValue,
): boolean {
  const above = path.slice(0, -1)
  const beside = unknown
    .filter((each) => each.path.length === path.length && isWithin(each.path, above))
    .map((each) => String(each.path.at(-1)))
  const isSomethingElse =
    above.length > 0 &&
    beside.length > 0 &&
    beside.length === membersOf(valueAt(input, above)).length
  const key = String(path.at(-1))
  return isSomethingElse || beside.some((name) => suggest(name, [key]) !== undefined)
}

function isWithin(path: Path, whole: Path): boolean {
  return whole.every((step, index) => path[index] === step)
}

function findingsOfOne(issue: ZodIssue, above: Path, input: JsonValue): readonly Finding[] {
  const path = [...above, ...issue.path.map(stepOf)]
  const value = valueAt(input, path)
  if (value === null) return [{ path, ...wrongType(path, value) }]
  if (issue.code === 'custom' && isReported(issue.params))
    return [reported(issue.params, path, value)]
  if (value === undefined) return [missing(path)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, value))
    case 'invalid_union':
      return inUnion(issue, { path, value, input })
    case 'invalid_value':
      return [{ path, ...notOneOf(path, value) }]
    case 'too_small':
    case 'too_big':
      return [{ path, ...outOfRange(path, value) }]
    case 'invalid_key':
      return [
        { path, at: 'key', code: 'out-of-range', rule: 'A name is not empty.', mend: 'Name it.' },
      ]
    default:
      return [{ path, ...wrongType(path, value) }]
  }
}

function stepOf(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step)
}

function isReported(
  params: Record<string, unknown> | undefined,
): params is ValueMistake & typeof params {
  return typeof params?.rule === 'string' // only our own readers and checks write `params`
}

/** A rule that goes on from the value found gets it quoted; a whole sentence stands alone. */
function reported(mistake: ValueMistake, path: Path, value: JsonValue | undefined): Finding {
  const { code, rule, mend, got = value === undefined ? undefined : quoted(value) } = mistake
  const goesOn = got !== undefined && /^\p{Ll}/u.test(rule)
  return { path, code, rule, mend, ...(goesOn && { got }) }
}

/** Of a key that has to be there. */
export function missing(path: Path): Finding {
  const key = path.at(-1)
  const [example] = examplesAt(path)
  const mend = `Add ${key}${example === undefined ? '' : `, like ${key}: ${example}`}.`
  return { path, code: 'missing', rule: 'This is required.', mend }
}

function unknownKey(path: Path, key: string, value: JsonValue): Finding {
  const keys = keysAt(path) ?? []
  const place = { path: [...path, key], at: 'key' } as const
  if (keys.includes(key)) return { ...place, ...notBeside(key, value) }
  const hint = didYouMean(key, keys).trim()
  const mend = hint === '' ? `Use ${listed(keys)}.` : hint
  return { ...place, code: 'unknown-key', rule: 'There is no such key.', mend }
}

/** A key of another alternative than the one its neighbours belong to. */
function notBeside(key: string, value: JsonValue): Mistake {
  const others = membersOf(value).flatMap(([name]) => (name === key ? [] : [name]))
  const rule = `This does not stand beside ${listed(others, 'and')}.`
  return { code: 'conflict', rule, mend: 'Keep one of them.' }
}

interface UnionPlace {
  readonly path: Path
  readonly value: JsonValue
  readonly input: JsonValue
}

/** The mistakes of the alternative that was meant: the one that knows most of the keys written. */
function inUnion(
  issue: Extract<ZodIssue, { readonly code: 'invalid_union' }>,
  { path, value, input }: UnionPlace,
): readonly Finding[] {
  const keys = membersOf(value).map(([key]) => key)
  const shapes = shapesAt(path) // in the order of the alternatives
  const [best] = issue.errors
    .map((errors, index) => ({ errors, known: keysKnown(shapes[index], keys) }))
    .sort((a, b) => b.known - a.known)
  if (best && best.known > 0) {
    return best.errors.flatMap((error) => findingsOfOne(error, path, input))
  }
  const asList = isList(value) && issue.errors[shapes.findIndex(({ type }) => type === 'array')]
  if (asList) return asList.flatMap((error) => findingsOfOne(error, path, input))
  const isMappingWanted = shapes.some(({ type }) => type === 'object')
  if (keys.length > 0 && isMappingWanted) return keys.map((key) => unknownKey(path, key, value))
  const ours = typeof value === 'object' ? [] : issue.errors.flat().filter(isOurs)
  if (ours.length > 0) return ours.flatMap((error) => findingsOfOne(error, path, input))
  const isChoice = typeof value === 'string' && shapes.some((shape) => choicesOf(shape).length > 0)
  return [{ path, ...(isChoice ? notOneOf(path, value) : wrongType(path, value)) }]
}

function keysKnown(shape: Shape | undefined, keys: readonly string[]): number {
  return keys.filter((key) => Object.hasOwn(shape?.properties ?? {}, key)).length
}

function isOurs(error: ZodIssue): boolean {
  return error.path.length === 0 && error.code === 'custom' && isReported(error.params)
}
