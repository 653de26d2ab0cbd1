import { describe, expect, it } from 'vitest'
import { milliseconds, us } from '../../src/time/instant.ts'
import { createDigest } from '../../src/timeline/digest.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { changeCalls, mapped, oneAfterTheOther, rejected, tell } from './example-events.ts'

const span = milliseconds(50)
const events = oneAfterTheOther(
  Array.from({ length: 3_000 }, () => ({ spanUs: span, result: mapped })),
)

function digestOf(heard: readonly TimelineEvent[]): string {
  const digest = createDigest()
  tell(digest.audience, heard)
  return digest.finish()
}

/** The events with the last call changed. */
function withLast(change: (call: Extract<TimelineEvent, { kind: 'call-ended' }>) => object) {
  return changeCalls(events, (call) =>
    call.leadIndex === 2_999 ? { ...call, ...change(call) } : call,
  )
}

/** The events with two of them changed round. */
function swapped(one: number, other: number): TimelineEvent[] {
  const order = [...events.keys()].with(one, other).with(other, one)
  return order.flatMap((index) => events[index] ?? [])
}

/** The events with one more at the end. */
function withOneMore(event: TimelineEvent): TimelineEvent[] {
  return events.toSpliced(-1, 0, event)
}

const end = events.at(-1)?.timeUs ?? us(0)
const who = { timeUs: end, campaignIndex: 0, leadIndex: 7 }

describe('the digest of a timeline', () => {
  it('is the same for the same events, and 64 hexadecimal digits', () => {
    expect(digestOf(events)).toBe(digestOf(structuredClone(events)))
    expect(digestOf(events)).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['a microsecond', withLast(({ timeUs }) => ({ timeUs: us(timeUs + 1) }))],
    ['an outcome', withLast(() => ({ result: rejected }))],
    ['a status', withLast(() => ({ result: { ...mapped, status: 201 } }))],
    ['a written value', withLast(() => ({ result: { ...mapped, writes: [] } }))],
    ['a request more', withLast(() => ({ exchanges: [{}] }))],
    ['the order of two events', swapped(events.length - 3, events.length - 6)],
    ['an event fewer', events.slice(0, -1)],
    [
      'a lead that a trigger brings',
      withOneMore({ kind: 'lead-arrived', ...who, isTriggered: true }),
    ],
    ['a send', withOneMore({ kind: 'send-ended', ...who, stepIndex: 1, spanUs: us(5) })],
    ['a skipped lead', withOneMore({ kind: 'lead-skipped', ...who, reason: 'not qualified' })],
    ['a lead more', events.with(0, { ...events[0], offered: 3_001 } as TimelineEvent)],
  ])('changes with %s', (_, others) => {
    expect(digestOf(others)).not.toBe(digestOf(events))
  })

  it('tells a lead that is not admitted from one that goes round and round', () => {
    const skipped = withOneMore({ kind: 'lead-skipped', ...who, reason: 'not qualified' })
    const looped = withOneMore({ kind: 'lead-skipped', ...who, reason: 'endless loop' })
    expect(digestOf(skipped)).not.toBe(digestOf(looped))
  })

  it('tells the steps of long flows apart from the leads after', () => {
    // Choices inside of choices may have more than 128 steps.
    const lead = (leadIndex: number, stepIndex: number) =>
      digestOf(withLast(() => ({ leadIndex, stepIndex })))
    expect(lead(2_998, 128)).not.toBe(lead(2_999, 0))
  })
})
