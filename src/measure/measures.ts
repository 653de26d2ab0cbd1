// The listener that counts. Everything in it is of fixed size, so memory does not grow with the number
// of leads. Hot: hears five events a call; `npm run bench`.
import { between, type Us, ZERO } from '../time/instant.ts'
import type { RunEnded, RunStarted } from '../timeline/event.ts'
import { type Audience, audience } from '../timeline/listener.ts'
import { Backlog, type BacklogSeries } from './backlog.ts'
import { CallCount, type CallMeasures } from './call-count.ts'
import { type TimeBucket, type Times, timeBuckets, timesOf } from './call-times.ts'
import { CampaignCount, type CampaignMeasures } from './campaign-count.ts'
import { Histogram } from './histogram.ts'
import { MappingCount, type MappingMeasures } from './mapping-count.ts'
import type { AccountEntry } from './slot-account.ts'
import type { Snapshot } from './snapshot.ts'

export type { AccountEntry, BacklogSeries, CampaignMeasures, TimeBucket, Times }

/** Everything measured in one run. */
export interface Measures {
  /** False when the run was interrupted: every figure covers only what had happened. */
  readonly isComplete: boolean
  /** From the first arrival to the end of the last lead's flow; interrupted, to the interruption. */
  readonly totalUs: Us
  /** From the start of the run to the first arrival: campaigns may start later. What the report gives as an
   *  instant counts from here, as the total does. */
  readonly firstArrivalUs: Us
  /** From the first arrival to the last. */
  readonly lastArrivalUs: Us
  readonly offered: number
  readonly arrived: number
  /** Kept out by the qualification rule, or cut out of a loop of triggers. */
  readonly skipped: number
  readonly completed: number
  /** In the order of their index. */
  readonly campaigns: readonly CampaignMeasures[]
  /** Time that sends were worked on, all together. */
  readonly sendUs: number
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
  /** What was measured so far, at any time: asking changes nothing. Whole after the last event. */
  finish(): Measures
}

export function createMeasures(): Measuring {
  let started: RunStarted | undefined
  let ended: RunEnded | undefined
  let firstUs: Us | undefined
  // Times in an object, not in variables of their own: a closure boxes each float it is given.
  const clock = { nowUs: ZERO, lastUs: ZERO, arrivedUs: ZERO }
  let arrived = 0
  let inFlight = 0
  let triggered = 0
  let skipped = 0
  let completed = 0
  const campaigns = new CampaignCount()
  const leadTimes = new Histogram()
  const backlog = new Backlog()
  const calls = new CallCount()
  const mapping = new MappingCount()

  return {
    audience: audience({
      'run-started': (event) => {
        started = event
        campaigns.open(event.campaigns)
      },
      'lead-arrived': (event) => {
        clock.nowUs = event.timeUs
        clock.arrivedUs = event.timeUs
        firstUs ??= event.timeUs
        arrived++
        if (event.isTriggered) triggered++
        campaigns.arrived(event)
      },
      'lead-skipped': (event) => {
        skipped++
        campaigns.skipped(event)
      },
      'call-queued': ({ timeUs }) => backlog.change(timeUs, 1),
      'call-started': ({ timeUs }) => {
        inFlight++
        backlog.change(timeUs, -1)
      },
      'call-ended': (event) => {
        clock.nowUs = event.timeUs
        inFlight--
        calls.count(event)
        campaigns.called(event)
        if (started) mapping.count(event, started)
      },
      'send-ended': (event) => {
        clock.nowUs = event.timeUs
        campaigns.sent(event)
      },
      'lead-completed': (event) => {
        completed++
        clock.lastUs = event.timeUs
        leadTimes.record(event.timeUs - event.arrivedUs)
        campaigns.completed(event)
      },
      'run-ended': (event) => {
        clock.nowUs = event.timeUs
        ended = event
      },
    }),
    snapshot: () => ({
      timeUs: clock.nowUs,
      leadsOffered: (started?.offered ?? 0) + triggered,
      leadsDone: completed + skipped,
      inFlight,
      waiting: backlog.waiting,
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
        firstArrivalUs: firstUs ?? ZERO,
        lastArrivalUs: between(firstUs ?? ZERO, clock.arrivedUs),
        offered: (started?.offered ?? 0) + triggered,
        arrived,
        skipped,
        completed,
        campaigns: campaigns.finish(),
        sendUs: campaigns.sendUs,
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
