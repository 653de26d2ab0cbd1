// The writer's side of the timeline: the run loop says what happened, and whoever listens hears it as
// an event. One event object a kind is filled again and again, because at millions of calls a second
// fresh ones (and a box for every time in them) cost more than the simulation itself: an event is good
// only while it is being heard. Hot: `npm run bench`.
import { type Us, ZERO } from '../time/instant.ts'
import type {
  CallEnded,
  CallQueued,
  CallStarted,
  LeadArrived,
  LeadCompleted,
  LeadSkipped,
  RunStarted,
} from './event.ts'
import type { Audience } from './listener.ts'

type Draft<Event> = { -readonly [Key in keyof Event]: Event[Key] }

/** A call as it is told when it starts and when it ends. */
type ToldCall = Pick<
  CallEnded,
  'leadIndex' | 'stepIndex' | 'webhookIndex' | 'queuedUs' | 'startedUs'
>
type ToldEnd = Pick<CallEnded, 'result' | 'exchanges' | 'lead'>

export class Narrator {
  readonly #audience: Audience
  readonly #time: Readonly<{ nowUs: Us }>
  readonly #arrived: Draft<LeadArrived> = { kind: 'lead-arrived', timeUs: ZERO, leadIndex: 0 }
  readonly #skipped: Draft<LeadSkipped> = { kind: 'lead-skipped', timeUs: ZERO, leadIndex: 0 }
  readonly #queued: Draft<CallQueued> = {
    kind: 'call-queued',
    timeUs: ZERO,
    leadIndex: 0,
    stepIndex: 0,
  }
  readonly #started: Draft<CallStarted> = {
    kind: 'call-started',
    timeUs: ZERO,
    leadIndex: 0,
    stepIndex: 0,
    webhookIndex: 0,
    queuedUs: ZERO,
  }
  readonly #ended: Draft<CallEnded> = {
    kind: 'call-ended',
    timeUs: ZERO,
    leadIndex: 0,
    stepIndex: 0,
    webhookIndex: 0,
    queuedUs: ZERO,
    startedUs: ZERO,
    result: { outcome: 'timeout' },
    exchanges: [],
    lead: undefined,
  }
  readonly #completed: Draft<LeadCompleted> = {
    kind: 'lead-completed',
    timeUs: ZERO,
    leadIndex: 0,
    arrivedUs: ZERO,
  }

  /** `time` says when each thing happens: now. It is not handed over with every event, because a float
   *  in an argument is a box. */
  constructor(audience: Audience, time: Readonly<{ nowUs: Us }>) {
    this.#audience = audience
    this.#time = time
  }

  runStarted(facts: Omit<RunStarted, 'kind' | 'timeUs' | 'offered'> & { leadCount: number }): void {
    const { leadCount: offered, slotCount, timeoutUs, answerMaxUs, webhooks } = facts
    const known = { offered, slotCount, timeoutUs, answerMaxUs, webhooks }
    this.#audience['run-started']({ kind: 'run-started', timeUs: this.#time.nowUs, ...known })
  }

  leadArrived(leadIndex: number): void {
    const event = this.#arrived
    event.timeUs = this.#time.nowUs
    event.leadIndex = leadIndex
    this.#audience['lead-arrived'](event)
  }

  leadSkipped(leadIndex: number): void {
    const event = this.#skipped
    event.timeUs = this.#time.nowUs
    event.leadIndex = leadIndex
    this.#audience['lead-skipped'](event)
  }

  callQueued(leadIndex: number, stepIndex: number): void {
    const event = this.#queued
    event.timeUs = this.#time.nowUs
    event.leadIndex = leadIndex
    event.stepIndex = stepIndex
    this.#audience['call-queued'](event)
  }

  callStarted(call: ToldCall): void {
    const event = this.#started
    event.timeUs = call.startedUs
    event.leadIndex = call.leadIndex
    event.stepIndex = call.stepIndex
    event.webhookIndex = call.webhookIndex
    event.queuedUs = call.queuedUs
    this.#audience['call-started'](event)
  }

  callEnded(call: ToldCall, end: { ending: ToldEnd['result'] } & Omit<ToldEnd, 'result'>): void {
    const event = this.#ended
    event.timeUs = this.#time.nowUs
    event.leadIndex = call.leadIndex
    event.stepIndex = call.stepIndex
    event.webhookIndex = call.webhookIndex
    event.queuedUs = call.queuedUs
    event.startedUs = call.startedUs
    event.result = end.ending
    event.exchanges = end.exchanges
    event.lead = end.lead
    this.#audience['call-ended'](event)
  }

  leadCompleted({ leadIndex, arrivedUs }: Pick<LeadCompleted, 'leadIndex' | 'arrivedUs'>): void {
    const event = this.#completed
    event.timeUs = this.#time.nowUs
    event.leadIndex = leadIndex
    event.arrivedUs = arrivedUs
    this.#audience['lead-completed'](event)
  }

  runEnded(isComplete: boolean): void {
    this.#audience['run-ended']({ kind: 'run-ended', timeUs: this.#time.nowUs, isComplete })
  }
}
