import { describe, expect, it } from 'vitest'
import { createMeasures, type Measures } from '../../src/measure/measures.ts'
import { milliseconds, seconds, us, ZERO } from '../../src/time/instant.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import {
  answer,
  LIMIT,
  mapped,
  oneAfterTheOther,
  rejected,
  tell,
  timedOut,
} from '../timeline/example-events.ts'

const FIFTY = milliseconds(50)

const events = oneAfterTheOther([
  { spanUs: FIFTY, result: mapped, exchanges: [answer(200, FIFTY)] },
  { spanUs: FIFTY, result: rejected, exchanges: [answer(503, FIFTY)] },
  { spanUs: LIMIT, result: timedOut, exchanges: [answer(200, seconds(31))] },
])

function measure(heard: readonly TimelineEvent[]): Measures {
  const measures = createMeasures()
  tell(measures.audience, heard)
  return measures.finish()
}

describe('what is measured in a run of three calls', () => {
  const measures = measure(events)

  it('is the delay from the first arrival to the end of the last flow', () => {
    expect(measures.totalUs).toBe(30_100_000)
    expect(measures).toMatchObject({ isComplete: true, offered: 3, arrived: 3, completed: 3 })
  })

  it('is how the calls ended, by outcome, status and webhook', () => {
    expect(measures.calls).toMatchObject({
      total: 3,
      timeouts: 1,
      byOutcome: { mapped: 1, rejected: 1, timeout: 1 },
      byStatus: { 200: 1, 503: 1 },
      byWebhook: { enrich: 3 },
    })
  })

  it('counts the answer that came after the sender had given up', () => {
    expect(measures.calls.ghosts).toBe(1)
  })

  it('is who held the slot for how long, adding up to the whole', () => {
    expect(measures.slots).toEqual({
      count: 1,
      busyUs: 30_100_000,
      account: [
        { webhook: 'enrich', outcome: 'mapped', calls: 1, slotUs: 50_000 },
        { webhook: 'enrich', outcome: 'rejected', calls: 1, slotUs: 50_000 },
        { webhook: 'enrich', outcome: 'timeout', calls: 1, slotUs: 30_000_000 },
      ],
    })
  })

  it('keeps waiting, calling and the whole way of a lead apart', () => {
    expect(measures.times.callTime).toMatchObject({ count: 3, p50Us: 50_000, maxUs: 30_000_000 })
    expect(measures.times.queueWait).toMatchObject({ count: 3, p50Us: 50_000, maxUs: 100_000 })
    expect(measures.times.lead).toMatchObject({ count: 3, p50Us: 100_000, maxUs: 30_100_000 })
  })

  it('is what was written, and nothing on a non-2xx', () => {
    expect(measures.mapping).toMatchObject({
      written: 1,
      onNon2xx: 0,
      byField: { 'Lead Score': 1 },
    })
  })

  it('is the backlog: two waited behind the first', () => {
    expect(measures.backlog.max).toBe(2)
  })
})

it('a field changed while the service said 503 is counted, whatever the executor says', () => {
  const { mapping } = measure(
    oneAfterTheOther([{ spanUs: FIFTY, result: mapped, exchanges: [answer(503, FIFTY)] }]),
  )
  expect(mapping).toMatchObject({ written: 1, onNon2xx: 1 })
})

it('a field changed by an answer that came too late is counted as well', () => {
  const late = { spanUs: LIMIT, result: mapped, exchanges: [answer(200, us(LIMIT + 1))] }
  expect(measure(oneAfterTheOther([late])).mapping.onNon2xx).toBe(1)
})

it('an interrupted run is measured up to the interruption', () => {
  const cut = events.slice(0, -2)
  const measures = measure([...cut, { kind: 'run-ended', timeUs: seconds(20), isComplete: false }])
  expect(measures).toMatchObject({ isComplete: false, totalUs: seconds(20), completed: 2 })
})

