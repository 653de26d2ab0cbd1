/**
 * The door `hookdrill/assert`: what can be claimed of a report, for `node:test` or any other runner. Each
 * function throws an `AssertionError` of `node:assert` that says what was found, with the lead and the
 * command that replays it; also where the run did not look (at `model` no field is mapped; an interrupted
 * run is no run). A text that is no duration or no share throws `UsageError`. `docs/vitest.md` shows a suite.
 */
import { AssertionError } from 'node:assert'
import type { Report } from '../index.ts'
import type { ClaimResult } from './claim.ts'
import {
  conservesLeads,
  finishesWithin,
  keepsSlotTimeOfTimeoutsBelow,
  mapsOnlyOn2xx,
  meetsExpectations,
  type TimeoutLimit,
  timesOut,
} from './claims.ts'
import { isReproducible } from './is-reproducible.ts'

/** No field changed but by a call that got a 2xx. marketo.md §4.1 [DOC]. */
export function assertMapsOnlyOn2xx(report: Report): void {
  demand(mapsOnlyOn2xx(report), assertMapsOnlyOn2xx)
}

/** The total execution delay, from the first arrival to the end of the last lead's flow, is `span` at
 *  most: a duration with a unit, in virtual time (real at `wire`). */
export function assertFinishesWithin(report: Report, span: string): void {
  demand(finishesWithin(report, span), assertFinishesWithin)
}

/** No more calls time out than that: a whole number from 0, or a share of all calls, 0% to 100%. */
export function assertTimesOut(report: Report, limit: TimeoutLimit): void {
  demand(timesOut(report, limit), assertTimesOut)
}

/** Calls that time out hold less than `share` of all slot time that was held, 0% to 100%. */
export function assertKeepsSlotTimeOfTimeoutsBelow(report: Report, share: string): void {
  demand(keepsSlotTimeOfTimeoutsBelow(report, share), assertKeepsSlotTimeOfTimeoutsBelow)
}

/** Every limit under `expect` in the scenario is kept, and there is one at least. */
export function assertMeetsExpectations(report: Report): void {
  demand(meetsExpectations(report), assertMeetsExpectations)
}

/** Of a function that runs a rehearsal: run twice, it comes to the same, event by event. Await it. */
export async function assertReproducible(rehearse: () => Promise<Report>): Promise<void> {
  demand(await isReproducible(rehearse), assertReproducible)
}

/** Every lead that arrived was skipped or completed, once. */
export function assertConservesLeads(report: Report): void {
  demand(conservesLeads(report), assertConservesLeads)
}

type Assertion = (...given: never[]) => unknown

/** `assertion` is where the stack of what is thrown begins. */
function demand({ passed, message, expected, actual }: ClaimResult, assertion: Assertion): void {
  if (passed) return
  const operator = assertion.name
  throw new AssertionError({ message, expected, actual, operator, stackStartFn: assertion })
}
