// A run small enough to work out by head, as its listeners would hear it: one slot, a 30 s limit, one
// webhook; each lead arrives at 0 and its call takes what is asked for.

import { seconds, type Us, us, ZERO } from '../../src/time/instant.ts'
import type { CallEnded, CallEnding, Exchange, TimelineEvent } from '../../src/timeline/event.ts'
import { audience, type Listener } from '../../src/timeline/listener.ts'

export const LIMIT = seconds(30)

/** An answer of that status, complete `afterUs` after the request arrived. */
export function answer(
  status: number,
  afterUs: Us | 'never',
  rest: Partial<Exchange> = {},
): Exchange {
  const reply = { replyIndex: 0, status, afterUs, isAnswer: afterUs !== 'never' }
  return { arrivedUs: ZERO, reply, ...rest }
}

export const mapped: CallEnding = {
  outcome: 'mapped',
  status: 200,
  reasonPhrase: '',
  writes: [{ attribute: 'score', field: 'Lead Score', value: 7 }],
  skipped: [],
}

export const rejected: CallEnding = {
  outcome: 'rejected',
  status: 503,
  reasonPhrase: '',
  errorType: 503,
}

export const timedOut: CallEnding = { outcome: 'timeout' }

export interface ExampleCall {
  readonly spanUs: Us
  readonly result: CallEnding
  readonly exchanges?: readonly Exchange[]
}

/** The events of calls that run one after the other on one slot, all asked for at instant 0. */
export function oneAfterTheOther(calls: readonly ExampleCall[]): TimelineEvent[] {
  const events: TimelineEvent[] = [
    {
      kind: 'run-started',
      timeUs: ZERO,
      offered: calls.length,
      offeredOfLead: 1,
      slotCount: 1,
      processing: 'unlimited',
      timeoutUs: LIMIT,
      answerMaxUs: LIMIT,
      timeoutCovers: 'total',
      webhooks: ['enrich'],
      campaigns: ['Enrich on sign-up'],
    },
  ]
  let nowUs = ZERO
  const arrive = (leadIndex: number): void => {
    events.push({ kind: 'lead-arrived', timeUs: ZERO, ...of(leadIndex), isTriggered: false })
    events.push({ kind: 'call-queued', timeUs: ZERO, leadIndex, stepIndex: 0 })
  }
  const start = (leadIndex: number): void => {
    const at = { timeUs: nowUs, leadIndex, stepIndex: 0, webhookIndex: 0, queuedUs: ZERO }
    events.push({ kind: 'call-started', ...at })
  }
  for (const leadIndex of calls.keys()) {
    arrive(leadIndex)
    if (leadIndex === 0) start(0)
  }
  for (const [leadIndex, { spanUs, result, exchanges = [] }] of calls.entries()) {
    if (leadIndex > 0) start(leadIndex)
    const startedUs = nowUs
    nowUs = us(nowUs + spanUs)
    const times = { timeUs: nowUs, queuedUs: ZERO, startedUs }
    const arrived = exchanges.map((exchange) => ({ ...exchange, arrivedUs: startedUs }))
    const whose = { ...of(leadIndex), stepIndex: 0, webhookIndex: 0, lead: undefined }
    events.push({ kind: 'call-ended', ...times, ...whose, result, exchanges: arrived })
    events.push({ kind: 'lead-completed', timeUs: nowUs, ...of(leadIndex), arrivedUs: ZERO })
  }
  events.push({ kind: 'run-ended', timeUs: nowUs, isComplete: true })
  return events
}

/** A lead in the only campaign. */
function of(leadIndex: number) {
  return { campaignIndex: 0, leadIndex }
}

export function tell(listener: Listener, events: readonly TimelineEvent[]): void {
  const everybody = audience(listener)
  for (const event of events) hear(everybody[event.kind], event)
}

/** The kind and the function that hears it come from one event. */
function hear(listen: (event: never) => void, event: TimelineEvent): void {
  listen(event as never)
}

/** The events with every call-ended changed. */
export function changeCalls(
  events: readonly TimelineEvent[],
  change: (call: CallEnded) => CallEnded,
): TimelineEvent[] {
  return events.map((event) => (event.kind === 'call-ended' ? change(event) : event))
}
