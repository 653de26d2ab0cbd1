// YAML → input and the way back to its lines. JSON is YAML too, so one parser gives both their
// positions. Hostile text, such as aliases that multiply, is refused before anything is built from it.
import { parseDocument } from 'yaml'
import type { Issue } from '../errors.ts'
import type { JsonValue } from '../service/definition.ts'
import { checkDocument } from './check-document.ts'
import { unparsable } from './check-tokens.ts'
import { type Finding, type Locate, type Mistake, type Path, quoted, toIssues } from './finding.ts'
import type { Assumption } from './model.ts'
import { plainInput } from './plain-input.ts'
import { locateFile, locateIn, placeIn } from './position.ts'
import { syntaxIssues } from './syntax.ts'
import { isMapping, membersOf, valueAt } from './tree.ts'

/** What somebody wrote, as plain data, with the mistakes already found and where everything stands. */
export interface ParsedScenario {
  readonly input: JsonValue
  readonly findings: readonly Finding[]
  readonly locate: Locate
  /** What was changed in it with `--what-if`, for the report. */
  readonly changes?: readonly MeantChange[]
}

/** A change by its meaning, and where in the input it was made. */
export interface MeantChange {
  readonly assumption: Assumption
  readonly paths: readonly Path[]
}

export type Parsed = ParsedScenario | { readonly issues: readonly Issue[] }

/** Reads a scenario in YAML or JSON. */
export function parseScenario(text: string, file: string): Parsed {
  const tree = parseTree(text, file)
  return 'issues' in tree ? tree : scenarioIn(tree)
}

/** What a text holds, whatever it is about. */
export interface ParsedTree extends ParsedScenario {
  /** False when it was too big or too deep to be copied to its end. */
  readonly isWhole: boolean
}

/** Reads YAML or JSON. */
export function parseTree(
  text: string,
  file: string,
): ParsedTree | { readonly issues: readonly Issue[] } {
  const placeAt = placeIn(file, text)
  const hopeless = unparsable(text, placeAt)
  if (hopeless) return { issues: [hopeless] }
  const document = parseDocument(text, {
    version: '1.2',
    intAsBigInt: true, // so that an integer too big for a number is noticed, not rounded
    stringKeys: true,
    uniqueKeys: false, // ours is quicker, and names the key
    prettyErrors: false,
    logLevel: 'error', // under 'silent' a second document would go unnoticed
  })
  const broken = syntaxIssues(document, placeAt)
  if (broken.length > 0) return { issues: broken }
  const root = document.contents
  const { findings, isBuildable, targets } = checkDocument(root, placeAt)
  const locate = locateIn({ text, root, placeAt, targets })
  if (!isBuildable) return { issues: toIssues(findings, locate) }
  const value: unknown = document.toJS({ maxAliasCount: -1 }) // checked, by what they stand for
  const plain = plainInput(value)
  return { ...plain, findings: [...findings, ...plain.findings], locate }
}

/** Reads one YAML value, such as `80ms` or `{ p50: 50ms }`; `undefined` when the text is none. */
export function parseValue(text: string): JsonValue | undefined {
  const parsed = parseScenario(`value: ${text}`, '')
  if ('issues' in parsed || parsed.findings.length > 0) return undefined
  return membersOf(parsed.input).length === 1 ? valueAt(parsed.input, ['value']) : undefined
}

/** Takes a scenario that is already a value: the default export of a module. */
export function scenarioFromValue(value: unknown, file: string): Parsed {
  return scenarioIn({ ...plainInput(value), locate: locateFile(file) })
}

function scenarioIn({ input, findings, locate, isWhole }: ParsedTree): Parsed {
  if (isWhole && membersOf(input).length > 0) return { input, findings, locate }
  if (findings.length > 0) return { issues: toIssues(findings, locate) }
  const isNothing = input === null || isMapping(input)
  const mistake = isNothing ? EMPTY : { ...NOT_A_SCENARIO, got: quoted(input) }
  return { issues: toIssues([{ path: [], ...mistake }], locate) }
}

const START = 'Start with name, campaign, webhooks and services.'

const EMPTY: Mistake = { code: 'empty-scenario', rule: 'The scenario is empty.', mend: START }

const NOT_A_SCENARIO: Mistake = {
  code: 'wrong-type',
  rule: 'is not a scenario, which is a mapping of keys to values.',
  mend: START,
}
