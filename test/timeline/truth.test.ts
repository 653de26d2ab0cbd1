import { describe, expect, it } from 'vitest'
import { milliseconds, seconds, us } from '../../src/time/instant.ts'
import type { CallEnded } from '../../src/timeline/event.ts'
import { answeredExchange, isAccepted } from '../../src/timeline/truth.ts'
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

function answered(exchanges: CallEnded['exchanges']): number | undefined {
  return answeredExchange({ ...call, exchanges }, LIMIT)?.reply.status
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

it.each([
  [199, false],
  [200, true],
  [204, true],
  [299, true],
  [300, false],
])('a %d updates fields: %s (marketo.md §4.1)', (status, accepted) => {
  expect(isAccepted(status)).toBe(accepted)
})
