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
    ['a lead more', events.with(0, { ...events[0], offered: 3_001 } as TimelineEvent)],
  ])('changes with %s', (_, others) => {
    expect(digestOf(others)).not.toBe(digestOf(events))
  })
})
