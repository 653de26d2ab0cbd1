/**
 * The door `hookdrill/vitest`: importing it teaches `expect` what can be claimed of a report. Each matcher
 * says what it found, with the lead and the command that replays it, and so does its opposite; where the
 * run did not look (at `model` no field is mapped; an interrupted run is no run) both fail. A text that is
 * no duration or no share throws `UsageError`. `docs/vitest.md` shows a suite. `describeExecutor` is the
 * conformance kit as a suite (`docs/conform.md`).
 */
import { expect } from 'vitest'
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

export { describeExecutor } from './describe-executor.ts'

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** No field changed but by a call that got a 2xx. marketo.md §4.1 [DOC].
     *
     * ```ts
     * expect(await simulate(scenario)).toMapOnlyOn2xx()
     * ``` */
    toMapOnlyOn2xx(): R
    /** The total execution delay, from the first arrival to the end of the last lead's flow, is `span` at
     *  most: a duration with a unit, in virtual time (real at `wire`).
     *
     * ```ts
     * expect(report).toFinishWithin('1h 30m')
     * ``` */
    toFinishWithin(span: string): R
    /** No more calls time out than that: a whole number from 0, or a share of all calls, 0% to 100%.
     *
     * ```ts
     * expect(report).toTimeOut({ atMost: '1%' })
     * ``` */
    toTimeOut(limit: TimeoutLimit): R
    /** Calls that time out hold less than `share` of all slot time that was held, 0% to 100%.
     *
     * ```ts
     * expect(report).toKeepSlotTimeOfTimeoutsBelow('10%')
     * ``` */
    toKeepSlotTimeOfTimeoutsBelow(share: string): R
    /** Every limit under `expect` in the scenario is kept, and there is one at least.
     *
     * ```ts
     * expect(report).toMeetExpectations()
     * ``` */
    toMeetExpectations(): R
    /** Of a function that runs a rehearsal: run twice, it comes to the same, event by event. Await it.
     *
     * ```ts
     * await expect(() => simulate(scenario, { executor })).toBeReproducible()
     * ``` */
    toBeReproducible(): Promise<void>
    /** Every lead that arrived was skipped or completed, once.
     *
     * ```ts
     * expect(report).toConserveLeads()
     * ``` */
    toConserveLeads(): R
  }
}

expect.extend({
  toMapOnlyOn2xx(report: Report) {
    return answer(mapsOnlyOn2xx(report), this)
  },
  toFinishWithin(report: Report, span: string) {
    return answer(finishesWithin(report, span), this)
  },
  toTimeOut(report: Report, limit: TimeoutLimit) {
    return answer(timesOut(report, limit), this)
  },
  toKeepSlotTimeOfTimeoutsBelow(report: Report, share: string) {
    return answer(keepsSlotTimeOfTimeoutsBelow(report, share), this)
  },
  toMeetExpectations(report: Report) {
    return answer(meetsExpectations(report), this)
  },
  async toBeReproducible(rehearse: () => Promise<Report>) {
    return answer(await isReproducible(rehearse), this)
  },
  toConserveLeads(report: Report) {
    return answer(conservesLeads(report), this)
  },
})

/** Undecided, it fails either way. */
function answer(
  { passed, isDecided, message }: ClaimResult,
  { isNot }: { readonly isNot: boolean },
) {
  return { pass: isDecided ? passed : isNot, message: () => message }
}
