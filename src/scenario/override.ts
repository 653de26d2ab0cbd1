// `--set path=value`: changes the input before it is checked, so that an override obeys every rule of
// the scenario. Grammar:
//   override = path '=' value
//   path     = step { '.' step | '[' index ']' | '[' quoted ']' }
//   step     = key | quoted | '*'              '*' stands for every member
//   key      = anything but . * [ ] " =        quoted = a JSON string
import { UsageError } from '../errors.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'
import { listed, type Path, pathText, quoted } from './finding.ts'
import { type ParsedScenario, parseValue } from './parse.ts'
import { keysAt, shapesAt } from './shape.ts'
import { suggest } from './suggest.ts'
import { membersOf, valueAt, withValueAt } from './tree.ts'

const EVERY = Symbol('*')
type Step = string | number | typeof EVERY

/** Applies overrides in order, given with `option`. Throws `UsageError` for one that cannot be read or names nothing. */
export function applyOverrides(
  parsed: ParsedScenario,
  overrides: readonly string[],
  option = '--set',
): ParsedScenario {
  return overrides.reduce((before, text) => applyOverride(before, { text, option }), parsed)
}

interface Override {
  readonly text: string
  readonly option: string
}

function applyOverride(before: ParsedScenario, override: Override): ParsedScenario {
  const { steps, value } = parseOverride(override)
  const paths = pathsOf(before.input, { steps, override })
  const input = paths.reduce(
    (tree, path) => withValueAt(tree, path, readValue(value, path, override)),
    before.input,
  )
  return overridden(before, { input, paths, place: typed(override) })
}

/** Sets a value that an option of its own stands for, such as `--leads 500`. */
export function applyOption(
  parsed: ParsedScenario,
  {
    path,
    value,
    option,
  }: { readonly path: Path; readonly value: string | number; readonly option: string },
): ParsedScenario {
  const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
  const input = withValueAt(parsed.input, path, isNumber ? Number(value) : value)
  return overridden(parsed, { input, paths: [path], place: `${option} ${value}` })
}

function typed({ text, option }: Override): string {
  return `${option} ${text}`
}

interface Changed {
  readonly input: JsonValue
  readonly paths: readonly Path[]
  /** What was typed on the command line. */
  readonly place: string
}

/** What was changed stands on the command line now, and what was wrong with it before is gone. So is a
 *  change by its meaning of which nothing is left. */
export function overridden(
  before: ParsedScenario,
  { input, paths, place }: Changed,
): ParsedScenario {
  const isChanged = (path: Path): boolean =>
    paths.some((whole) => whole.every((step, index) => path[index] === step))
  return {
    ...before,
    input,
    ...(before.changes && {
      changes: before.changes.filter(({ paths: made }) => !made.every(isChanged)),
    }),
    findings: before.findings.filter(({ path }) => !isChanged(path)),
    locate: (path, ...where) => (isChanged(path) ? { file: place } : before.locate(path, ...where)),
  }
}

/** Cut at the first `=` that is not inside the path. `option` is what it was typed with. Throws
 *  `UsageError` for a text that has no path and value. */
export function splitOverride(
  text: string,
  option = '--set',
): { readonly path: string; readonly value: string } {
  const { value } = parseOverride({ text, option })
  return { path: text.slice(0, text.length - value.length - 1), value }
}

function parseOverride(override: Override): {
  readonly steps: readonly Step[]
  readonly value: string
} {
  const { text } = override
  const steps: Step[] = []
  const scanner = /\.?(?:\*|"(?:[^"\\]|\\.)*"|[^.*[\]"=]+)|\[\s*(?:\d+|"(?:[^"\\]|\\.)*")\s*\]/y
  while (text[scanner.lastIndex] !== '=') {
    const isFirst = scanner.lastIndex === 0
    const match = scanner.exec(text)?.[0] ?? ''
    const isJoined = isFirst ? /^[^.]/.test(match) : /^[.[]/.test(match)
    if (!isJoined) throw unreadable(override)
    steps.push(stepOf(match))
  }
  if (steps.length === 0) throw unreadable(override)
  return { steps, value: text.slice(scanner.lastIndex + 1) }
}

function stepOf(text: string): Step {
  const bare = text.replace(/^\.|^\[\s*|\s*\]$/g, '')
  if (bare === '*') return EVERY
  if (bare.startsWith('"')) return quotedKey(bare)
  return text.startsWith('[') ? Number(bare) : bare.trim()
}