it('a run of nobody but skipped leads takes no time', () => {
  const [start] = events
  const who = { campaignIndex: 0, leadIndex: 0 }
  const measures = measure([
    start as TimelineEvent,
    { kind: 'lead-arrived', timeUs: ZERO, ...who, isTriggered: false },
    { kind: 'lead-skipped', timeUs: ZERO, ...who, reason: 'not qualified' },
    { kind: 'run-ended', timeUs: ZERO, isComplete: true },
  ])
  expect(measures).toMatchObject({ totalUs: 0, skipped: 1, times: { lead: null, callTime: null } })
})

it('the last arrival counts from the first, those that a trigger brings included', () => {
  const [start, ...rest] = events
  const who = { campaignIndex: 0, leadIndex: 0 }
  const late = rest.map((event) => ({ ...event, timeUs: us(event.timeUs + 5) }))
  const measures = measure([
    start as TimelineEvent,
    ...late.slice(0, -1),
    { kind: 'lead-arrived', timeUs: us(30_100_012), ...who, isTriggered: true },
    { kind: 'lead-completed', timeUs: us(30_100_012), ...who, arrivedUs: us(30_100_012) },
    ...late.slice(-1).map((event) => ({ ...event, timeUs: us(30_100_012) })),
  ])
  expect(measures.lastArrivalUs).toBe(30_100_007)
  expect(measures).toMatchObject({ offered: 4, arrived: 4, completed: 4, totalUs: 30_100_007 })
})

it('campaigns are counted apart: who came, who was kept out, who was cut out of a loop', () => {
  const [start] = events
  const arrived = (
    campaignIndex: number,
    leadIndex: number,
    isTriggered = false,
  ): TimelineEvent => ({
    kind: 'lead-arrived',
    timeUs: ZERO,
    campaignIndex,
    leadIndex,
    isTriggered,
  })
  const skipped = (
    campaignIndex: number,
    reason: 'not qualified' | 'endless loop',
  ): TimelineEvent => ({ kind: 'lead-skipped', timeUs: ZERO, campaignIndex, leadIndex: 0, reason })
  const { campaigns, sendUs } = measure([
    { ...(start as Extract<TimelineEvent, { kind: 'run-started' }>), campaigns: ['a', 'b'] },
    arrived(0, 0),
    skipped(0, 'not qualified'),
    arrived(1, 0, true),
    skipped(1, 'endless loop'),
    arrived(1, 1, true),
    {
      kind: 'send-ended',
      timeUs: us(5),
      spanUs: us(5),
      campaignIndex: 1,
      leadIndex: 1,
      stepIndex: 0,
    },
    { kind: 'lead-completed', timeUs: us(5), campaignIndex: 1, leadIndex: 1, arrivedUs: ZERO },
    { kind: 'run-ended', timeUs: us(5), isComplete: true },
  ])
  const none = { arrived: 1, triggered: 0, skipped: 0, looped: 0, completed: 0, calls: 0, sends: 0 }
  expect(campaigns).toEqual([
    { ...none, name: 'a', skipped: 1, endedUs: null },
    { ...none, name: 'b', arrived: 2, triggered: 2, looped: 1, completed: 1, sends: 1, endedUs: 5 },
  ])
  expect(sendUs).toBe(5)
})

it('a snapshot says how far the run is', () => {
  const measures = createMeasures()
  tell(measures.audience, events.slice(0, -1))
  expect(measures.snapshot()).toEqual({
    timeUs: 30_100_000,
    leadsOffered: 3,
    leadsDone: 3,
    inFlight: 0,
    waiting: 0,
    calls: 3,
    timeouts: 1,
  })
})

it('no name from outside reaches a prototype', () => {
  const write = { attribute: 'a', field: '__proto__', value: 1 }
  const result = { ...mapped, writes: [write] } as typeof mapped
  const { mapping } = measure(
    oneAfterTheOther([{ spanUs: FIFTY, result, exchanges: [answer(200, FIFTY)] }]),
  )
  expect(Object.hasOwn(mapping.byField, '__proto__')).toBe(true)
})
