import { describe, expect, it } from 'vitest'
import type { CallEnding } from '../../src/executor/webhook.ts'
import { diaryLeadsMax, LeadDiary } from '../../src/rehearse/lead-diary.ts'
import { us } from '../../src/time/instant.ts'
import { scenarioOf, severalCampaigns } from '../scenario-of.ts'

const TIMEOUT: CallEnding = { outcome: 'timeout' }
const ACCEPTED: CallEnding = { outcome: 'accepted', status: 200 }
const DNS: CallEnding = { outcome: 'failed', failure: 'DNS', reason: 'x' }

const FLOW = [{ call: 'enrich' }]
const TWO = scenarioOf(severalCampaigns({ one: { flow: FLOW }, two: { flow: FLOW } }))

function diaryOf(plan: Partial<ConstructorParameters<typeof LeadDiary>[1]> = {}) {
  const diary = new LeadDiary(TWO, { leadCount: 3, isNamed: true, ...plan })
  const end = (leadIndex: number, result: CallEnding, campaignIndex = 0): void =>
    diary.tell['call-ended']({
      kind: 'call-ended',
      timeUs: us(0),
      startedUs: us(0),
      queuedUs: us(0),
      leadIndex,
      campaignIndex,
      stepIndex: 0,
      webhookIndex: 0,
      result,
      exchanges: [],
      lead: undefined,
    })
  const complete = (leadIndex: number, arrivedUs: number, timeUs: number): void =>
    diary.tell['lead-completed']({
      kind: 'lead-completed',
      timeUs: us(timeUs),
      arrivedUs: us(arrivedUs),
      leadIndex,
      campaignIndex: 0,
    })
  return { diary, end, complete }
}

describe('a diary of leads', () => {
  it('keeps how calls ended in their order, repeated ones counted', () => {
    const { diary, end } = diaryOf({ isNamed: false })
    for (const result of [DNS, DNS, DNS, TIMEOUT, ACCEPTED]) end(1, result)
    end(2, ACCEPTED)
    expect([0, 1, 2].map((lead) => diary.endingOf(lead))).toEqual([
      'no call',
      'failed DNS ×3, timeout, accepted 200',
      'accepted 200',
    ])
  })

  it('keeps campaigns apart, whichever call ends first', () => {
    const { diary, end } = diaryOf()
    end(0, TIMEOUT, 0)
    end(0, ACCEPTED, 1)
    end(1, ACCEPTED, 1)
    end(1, TIMEOUT, 0)
    end(2, ACCEPTED, 1)
    expect([0, 1, 2].map((lead) => diary.endingOf(lead))).toEqual([
      'one: timeout; two: accepted 200',
      'one: timeout; two: accepted 200',
      'two: accepted 200',
    ])
  })

  it('adds up the time in all flows of a lead, and knows whose never ended', () => {
    const { diary, complete } = diaryOf()
    complete(0, 10, 30)
    complete(0, 100, 105)
    expect([diary.spentUsOf(0), diary.endedUsOf(0)]).toEqual([25, 105])
    expect([diary.spentUsOf(1), diary.endedUsOf(1)]).toEqual([Number.NaN, Number.NaN])
  })

  it('says of a lead with too many calls that it does not know', () => {
    const { diary, end } = diaryOf({ isNamed: false })
    for (let call = 0; call < 20; call++) {
      end(0, TIMEOUT)
      end(0, ACCEPTED)
    }
    for (let call = 0; call < 1_000; call++) end(1, TIMEOUT)
    expect([diary.isTold(0), diary.isTold(1), diary.isTold(2)]).toEqual([false, true, true])
    expect(diary.endingOf(1)).toBe('timeout ×1000')
  })

  it('keeps the first leads only, and takes 64 MiB at most', () => {
    const { diary, end, complete } = diaryOf()
    end(3, TIMEOUT)
    complete(3, 0, 1)
    expect(diary.endingOf(3)).toBe('no call')
    expect(diary.spentUsOf(3)).toBeNaN()
    for (const campaigns of [1, 2, 50]) {
      const bytes = diaryLeadsMax(campaigns) * (16 + 2 * campaigns)
      expect(bytes).toBeLessThanOrEqual(64 * 1_048_576)
      expect(bytes).toBeGreaterThan(63 * 1_048_576)
    }
  })
})