function quotedKey(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text.slice(1, -1)
  }
}

function unreadable({ text, option }: Override): UsageError {
  return new UsageError(
    `${option} ${quoted(text)}: an override is path=value. Write it like instance.timeout=10s or services["https://api.example.com"].latency=80ms.`,
  )
}

/** Where an override of that path would go. Throws `UsageError` for one that cannot be read or names
 *  nothing; `option` is what it was typed with. */
export function placesNamed(
  { input }: ParsedScenario,
  path: string,
  option: string,
): readonly Path[] {
  const { steps, value } = parseOverride({ text: `${path}=`, option })
  const override = { text: path, option }
  if (value !== '') throw unreadable(override)
  return pathsOf(input, { steps, override })
}

interface Wanted {
  readonly steps: readonly Step[]
  readonly override: Override
}

/** Every path the steps stand for; each is one that the schema has. */
function pathsOf(input: JsonValue, { steps, override }: Wanted): readonly Path[] {
  let paths: readonly Path[] = [[]]
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1
    paths = paths.flatMap((path) => {
      if (step === EVERY) return everyMember(input, path)
      const problem = problemOf(input, { path, step, isLast })
      if (problem !== undefined) throw new UsageError(`${typed(override)}: ${problem}`)
      return [[...path, step]]
    })
    if (paths.length === 0)
      throw new UsageError(`${typed(override)}: * stands for nothing here. Name one.`)
  }
  return paths
}

function everyMember(input: JsonValue, path: Path): readonly Path[] {
  const value = valueAt(input, path)
  if (value !== undefined && isList(value)) return value.map((_, index) => [...path, index])
  return membersOf(value).map(([key]) => [...path, key])
}

interface Candidate<Key = string | number> {
  readonly path: Path
  readonly step: Key
  readonly isLast: boolean
}

/** Why a step leads nowhere; `undefined` when it leads on. */
function problemOf(input: JsonValue, { path, step, isLast }: Candidate): string | undefined {
  const here = valueAt(input, path) ?? undefined // a key with nothing beside it can be filled
  const where = path.length === 0 ? 'The scenario' : pathText(path)
  if (typeof step === 'number') {
    if (here === undefined || !isList(here)) return `${where} is no list. Name a key of it.`
    return step < here.length ? undefined : `${where} has ${here.length} in it, counted from 0.`
  }
  if (here !== undefined && typeof here !== 'object') {
    return `${where} is ${quoted(here)}, and has nothing inside. Set it as a whole.`
  }
  if (here !== undefined && isList(here))
    return `${where} is a list. Write ${pathText([...path, 0])}.`
  return unknownStep(here, { path, step, isLast })
}

/** A key must be one of the schema's; where names are free, one that is there, or a new last one. */
function unknownStep(
  here: JsonValue | undefined,
  { path, step, isLast }: Candidate<string>,
): string | undefined {
  const known = keysAt(path)
  const present = membersOf(here).map(([key]) => key)
  const isKnown = known === undefined ? isLast || present.includes(step) : known.includes(step)
  if (isKnown && step !== '__proto__') return undefined
  const names = known ?? present
  const nearest = suggest(step, names)
  const inFull = (name: string): string => pathText([...path, name])
  const hint = nearest === undefined ? '' : ` Did you mean ${inFull(nearest)}?`
  const choice =
    names.length === 0
      ? ` Set it as a whole, like ${inFull(step)}={ … }.`
      : ` Use ${listed(names.map(inFull))}.`
  return `there is no ${inFull(step)}.${hint === '' ? choice : hint}`
}

const TEXT_TYPES: readonly unknown[] = ['string', 'number']

/** Texts are taken as they are, and what may be a text or a number is kept as text anyway; everything
 *  else is a YAML value on one line. */
function readValue(text: string, path: Path, override: Override): JsonValue {
  const types = shapesAt(path).flatMap(({ type }) => type)
  const isText = types.includes('string') && types.every((type) => TEXT_TYPES.includes(type))
  if (isText || text === '') return text
  const value = parseValue(text)
  if (value !== undefined) return value
  throw new UsageError(`${typed(override)}: the value is not YAML. Put it in quotes.`)
}
