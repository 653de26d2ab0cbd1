import { describe, expect, it } from 'vitest'
import { asMet, type Met } from '../../src/fidelity/as-met.ts'
import { milliseconds, seconds, type Us } from '../../src/time/instant.ts'

const LAST = seconds(40)
const ARRIVED = seconds(10)

function met(afterUs: Us | 'never', sentUs?: Us): Met {
  const reply = { replyIndex: 0, status: 200, afterUs, isAnswer: true }
  return { arrivedUs: ARRIVED, reply, ...(sentUs !== undefined && { sentUs }) }
}

function afterOf(found: Met, isTimeout: boolean): Us | 'never' {
  return asMet(found, { isTimeout, lastUs: LAST }).reply.afterUs
}

describe('to a call that timed out', () => {
  it.each([
    ['a reply that was due too late stays so', met(seconds(31)), seconds(31)],
    ['one that never comes never does', met('never'), 'never'],
    ['one due in time that was not sent never came', met(seconds(29)), 'never'],
    ['one sent just before the limit never came', met(seconds(29), milliseconds(39_500)), 'never'],
    ['one sent long before the limit was there', met(seconds(5), seconds(15)), seconds(5)],
  ] as const)('%s', (_, found, afterUs) => {
    expect(afterOf(found, true)).toBe(afterUs)
  })
})

describe('to a call that was answered', () => {
  it.each([
    ['a reply that was due in time was', met(seconds(5), seconds(15)), seconds(5)],
    ['one due a little too late was in time', met(milliseconds(30_400), seconds(40)), seconds(30)],
    ['one due much too late was not', met(seconds(32)), seconds(32)],
  ] as const)('%s', (_, found, afterUs) => {
    expect(afterOf(found, false)).toBe(afterUs)
  })
})

it('nothing else of the exchange changes, and when it was sent is nobody else’s affair', () => {
  const sent = { status: 200, headers: [], body: '{}' }
  const found: Met = { ...met(seconds(29)), sent }
  expect(asMet(found, { isTimeout: true, lastUs: LAST })).toEqual({
    arrivedUs: ARRIVED,
    reply: { replyIndex: 0, status: 200, afterUs: 'never', isAnswer: true },
    sent,
  })
  expect(
    asMet(met(seconds(5), seconds(15)), { isTimeout: false, lastUs: LAST }),
  ).not.toHaveProperty('sentUs')
})
