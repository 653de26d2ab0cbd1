import { describe, expect, it } from 'vitest'
import { FAULTS } from '../../src/service/faults.ts'
import { milliseconds, seconds, us } from '../../src/time/instant.ts'
import type { CallEnded } from '../../src/timeline/event.ts'
import {
  answeredExchange,
  isAccepted,
  isLastAnswered,
  type Limit,
  overUs,
} from '../../src/timeline/truth.ts'
import { answer, LIMIT, mapped } from './example-events.ts'

const call: CallEnded = {
  kind: 'call-ended',
  timeUs: seconds(40),
  campaignIndex: 0,
  leadIndex: 0,
  stepIndex: 0,
  webhookIndex: 0,
  queuedUs: seconds(5),
  startedUs: seconds(10),
  result: mapped,
  lead: undefined,
  exchanges: [],
}

const limit: Limit = { timeoutUs: LIMIT, answerMaxUs: LIMIT, timeoutCovers: 'total' }

function answered(exchanges: CallEnded['exchanges']): number | undefined {
  return answeredExchange({ ...call, exchanges }, limit)?.reply.status
}

describe('an answer', () => {
  it('complete at exactly the limit counts, a microsecond later it does not (decision 4)', () => {
    const at = (span: number) => answer(200, us(span), { arrivedUs: call.startedUs })
    expect(answered([at(30_000_000)])).toBe(200)
    expect(answered([at(30_000_001)])).toBeUndefined()
  })

  it('is late when its request was sent late, because the limit starts with the call', () => {
    const late = answer(200, seconds(29), { arrivedUs: us(call.startedUs + 1_000_001) })
    expect(answered([late])).toBeUndefined()
  })

  it('never comes from a service that hangs or resets', () => {
    const reset = answer(200, milliseconds(50))
    expect(answered([answer(200, 'never')])).toBeUndefined()
    expect(answered([{ ...reset, reply: { ...reset.reply, isAnswer: false } }])).toBeUndefined()
    expect(answered([])).toBeUndefined()
  })

  it('is the last one when the executor asked twice', () => {
    const at = { arrivedUs: call.startedUs }
    const twice = [answer(500, milliseconds(50), at), answer(200, milliseconds(50), at)]
    expect(answered(twice)).toBe(200)
  })
})

describe('what counts of an answer whose body drips after 50 ms, every 5 s for a minute', () => {
  const drops = FAULTS.drip.body
  const dripping = answer(200, us(60_050_000), { arrivedUs: call.startedUs })
  const exchanges = [{ ...dripping, reply: { ...dripping.reply, drops } }]

  it.each([
    ['total', 60_050_000, true, 60_050_000],
    ['total', 60_049_999, false, 60_049_999],
    ['connect', 50_000, true, 60_050_000],
    ['connect', 49_999, false, 49_999],
    ['read', 5_000_000, true, 60_050_000],
    ['read', 4_999_999, false, 5_049_999],
    ['read', 49_999, false, 49_999],
  ] as const)(
    '%s within %d µs: %s; it is over after %d µs',
    (timeoutCovers, most, counts, over) => {
      const timeoutUs = us(most)
      const within: Limit = { timeoutUs, answerMaxUs: timeoutUs, timeoutCovers }
      const told = { ...call, exchanges }
      expect(answeredExchange(told, within) !== undefined).toBe(counts)
      expect(isLastAnswered(told, within)).toBe(counts)
      expect(overUs(told, within) - call.startedUs).toBe(over)
    },
  )

  it('at the very gap, where that is too late', () => {
    const limits = { timeoutUs: drops.gapUs, answerMaxUs: us(drops.gapUs - 1) }
    const within: Limit = { ...limits, timeoutCovers: 'read' }
    expect(answeredExchange({ ...call, exchanges }, within)).toBeUndefined()
  })
})

it.each(['total', 'connect', 'read'] as const)(
  'a call whose limit covers %s is over at its limit when nothing comes',
  (timeoutCovers) => {
    for (const exchanges of [[], [answer(200, 'never', { arrivedUs: call.startedUs })]]) {
      expect(overUs({ ...call, exchanges }, { ...limit, timeoutCovers })).toBe(
        call.startedUs + LIMIT,
      )
    }
  },
)

it.each([
  [199, false],
  [200, true],
  [204, true],
  [299, true],
  [300, false],
])('a %d updates fields: %s (marketo.md §4.1)', (status, accepted) => {
  expect(isAccepted(status)).toBe(accepted)
})
