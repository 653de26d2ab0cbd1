// Anything at all → a tree of plain JSON values, copied. What comes from YAML may repeat itself by
// alias, what comes from a module may hold functions, dates or itself; behind this border there are
// only values that JSON could carry, and no key that could reach a prototype.
import type { JsonValue } from '../service/definition.ts'
import { type Finding, grouped, type Mistake, type Path } from './finding.ts'

/** Deeper than any body of a real service (see `check-body.ts`), shallow enough to recurse. */
export const DEPTH_MAX = 80
/** Values in a whole scenario; aliases count each time they are used. */
export const VALUES_MAX = 1_000_000

export interface PlainInput {
  /** Without the values that are reported. */
  readonly input: JsonValue
  readonly findings: readonly Finding[]
  /** False when it was too big or too deep to be copied to its end. */
  readonly isWhole: boolean
}

export function plainInput(value: unknown): PlainInput {
  const progress: Progress = {
    findings: [],
    open: new Set(),
    valuesLeft: VALUES_MAX,
    isWhole: true,
  }
  const input = copy(value, [], progress) ?? null
  return { input, findings: progress.findings, isWhole: progress.isWhole }
}

interface Progress {
  readonly findings: Finding[]
  /** What the value being copied stands in. */
  readonly open: Set<unknown>
  valuesLeft: number
  isWhole: boolean
}

/** `undefined` for what is left out. */
function copy(value: unknown, path: Path, progress: Progress): JsonValue | undefined {
  if (!progress.isWhole) return undefined
  progress.valuesLeft -= 1
  if (progress.valuesLeft < 0) return stop({ path, ...TOO_MUCH }, progress)
  if (path.length > DEPTH_MAX) return stop(tooDeep(path), progress)
  const mistake = progress.open.has(value) ? HOLDS_ITSELF : mistakeOf(value)
  if (mistake) {
    progress.findings.push({ path, ...mistake })
    return undefined
  }
  switch (typeof value) {
    case 'bigint':
      return Number(value)
    case 'string':
    case 'number':
    case 'boolean':
      return value
    case 'object':
      return value === null ? null : copyInside(value, path, progress)
    default:
      return undefined
  }
}

/** One such mistake is enough, and what is left of the scenario would only bring others. */
function stop(finding: Finding, progress: Progress): undefined {
  progress.findings.push(finding)
  progress.isWhole = false
}

function copyInside(value: object, path: Path, progress: Progress): JsonValue {
  progress.open.add(value)
  const copied = Array.isArray(value)
    ? Array.from(value, (item: unknown, index) => copy(item, [...path, index], progress) ?? null)
    : copyMembers(value, path, progress)
  progress.open.delete(value)
  return copied
}

function copyMembers(value: object, path: Path, progress: Progress): JsonValue {
  const members: [string, JsonValue][] = []
  for (const [key, child] of Object.entries(value)) {
    if (key === '__proto__') {
      progress.findings.push({ path: [...path, key], ...FORBIDDEN_KEY })
      continue
    }
    const copied = copy(child, [...path, key], progress)
    if (copied !== undefined) members.push([key, copied])
  }
  return Object.fromEntries(members)
}

function mistakeOf(value: unknown): (Mistake & { readonly got?: string }) | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : { got: String(value), ...NOT_FINITE }
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? undefined : { got: String(value), ...TOO_BIG }
    case 'object':
      if (value === null || Array.isArray(value) || isPlain(value)) return undefined
      return { got: `A value of the class ${String(value.constructor?.name)}`, ...NOT_PLAIN }
    case 'function':
    case 'symbol':
      return { got: `A ${typeof value}`, ...NOT_PLAIN }
    default:
      return undefined
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** How much of a path too long says where it is. */
const STEPS_SHOWN = 3

export function tooDeep(path: Path): Finding {
  const rule = `A scenario nests at most ${DEPTH_MAX} deep.`
  return { path: path.slice(0, STEPS_SHOWN), code: 'out-of-range', rule, mend: 'Make it flatter.' }
}

export const TOO_MUCH: Mistake = {
  code: 'out-of-range',
  rule: `A scenario has at most ${grouped(VALUES_MAX)} values, and an alias counts as all it stands for.`,
  mend: 'Make it smaller.',
}

const HOLDS_ITSELF: Mistake = {
  code: 'wrong-type',
  rule: 'This value stands inside itself.',
  mend: 'Write the value out.',
}

const FORBIDDEN_KEY: Mistake = {
  code: 'unknown-key',
  rule: 'The key __proto__ is refused everywhere.',
  mend: 'Give it another name.',
}

const NOT_FINITE: Mistake = {
  code: 'wrong-type',
  rule: 'is not a number that JSON could carry.',
  mend: 'Write a finite number.',
}

const TOO_BIG: Mistake = {
  code: 'out-of-range',
  rule: 'is beyond 2^53 − 1 and would be rounded.',
  mend: 'Use a smaller one; as a text, in quotes, it keeps every digit.',
}

const NOT_PLAIN: Mistake = {
  code: 'wrong-type',
  rule: 'is not plain data: a text, number, boolean, list or mapping.',
  mend: 'Write the value itself.',
}
