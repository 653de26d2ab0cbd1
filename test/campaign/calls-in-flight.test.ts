import { describe, expect, it } from 'vitest'
import { callsInFlight } from '../../src/campaign/calls-in-flight.ts'
import { attemptOf, entryAfter } from '../../src/campaign/entry.ts'
import { LeadValues } from '../../src/campaign/lead-values.ts'
import type { Grant } from '../../src/campaign/slots.ts'
import { milliseconds, seconds, us } from '../../src/time/instant.ts'
import { call, campaign, planOf, wait } from './running.ts'

const FLOWS = [campaign([call('a')]), campaign([wait(1), call('b'), call('c')])]

/** Begins calls of three leads and two campaigns, on two slots. */
function beginner(
  values = new LeadValues({ leadCount: 3, writeDelay: 'never', areSet: true, isShared: true }),
) {
  return callsInFlight({ ...planOf(FLOWS, { leadCount: 3, slotCount: 2 }), values })
}

const GRANT: Grant = {
  slotIndex: 1,
  leadIndex: 2,
  entry: 0,
  stepIndex: 3,
  arrivedUs: us(1),
  queuedUs: us(2),
}

describe('a call that begins', () => {
  it('knows who, what, where and since when', () => {
    expect(beginner()(GRANT, seconds(5))).toEqual({
      slotIndex: 1,
      leadIndex: 2,
      entry: 0,
      campaignIndex: 1,
      stepIndex: 3,
      webhookIndex: 2,
      serviceIndex: 0,
      attempt: 0,
      // Of service 0 the first campaign calls three times, the second as often.
      dealIndex: 5,
      dealCount: 6,
      arrivedUs: 1,
      queuedUs: 2,
      startedUs: 5_000_000,
      giveUpUs: 35_000_000,
      written: undefined,
    })
  })

  it('sees what was set until it begins', () => {
    const values = new LeadValues({
      leadCount: 3,
      writeDelay: milliseconds(0),
      areSet: true,
      isShared: true,
    })
    values.set(2, { field: 'Plan', value: 'team' }, seconds(4))
    expect(beginner(values)(GRANT, seconds(5)).written).toEqual({ Plan: 'team' })
    expect(beginner(values)({ ...GRANT, leadIndex: 1 }, seconds(5)).written).toBeUndefined()
  })

  it('leaves nothing behind for the next on its slot', () => {
    const begin = beginner()
    const entry = entryAfter(0, 3)
    expect(begin({ ...GRANT, entry }, seconds(5)).attempt).toBe(attemptOf(entry))
    expect(begin(GRANT, seconds(5))).toEqual(beginner()(GRANT, seconds(5)))
  })

  it('of a lead that was brought is dealt another card of the same deal', () => {
    const begin = beginner()
    const entries = Array.from({ length: 100 }, (_, index) => entryAfter(0, index))
    const dealt = entries.map((entry) => begin({ ...GRANT, entry }, seconds(5)).dealIndex)
    expect(new Set(dealt)).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  })

  it('does not disturb a call on another slot', () => {
    const begin = beginner()
    const one = begin(GRANT, seconds(5))
    const other = begin({ ...GRANT, slotIndex: 0, leadIndex: 1, stepIndex: 0 }, seconds(6))
    expect(one).toMatchObject({ slotIndex: 1, leadIndex: 2, startedUs: 5_000_000 })
    expect(other).toMatchObject({ slotIndex: 0, leadIndex: 1, startedUs: 6_000_000 })
  })
})

it('a step that is no call cannot begin as one', () => {
  expect(() => beginner()({ ...GRANT, stepIndex: 1 }, seconds(5))).toThrow('waits for a step')
})
