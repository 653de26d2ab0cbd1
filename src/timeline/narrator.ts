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
  SendEnded,
  SendStarted,
} from './event.ts'
import type { Audience } from './listener.ts'

type Draft<Event> = { -readonly [Key in keyof Event]: Event[Key] }

/** A call as it is told when it starts and when it ends. */
type ToldCall = Pick<
  CallEnded,
  'campaignIndex' | 'leadIndex' | 'stepIndex' | 'webhookIndex' | 'queuedUs' | 'startedUs'
>
type ToldEnd = Pick<CallEnded, 'result' | 'exchanges' | 'lead'>

export class Narrator {
  readonly #audience: Audience
  readonly #time: Readonly<{ nowUs: Us }>
  readonly #arrived: Draft<LeadArrived> = {
    kind: 'lead-arrived',
    timeUs: ZERO,
    campaignIndex: 0,
    leadIndex: 0,
    isTriggered: false,
  }
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
    campaignIndex: 0,
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
    campaignIndex: 0,
    leadIndex: 0,
    arrivedUs: ZERO,
  }

  /** `time` says when each thing happens: now. It is not handed over with every event, because a float
   *  in an argument is a box. */
  constructor(audience: Audience, time: Readonly<{ nowUs: Us }>) {
    this.#audience = audience
    this.#time = time
  }

  runStarted(
    facts: Omit<RunStarted, 'kind' | 'timeUs' | 'offered' | 'offeredOfLead'> & {
      arrivalCount: number
      leadCount: number
    },
  ): void {
    const { arrivalCount: offered, slotCount, processing, timeoutUs, answerMaxUs } = facts
    const { timeoutCovers, webhooks, campaigns } = facts
    const limits = { slotCount, processing, timeoutUs, answerMaxUs, timeoutCovers }
    const offeredOfLead = offered / facts.leadCount
    const known = { offered, offeredOfLead, ...limits, webhooks, campaigns }
    this.#audience['run-started']({ kind: 'run-started', timeUs: this.#time.nowUs, ...known })
  }

  leadArrived(campaignIndex: number, leadIndex: number, isTriggered: boolean): void {
    const event = this.#arrived
    event.timeUs = this.#time.nowUs
    event.campaignIndex = campaignIndex
    event.isTriggered = isTriggered
    event.leadIndex = leadIndex
    this.#audience['lead-arrived'](event)
  }

  leadSkipped(campaignIndex: number, leadIndex: number, reason: LeadSkipped['reason']): void {
    const timeUs = this.#time.nowUs
    const event: LeadSkipped = { kind: 'lead-skipped', timeUs, campaignIndex, leadIndex, reason }
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
    event.campaignIndex = call.campaignIndex
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

  sendStarted(
    campaignIndex: number,
    send: Omit<SendStarted, 'kind' | 'timeUs' | 'campaignIndex'>,
  ): void {
    const { leadIndex, stepIndex, queuedUs } = send
    const timeUs = this.#time.nowUs
    const who = { campaignIndex, leadIndex, stepIndex }
    this.#audience['send-started']({ kind: 'send-started', timeUs, ...who, queuedUs })
  }

  sendEnded(
    campaignIndex: number,
    send: Pick<SendEnded, 'leadIndex' | 'stepIndex' | 'spanUs'>,
  ): void {
    const { leadIndex, stepIndex, spanUs } = send
    const timeUs = this.#time.nowUs
    this.#audience['send-ended']({
      kind: 'send-ended',
      timeUs,
      spanUs,
      campaignIndex,
      leadIndex,
      stepIndex,
    })
  }

  leadCompleted(
    campaignIndex: number,
    { leadIndex, arrivedUs }: Pick<LeadCompleted, 'leadIndex' | 'arrivedUs'>,
  ): void {
    const event = this.#completed
    event.timeUs = this.#time.nowUs
    event.campaignIndex = campaignIndex
    event.leadIndex = leadIndex
    event.arrivedUs = arrivedUs
    this.#audience['lead-completed'](event)
  }

  runEnded(isComplete: boolean): void {
    this.#audience['run-ended']({ kind: 'run-ended', timeUs: this.#time.nowUs, isComplete })
  }
}
