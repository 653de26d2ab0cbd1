// What a test claims of a report, and what came of it. Two rules hold for every claim, and live here: of
// an interrupted run nothing can be claimed, and where a report cannot tell, neither the claim nor its
// opposite holds.
import { plainText, quantityText, REPORT_FORMAT, type Report, UsageError } from '../index.ts'

/** What came of a claim. */
export interface ClaimResult {
  readonly passed: boolean
  /** False where the report cannot tell: not even the opposite has passed then. */
  readonly isDecided: boolean
  /** Lines for a terminal: what was expected (the opposite, where the claim holds), what was found, the
   *  violations with their lead and replay, and which run it was. */
  readonly message: string
  readonly expected: string
  readonly actual: string
}

/** A sentence in two parts, for `not` to go between: `the campaign`, `to finish within 2h`. */
export interface Claim {
  readonly subject: string
  readonly predicate: string
}

/** What a look at the report showed. */
export interface Seen {
  readonly state: 'kept' | 'broken' | 'unclear'
  readonly actual: string
  /** Lines that help to see why. */
  readonly details?: readonly string[]
}

/** Throws `UsageError` for what is no report. */
export function resultOf(
  report: Report,
  { subject, predicate }: Claim,
  look: (report: Report) => Seen,
): ClaimResult {
  checkReport(report)
  const { state, actual, details = [] } = report.partial ? INTERRUPTED : look(report)
  const expected = `${subject} ${state === 'kept' ? 'not ' : ''}${predicate}`
  const lines = [
    `expected ${expected}`,
    `actual   ${actual}`,
    ...details,
    `run      ${runOf(report)}`,
  ]
  return {
    passed: state === 'kept',
    isDecided: state !== 'unclear',
    message: lines.map(plainText).join('\n'),
    expected,
    actual,
  }
}

const INTERRUPTED: Seen = {
  state: 'unclear',
  actual: 'the run was interrupted, and what a whole one would have come to is not known',
}

/** Tests of JavaScript, and those that forgot an `await`, are told so. */
function checkReport(report: unknown): void {
  if (Object(report).format === REPORT_FORMAT) return
  const what = report instanceof Promise ? 'a promise. Await it first' : 'something else'
  throw new UsageError(`A claim is made of a report that simulate gave, and this is ${what}.`)
}

function runOf({ scenario: { name, leads, concurrency, seed, fidelity } }: Report): string {
  const size = `${quantityText(leads, 'lead')} on ${quantityText(concurrency, 'slot')}`
  return `${name}: ${size}, seed ${seed}, at ${fidelity}`
}
