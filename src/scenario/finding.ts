// A mistake on its way out: found by path, turned into an `Issue` with a place when all are known.
// Whoever finds one knows only the tree of values; whoever read the text knows lines and columns.
import type { Issue, IssueCode, Place } from '../errors.ts'
import type { WebhookRule } from '../executor/webhook-rules.ts'
import type { JsonValue } from '../service/definition.ts'

/** Keys and indexes from the top of the scenario. */
export type Path = readonly (string | number)[]

/** What is wrong with one value, before it is known where that value stands. */
export interface Mistake {
  readonly code: IssueCode
  /** With a value quoted before it, the rule goes on from there: `"5x"` … `is not a duration.` */
  readonly rule: string
  readonly mend: string
}

/** What a finding is about, by path. */
export interface Spot {
  readonly path: Path
  /** What the position points at (default: the value; for an unknown key, the key). */
  readonly at?: 'key' | 'value'
  /** The piece of the text at the path that is wrong; one text may have several. */
  readonly piece?: string
  /** Which of the pieces that read alike, from 0 (default: the first). */
  readonly nth?: number
  /** Where it stands, when whoever found it knows better than the path. */
  readonly place?: Place
}

export interface Finding extends Mistake, Spot {
  /** The value found, quoted. */
  readonly got?: string
  /** The lint rule that is broken; none where the code says it all. */
  readonly id?: WebhookRule
  /** Default error. A warning stops no run. */
  readonly severity?: Severity
}

export type Severity = 'error' | 'warning'

/** Where something stands in the text: the key or the value at a path, a piece of it, or what is
 *  nearest. */
export type Locate = (path: Path, at: 'key' | 'value', piece?: Piece) => Place | undefined

export interface Piece {
  readonly text: string
  readonly nth: number
}

/** All findings as issues, in the order of the text. */
export function toIssues(findings: readonly Finding[], locate: Locate): readonly Issue[] {
  return firstOf(
    placed(findings, locate).map(({ path, place, code, got, rule, mend }) => ({
      code,
      path: pathText(path),
      rule,
      mend,
      ...(got !== undefined && { got }),
      ...(place && { place }),
    })),
  )
}

/** Findings with their places, in the order of the text; of several of one rule about one value only
 *  the first, because the others mostly follow from it. */
export function placed<Found extends Spot & { readonly id?: string; readonly code?: string }>(
  findings: readonly Found[],
  locate: Locate,
): readonly Found[] {
  const byRule = new Map<string, Found>()
  for (const finding of findings) {
    const { id, code, path, piece, nth = 0 } = finding
    const subject = JSON.stringify([id, path, piece])
    if (byRule.has(subject)) continue
    const side = finding.at ?? ((id ?? code) === 'unknown-key' ? 'key' : 'value')
    const place =
      finding.place ?? locate(path, side, piece === undefined ? piece : { text: piece, nth })
    byRule.set(subject, { ...finding, ...(place && { place }) })
  }
  return [...byRule.values()].sort((one, other) => inOrder(one.place, other.place))
}

/** Most issues of one scenario. */
const ISSUES_MAX = 100

function firstOf(issues: readonly Issue[]): readonly Issue[] {
  const told = issues.slice(0, ISSUES_MAX - 1)
  const next = issues[told.length]
  if (!next || issues.length <= ISSUES_MAX) return issues
  const { got: _, ...where } = next
  const rule = `From here on there are ${grouped(issues.length - told.length)} more mistakes.`
  return [...told, { ...where, rule, mend: 'Mend the others first.' }]
}

/** Issues without a line come last, in the order they were found. */
function inOrder(a: Place | undefined, b: Place | undefined): number {
  const lines = (a?.line ?? Number.MAX_SAFE_INTEGER) - (b?.line ?? Number.MAX_SAFE_INTEGER)
  return lines === 0 ? (a?.column ?? 0) - (b?.column ?? 0) : lines
}

/** As it would be typed after `--set`: `webhooks.enrich.url`, `services["https://a.b"].replies[0]`. */
export function pathText(path: Path): string {
  return path.map(stepText).join('').replace(/^\./, '')
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  const isBare = step.length <= QUOTED_MAX && /^[^.*[\]"=\s]([^.*[\]"=]*[^.*[\]"=\s])?$/.test(step)
  return isBare ? `.${step}` : `[${quoted(step)}]`
}

/** Most characters of a value or a key that a message shows. */
const QUOTED_MAX = 60

/** A value as a message shows it: JSON, cut when it is long. */
export function quoted(value: JsonValue): string {
  const text = JSON.stringify(value)
  return text.length <= QUOTED_MAX ? text : `${text.slice(0, QUOTED_MAX)}…`
}

/** Most words that a message lists. */
const LISTED_MAX = 20

/** `JSON, Form/Url or None`. */
export function listed(words: readonly string[], conjunction = 'or'): string {
  if (words.length < 2) return words.join('')
  const isLong = words.length > LISTED_MAX
  const first = words.slice(0, isLong ? LISTED_MAX : -1)
  const last = isLong ? `${grouped(words.length - LISTED_MAX)} more` : words.at(-1)
  return `${first.join(', ')} ${conjunction} ${last}`
}

/** `100,000,000`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
