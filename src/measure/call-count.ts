// What is counted when a call ends. Hot: once a call.
import type { CallEnded } from '../timeline/event.ts'
import { Histogram } from './histogram.ts'
import { byOutcome, SlotAccount } from './slot-account.ts'
import { Tally } from './tally.ts'

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
  /** Requests answered out of a cache. */
  readonly cached: number
  /** Calls whose request could not be sent, because of a value in it: no service saw them. */
  readonly unsent: number
}

export class CallCount {
  /** From asking for a slot to getting it. */
  readonly queueWaits = new Histogram()
  /** From taking a slot to giving it back. */
  readonly callTimes = new Histogram()
  readonly #account = new SlotAccount()
  readonly #byFault = new Tally()
  #ghosts = 0
  #cached = 0
  #unsent = 0

  get total(): number {
    return this.callTimes.count
  }

  get timeouts(): number {
    return this.#account.callsThat('timeout')
  }

  count(call: CallEnded): void {
    const { result, exchanges } = call
    const slotUs = call.timeUs - call.startedUs
    this.callTimes.record(slotUs)
    this.queueWaits.record(call.startedUs - call.queuedUs)
    this.#account.add(call.webhookIndex, result, slotUs)
    if (result.outcome === 'failed' && result.failure === 'REQUEST') this.#unsent++
    for (const { arrivedUs, reply } of exchanges) {
      if (reply.fault !== undefined) this.#byFault.add(reply.fault)
      if (reply.keptFrom) this.#cached++
      if (reply.afterUs !== 'never' && arrivedUs + reply.afterUs > call.timeUs) this.#ghosts++
    }
  }

  finish(webhooks: readonly string[]) {
    const entries = this.#account.entries(webhooks)
    const outcomes = new Tally()
    const statuses = new Tally()
    const byWebhook = new Tally()
    for (const { webhook, outcome, status, calls } of entries) {
      outcomes.add(outcome, calls)
      byWebhook.add(webhook, calls)
      if (status !== 0) statuses.add(String(status), calls)
    }
    const calls: CallMeasures = {
      total: this.total,
      timeouts: this.timeouts,
      byOutcome: outcomes.toRecord(),
      byStatus: statuses.toRecord(),
      byFault: this.#byFault.toRecord(),
      byWebhook: byWebhook.toRecord(),
      ghosts: this.#ghosts,
      cached: this.#cached,
      unsent: this.#unsent,
    }
    const busyUs = entries.reduce((sum, { slotUs }) => sum + slotUs, 0)
    return { calls, busyUs, account: byOutcome(entries) }
  }
}
