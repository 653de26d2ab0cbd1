// What can be claimed of a report. `vitest.ts` makes matchers of these, `assert.ts` assertions. A claim of
// what the run did not look at does not hold: what saw nothing has not passed.
import {
  countText,
  durationOf,
  durationText,
  quantityText,
  type Report,
  type ReportCheck,
  type ReportViolation,
  shareOf,
  shareText,
  UsageError,
} from '../index.ts'
import { type Claim, type ClaimResult, resultOf, type Seen } from './claim.ts'

/** No field changed but by a call that got a 2xx: the check `map-only-on-2xx`. */
export function mapsOnlyOn2xx(report: Report): ClaimResult {
  const claim = { subject: 'a field', predicate: 'to change only on a 2xx' }
  return ofCheck(report, 'map-only-on-2xx', claim)
}

/** Every lead that arrived was skipped or completed, once: the check `leads-conserved`. */
export function conservesLeads(report: Report): ClaimResult {
  const claim = { subject: 'leads', predicate: 'to be conserved, each skipped or completed once' }
  return ofCheck(report, 'leads-conserved', claim)
}

/** The total execution delay is `span` at most. Throws `UsageError` for a text that is no duration. */
export function finishesWithin(report: Report, span: string): ClaimResult {
  const limitUs = durationOf(`${span}`) // of a program without types it may be a number
  if (limitUs === undefined) {
    throw new UsageError(`finish within "${span}": write a duration with a unit, like 90s or 2h.`)
  }
  const claim = { subject: 'the campaign', predicate: `to finish within ${span}` }
  return resultOf(report, claim, ({ delay, leads, headline }) => {
    if (leads.completed === 0) return { state: 'unclear', actual: 'no lead completed' }
    const isKept = toUs(delay.totalMs) <= limitUs
    return { state: stateOf(isKept), actual: `it took ${delay.text}`, details: said(headline) }
  })
}

/** Most calls that may time out: a whole number of them, or a share of all, like `1%`. */
export interface TimeoutLimit {
  readonly atMost: number | string
}

/** No more than `atMost` calls time out. Throws `UsageError` for what is neither number nor share. */
export function timesOut(report: Report, { atMost }: TimeoutLimit): ClaimResult {
  const allowed = calls(atMost)
  const predicate = `to be at most ${typeof atMost === 'number' ? countText(atMost) : `${atMost} of calls`}`
  return resultOf(report, { subject: 'timeouts', predicate }, ({ calls, headline }) => {
    const sent = calls.total - (calls.byOutcome.refused ?? 0)
    if (sent === 0) return { state: 'unclear', actual: 'no call was sent' }
    const { timeouts } = calls
    const isKept = allowed(timeouts, calls.total)
    const share = shareText(timeouts / calls.total, (value) =>
      allowed(value * calls.total, calls.total),
    )
    const actual = `${countText(timeouts)} of ${quantityText(calls.total, 'call')} (${share})`
    return { state: stateOf(isKept), actual, details: said(headline) }
  })
}

/** Calls that time out hold less than `share` of all slot time that was held. Throws `UsageError` for a
 *  text that is no share. */
export function keepsSlotTimeOfTimeoutsBelow(report: Report, share: string): ClaimResult {
  const limit = shareIn(share, 'slot time of timeouts below')
  const claim = { subject: 'slot time of timeouts', predicate: `to stay below ${share}` }
  return resultOf(report, claim, ({ slots: { busyMs, account }, headline }) => {
    if (busyMs === 0) return { state: 'unclear', actual: 'no slot was held' }
    const ofTimeouts = account.filter(({ outcome }) => outcome === 'timeout')
    const heldUs = ofTimeouts.reduce((sum, { slotMs }) => sum + toUs(slotMs), 0)
    const isBelow = (value: number): boolean => value < limit
    const figure = heldUs / toUs(busyMs)
    const [held, busy] = [durationText(heldUs), durationText(toUs(busyMs))]
    const actual = `${shareText(figure, isBelow)}, ${held} of ${busy}`
    return { state: stateOf(isBelow(figure)), actual, details: said(headline) }
  })
}

/** Every limit under `expect` in the scenario is kept, and there is one at least. */
export function meetsExpectations(report: Report): ClaimResult {
  const claim = { subject: "the scenario's expectations", predicate: 'to be met' }
  return resultOf(report, claim, ({ expectations }) => {
    if (expectations.length === 0) return { state: 'unclear', actual: 'the scenario has none' }
    const missed = expectations.filter(({ passed }) => passed === false)
    const open = expectations.filter(({ passed }) => passed === null)
    const shown = missed.length > 0 ? missed : open.length > 0 ? open : expectations
    const state = missed.length > 0 ? 'broken' : open.length > 0 ? 'unclear' : 'kept'
    const verb = { broken: 'missed', unclear: 'not checked', kept: 'met' }[state]
    const details = shown.map(({ metric, want, got }) => `  ${metric} ${want}, and it is ${got}`)
    return { state, actual: `${shown.length} of ${expectations.length} ${verb}`, details }
  })
}

function ofCheck(report: Report, id: string, claim: Claim): ClaimResult {
  const { subject, predicate } = claim
  return resultOf(report, { subject, predicate: `${predicate} (${id})` }, ({ verdict }) => {
    const check = verdict.checks.find((each) => each.id === id)
    return check ? seenBy(check) : { state: 'unclear', actual: 'the report has no such check' }
  })
}

function seenBy({ state, checked, violations, reason, examples }: ReportCheck): Seen {
  const items = quantityText(checked, 'item')
  switch (state) {
    case 'passed':
      return { state: 'kept', actual: `no violation in ${items}` }
    case 'failed':
      return {
        state: 'broken',
        actual: `${quantityText(violations, 'violation')} in ${items}`,
        details: examples.flatMap(violationLines),
      }
    case 'not checked':
      return { state: 'unclear', actual: `nothing was looked at: ${reason}` }
  }
}

function violationLines({ lead, step, expected, actual, replay }: ReportViolation): string[] {
  return [
    `  lead ${lead}, step ${step}`,
    `    expected ${expected}`,
    `    actual   ${actual}`,
    `    replay   ${replay}`,
  ]
}

function said(headline: readonly string[]): readonly string[] {
  return headline.map((sentence, index) => `${index === 0 ? 'report   ' : '         '}${sentence}`)
}

/** Whether so many calls of so many may time out. */
function calls(atMost: number | string): (timeouts: number, total: number) => boolean {
  if (typeof atMost === 'string') {
    const share = shareIn(atMost, 'time out at most')
    return (timeouts, total) => timeouts / total <= share
  }
  if (Number.isInteger(atMost) && atMost >= 0) return (timeouts) => timeouts <= atMost
  throw new UsageError(`time out at most ${atMost}: write a whole number, or a share like '1%'.`)
}

function shareIn(text: string, attempted: string): number {
  const share = shareOf(`${text}`)
  if (share !== undefined) return share
  throw new UsageError(`${attempted} "${text}": write a share with %, like 1% or 97.5%.`)
}

function stateOf(isKept: boolean): 'kept' | 'broken' {
  return isKept ? 'kept' : 'broken'
}

/** Whole again: the report has the same instants in milliseconds. */
function toUs(milliseconds: number): number {
  return Math.round(milliseconds * 1_000)
}
