// The listener that counts. Everything in it is of fixed size, so memory does not grow with the number
// of leads. Hot: hears five events a call; `npm run bench`.
import { between, type Us, ZERO } from '../time/instant.ts'
import type { CallEnded, RunEnded, RunStarted } from '../timeline/event.ts'
import { type Audience, audience } from '../timeline/listener.ts'
import { answeredExchange, isAccepted } from '../timeline/truth.ts'
import { Backlog, type BacklogSeries } from './backlog.ts'
import { type TimeBucket, type Times, timeBuckets, timesOf } from './call-times.ts'
import { Histogram } from './histogram.ts'
import { type AccountEntry, SlotAccount } from './slot-account.ts'
import type { Snapshot } from './snapshot.ts'
import { Tally } from './tally.ts'

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

export interface CallMeasures {
  readonly total: number
  readonly timeouts: number
  readonly byOutcome: Readonly<Record<string, number>>
  /** As the sender saw it. */
  readonly byStatus: Readonly<Record<string, number>>
  readonly byFault: Readonly<Record<string, number>>
  readonly byWebhook: Readonly<Record<string, number>>
  /** Requests the service went on to answer after the sender had given up. */
  readonly ghosts: number
}

export interface MappingMeasures {
  readonly written: number
  /** Fields changed by a call that got no 2xx in time, whatever its executor says. */
  readonly onNon2xx: number
  readonly skipped: Readonly<Record<string, number>>
  readonly byField: Readonly<Record<string, number>>
  readonly notes: Readonly<Record<string, number>>
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
  const calls = createCallCount()

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
        calls.count(event, started?.timeoutUs ?? ZERO)
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
      calls: calls.total(),
      timeouts: calls.timeouts(),
    }),
    finish() {
      const isComplete = ended?.isComplete ?? false
      const endUs = isComplete ? clock.lastUs : clock.nowUs
      return {
        isComplete,
        totalUs: firstUs === undefined || endUs < firstUs ? ZERO : between(firstUs, endUs),
        offered: started?.offered ?? 0,
        arrived,
        skipped,
        completed,
        ...calls.finish(leadTimes, started),
        backlog: backlog.finish(endUs),
      }
    },
  }
}

/** What is counted when a call ends. */
function createCallCount() {
  const queueWaits = new Histogram()
  const callTimes = new Histogram()
  const account = new SlotAccount()
  const byStatus = new Tally<number>()
  const byFault = new Tally()
  const mapping = createMappingCount()
  let timeouts = 0
  let ghosts = 0
  const busy = { slotUs: 0 }

  return {
    total: () => callTimes.count,
    timeouts: () => timeouts,

    count(call: CallEnded, timeoutUs: Us): void {
      const { result, exchanges } = call
      const slotUs = call.timeUs - call.startedUs
      busy.slotUs += slotUs
      callTimes.record(slotUs)
      queueWaits.record(call.startedUs - call.queuedUs)
      account.add(call.webhookIndex, result.outcome, slotUs)
      if (result.outcome === 'timeout') timeouts++
      if ('status' in result) byStatus.add(result.status)
      for (const { arrivedUs, reply } of exchanges) {
        if (reply.fault !== undefined) byFault.add(reply.fault)
        if (reply.afterUs !== 'never' && arrivedUs + reply.afterUs > call.timeUs) ghosts++
      }
      mapping.count(call, timeoutUs)
    },

    finish(leadTimes: Histogram, started: RunStarted | undefined) {
      const entries = account.finish(started?.webhooks ?? [])
      const byOutcome = new Tally()
      const byWebhook = new Tally()
      for (const { outcome, webhook, calls } of entries) {
        byOutcome.add(outcome, calls)
        byWebhook.add(webhook, calls)
      }
      return {
        calls: {
          total: callTimes.count,
          timeouts,
          byOutcome: byOutcome.toRecord(),
          byStatus: byStatus.toRecord(),
          byFault: byFault.toRecord(),
          byWebhook: byWebhook.toRecord(),
          ghosts,
        },
        mapping: mapping.finish(),
        times: {
          lead: timesOf(leadTimes),
          queueWait: timesOf(queueWaits),
          callTime: timesOf(callTimes),
        },
        callTimeBuckets: timeBuckets(callTimes),
        slots: { count: started?.slotCount ?? 0, busyUs: busy.slotUs, account: entries },
      }
    },
  }
}

function createMappingCount() {
  const skipped = new Tally()
  const byField = new Tally()
  const notes = new Tally()
  let written = 0
  let onNon2xx = 0

  return {
    count(call: CallEnded, timeoutUs: Us): void {
      const { result } = call
      if ('skipped' in result) for (const { reason } of result.skipped) skipped.add(reason)
      if (!('writes' in result)) return
      for (const { field, note } of result.writes) {
        byField.add(field)
        if (note !== undefined) notes.add(note)
      }
      written += result.writes.length
      const answer = answeredExchange(call, timeoutUs)
      if (!answer || !isAccepted(answer.reply.status)) onNon2xx += result.writes.length
    },

    finish: (): MappingMeasures => ({
      written,
      onNon2xx,
      skipped: skipped.toRecord(),
      byField: byField.toRecord(),
      notes: notes.toRecord(),
    }),
  }
}
