// The listener that counts. Everything in it is of fixed size, so memory does not grow with the number
// of leads. Hot: hears five events a call; `npm run bench`.
import { between, type Us, ZERO } from '../time/instant.ts'
import type { RunEnded, RunStarted } from '../timeline/event.ts'
import { type Audience, audience } from '../timeline/listener.ts'
import { Backlog, type BacklogSeries } from './backlog.ts'
import { CallCount, type CallMeasures } from './call-count.ts'
import { type TimeBucket, type Times, timeBuckets, timesOf } from './call-times.ts'
import { Histogram } from './histogram.ts'
import { MappingCount, type MappingMeasures } from './mapping-count.ts'
import type { AccountEntry } from './slot-account.ts'
import type { Snapshot } from './snapshot.ts'

export type { AccountEntry, BacklogSeries, TimeBucket, Times }

/** Everything measured in one run. */
export interface Measures {
  /** False when the run was interrupted: every figure covers only what had happened. */
  readonly isComplete: boolean
  /** From the first arrival to the end of the last lead's flow; interrupted, to the interruption. */
  readonly totalUs: Us
  readonly offered: number
  readonly arrived: number
  /** Kept out by the qualification rule. */
  readonly skipped: number
  readonly completed: number
  readonly calls: CallMeasures
  readonly mapping: MappingMeasures
  readonly times: {
    /** From a lead's arrival to the end of its flow. */
    readonly lead: Times | null
    /** From asking for a slot to getting it. */
    readonly queueWait: Times | null
    /** From taking a slot to giving it back. */
    readonly callTime: Times | null
  }
  readonly callTimeBuckets: readonly TimeBucket[]
  readonly slots: {
    readonly count: number
    /** Slot time that was held, over all slots. */
    readonly busyUs: number
    readonly account: readonly AccountEntry[]
  }
  readonly backlog: BacklogSeries
}

export interface Measuring {
  readonly audience: Audience
  snapshot(): Snapshot
  /** Called once, after the last event. */
  finish(): Measures
}

export function createMeasures(): Measuring {
  let started: RunStarted | undefined
  let ended: RunEnded | undefined
  let firstUs: Us | undefined
  // Times in an object, not in variables of their own: a closure boxes each float it is given.
  const clock = { nowUs: ZERO, lastUs: ZERO }
  let arrived = 0
  let skipped = 0
  let completed = 0
  const leadTimes = new Histogram()
  const backlog = new Backlog()
  const calls = new CallCount()
  const mapping = new MappingCount()

  return {
    audience: audience({
      'run-started': (event) => {
        started = event
      },
      'lead-arrived': ({ timeUs }) => {
        clock.nowUs = timeUs
        firstUs ??= timeUs
        arrived++
      },
      'lead-skipped': () => {
        skipped++
      },
      'call-queued': ({ timeUs }) => backlog.change(timeUs, 1),
      'call-started': ({ timeUs }) => backlog.change(timeUs, -1),
      'call-ended': (event) => {
        clock.nowUs = event.timeUs
        calls.count(event)
        mapping.count(event, started?.answerMaxUs ?? ZERO)
      },
      'lead-completed': ({ timeUs, arrivedUs }) => {
        completed++
        clock.lastUs = timeUs
        leadTimes.record(timeUs - arrivedUs)
      },
      'run-ended': (event) => {
        clock.nowUs = event.timeUs
        ended = event
      },
    }),
    snapshot: () => ({
      timeUs: clock.nowUs,
      leadsOffered: started?.offered ?? 0,
      leadsDone: completed + skipped,
      calls: calls.total,
      timeouts: calls.timeouts,
    }),
    finish() {
      const isComplete = ended?.isComplete ?? false
      const endUs = isComplete ? clock.lastUs : clock.nowUs
      const counted = calls.finish(started?.webhooks ?? [])
      return {
        isComplete,
        totalUs: firstUs === undefined || endUs < firstUs ? ZERO : between(firstUs, endUs),
        offered: started?.offered ?? 0,
        arrived,
        skipped,
        completed,
        calls: counted.calls,
        mapping: mapping.finish(),
        times: {
          lead: timesOf(leadTimes),
          queueWait: timesOf(calls.queueWaits),
          callTime: timesOf(calls.callTimes),
        },
        callTimeBuckets: timeBuckets(calls.callTimes),
        slots: {
          count: started?.slotCount ?? 0,
          busyUs: counted.busyUs,
          account: counted.account,
        },
        backlog: backlog.finish(endUs),
      }
    },
  }
}
