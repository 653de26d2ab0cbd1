import { describe, expect, it } from 'vitest'
import type { Campaign, FlowStep } from '../../src/campaign/definition.ts'
import { BROUGHT_MAX, ROUNDS_MAX } from '../../src/campaign/entry.ts'
import { milliseconds } from '../../src/time/instant.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import {
  ACCEPTED,
  answering,
  call,
  campaign,
  onEnd,
  planOf,
  rejected,
  run,
  send,
  set,
  story,
  wait,
  wrote,
} from './running.ts'

function count(events: readonly TimelineEvent[], kind: TimelineEvent['kind']): number {
  return events.filter((event) => event.kind === kind).length
}

function first<Of extends TimelineEvent['kind']>(events: readonly TimelineEvent[], kind: Of) {
  return events.find((event) => event.kind === kind)
}

/** What each call sees instead of its lead's own values. */
async function seen(flow: readonly FlowStep[], writeDelayMs: number | 'never' = 0) {
  const found: unknown[] = []
  const world = answering(10, ({ written }) => {
    found.push(written)
    return wrote('Plan', 'written')
  })
  const writeDelay = writeDelayMs === 'never' ? writeDelayMs : milliseconds(writeDelayMs)
  await run(planOf([campaign(flow)], { writeDelay }), world)
  return found
}

describe('a flow', () => {
  it('goes on whatever a call came to (decision 36)', async () => {
    const world = answering(10, () => rejected(500))
    const events = await run(planOf([campaign([call('a'), call('b')])]), world)
    expect(count(events, 'call-ended')).toBe(2)
    expect(count(events, 'lead-completed')).toBe(1)
  })

  it('without a step that takes time is over as soon as it begins', async () => {
    const events = await run(
      planOf([campaign([set('Plan', 'team')]), campaign([{ kind: 'stop' }])]),
    )
    const lines = ['0 ms: lead-arrived, lead 0', '0 ms: lead-completed, lead 0']
    expect(story(events)).toEqual([...lines, ...lines])
  })

  it('makes a lead that waits take no slot, however many wait', async () => {
    const events = await run(planOf([campaign([wait(50)])], { leadCount: 30 }))
    expect(count(events, 'lead-completed')).toBe(30)
    expect(count(events, 'call-queued')).toBe(0)
    expect(events.at(-1)?.timeUs).toBe(50_000)
  })

  it('completes a lead that came when it came, at the campaign it came to', async () => {
    const arrivals = { kind: 'times', timesUs: [3_000] } as const
    const events = await run(planOf([campaign([]), campaign([wait(4)], { arrivals })]))
    expect(events.filter(({ kind }) => kind === 'lead-completed')).toEqual([
      { kind: 'lead-completed', timeUs: 0, campaignIndex: 0, leadIndex: 0, arrivedUs: 0 },
      { kind: 'lead-completed', timeUs: 7_000, campaignIndex: 1, leadIndex: 0, arrivedUs: 3_000 },
    ])
  })
})

describe('a choice', () => {
  it('sends each lead its way, and on below afterwards', async () => {
    const flow: FlowStep = {
      kind: 'choose',
      choices: [
        { when: { kind: 'share', share: 0.5 }, flow: [wait(1)] },
        { when: { kind: 'otherwise' }, flow: [] },
      ],
    }
    const events = await run(planOf([campaign([flow, wait(10)])], { leadCount: 100 }))
    const ends = events.filter(({ kind }) => kind === 'lead-completed').map(({ timeUs }) => timeUs)
    expect(new Set(ends)).toEqual(new Set([10_000, 11_000]))
    expect(ends).toHaveLength(100)
  })

  it('sees what the flow has set, at the very instant', async () => {
    const flow: FlowStep = {
      kind: 'choose',
      choices: [
        {
          when: { kind: 'field', field: 'Plan', tests: [{ kind: 'is', value: 'team' }] },
          flow: [{ kind: 'stop' }],
        },
      ],
    }
    const events = await run(planOf([campaign([set('Plan', 'team'), flow, wait(5)])]))
    expect(events.at(-1)?.timeUs).toBe(0)
    const others = await run(planOf([campaign([set('Plan', 'free'), flow, wait(5)])]))
    expect(others.at(-1)?.timeUs).toBe(5_000)
  })
})

describe('a send', () => {
  it('is told with its campaign, its step and since when it waited for its turn', async () => {
    const plan = planOf([campaign([]), campaign([wait(1), send(4)])], {
      leadCount: 2,
      processing: 1,
    })
    const events = await run(plan)
    const sends = events.filter(({ kind }) => kind === 'send-started' || kind === 'send-ended')
    const who = (leadIndex: number) => ({ campaignIndex: 1, leadIndex, stepIndex: 1 })
    expect(sends).toEqual([
      { kind: 'send-started', timeUs: 1_000, ...who(0), queuedUs: 1_000 },
      { kind: 'send-ended', timeUs: 5_000, ...who(0), spanUs: 4_000 },
      { kind: 'send-started', timeUs: 5_000, ...who(1), queuedUs: 1_000 },
      { kind: 'send-ended', timeUs: 9_000, ...who(1), spanUs: 4_000 },
    ])
  })

  it('gives back its place when it is over, and a wait has none to give back', async () => {
    const flow = [wait(1), send(4), wait(1), send(4)]
    const events = await run(planOf([campaign(flow)], { leadCount: 3, processing: 1 }))
    expect(count(events, 'send-ended')).toBe(6)
    // Six sends one after the other, after the first wait.
    expect(events.at(-1)?.timeUs).toBe(25_000)
  })
})

describe('what a call sees', () => {
  it('is what the steps before it set', async () => {
    expect(await seen([call('a'), set('Plan', 'team'), call('a')], 'never')).toEqual([
      undefined,
      { Plan: 'team' },
    ])
  })

  it('is what calls before it wrote, from the write delay on (decision 34)', async () => {
    expect(await seen([call('a'), call('a')])).toEqual([undefined, { Plan: 'written' }])
    expect(await seen([call('a'), wait(4), call('a'), wait(1), call('a')], 11)).toEqual([
      undefined,
      undefined,
      { Plan: 'written' },
    ])
    expect(await seen([call('a'), call('a')], 'never')).toEqual([undefined, undefined])
  })

  it('is in one campaign what another wrote while the lead is in it, and nothing afterwards', async () => {
    const found: unknown[] = []
    const world = answering(10, ({ written, stepIndex }) => {
      if (stepIndex > 0) found.push(written)
      return stepIndex === 0 ? wrote('Plan', 'team') : ACCEPTED
    })
    const through = campaign([wait(15), call('b'), wait(5), call('b')])
    const later = campaign([call('b')], { startsAfterUs: milliseconds(90) })
    const plan = planOf([campaign([call('a')]), through, later], { writeDelay: milliseconds(0) })
    await run(plan, world)
    expect(found).toEqual([{ Plan: 'team' }, { Plan: 'team' }, undefined])
  })
})

describe('who is not admitted', () => {
  it('is skipped, and no step of the flow happens', async () => {
    const once: Partial<Campaign> = { qualification: { kind: 'once' } }
    const plan = planOf([campaign([call('a'), call('a')]), onEnd('a', [call('b')], once)])
    const events = await run(plan)
    expect(count(events, 'call-ended')).toBe(3)
    // After its first call and the one that this brought about: there is one slot.
    expect(first(events, 'lead-skipped')).toEqual({
      kind: 'lead-skipped',
      timeUs: 30_000,
      campaignIndex: 1,
      leadIndex: 0,
      reason: 'not qualified',
    })
  })
})

describe('the end of a call', () => {
  it('brings its lead into the campaigns that listen to its webhook, at that instant', async () => {
    const flows = [campaign([call('a'), call('b')]), onEnd('b', [wait(5)]), onEnd('c', [wait(5)])]
    const events = await run(planOf(flows))
    const arrivals = events.filter(({ kind }) => kind === 'lead-arrived')
    expect(arrivals).toEqual([
      { kind: 'lead-arrived', timeUs: 0, campaignIndex: 0, leadIndex: 0, isTriggered: false },
      { kind: 'lead-arrived', timeUs: 20_000, campaignIndex: 1, leadIndex: 0, isTriggered: true },
    ])
    expect(events.at(-1)?.timeUs).toBe(25_000)
  })

  it('brings it there before its own flow goes on', async () => {
    const flows = [campaign([call('a')]), onEnd('a', [call('b')]), onEnd('a', [])]
    const events = await run(planOf(flows))
    expect(story(events).filter((line) => line.startsWith('10 ms'))).toEqual([
      '10 ms: call-ended, lead 0',
      '10 ms: lead-arrived, lead 0',
      '10 ms: call-queued, lead 0',
      '10 ms: lead-arrived, lead 0',
      '10 ms: lead-completed, lead 0',
      '10 ms: lead-completed, lead 0',
      '10 ms: call-started, lead 0',
    ])
  })

  it('brings nobody where the listener wants another end', async () => {
    const trigger = { kind: 'webhook is called', errorTypes: [503] } as const
    const retry = campaign([wait(1)], { trigger })
    const ends = [rejected(500), rejected(503)]
    const world = answering(10, ({ leadIndex }) => ends[leadIndex] ?? ACCEPTED)
    const events = await run(planOf([campaign([call('a')]), retry], { leadCount: 3 }), world)
    const brought = events.filter((event) => event.kind === 'lead-arrived' && event.isTriggered)
    expect(brought).toMatchObject([{ leadIndex: 1 }])
  })

  it('gives a lead that it brings back other luck and another deal, round after round', async () => {
    const luck: [attempt: number, deal: number][] = []
    const world = answering(10, ({ attempt, dealIndex, leadIndex }) => {
      if (leadIndex === 0) luck.push([attempt, dealIndex])
      return luck.length < 20 && leadIndex === 0 ? rejected(503) : ACCEPTED
    })
    const trigger = { kind: 'webhook is called', webhook: 'a', errorTypes: [503] } as const
    const retry = campaign([call('a')], { trigger })
    await run(planOf([campaign([call('a')]), retry], { leadCount: 1_000 }), world)
    expect(new Set(luck.map(([attempt]) => attempt)).size).toBe(20)
    expect(luck[0]).toEqual([0, 0])
    const deals = luck.map(([, deal]) => deal)
    expect(new Set(deals).size).toBeGreaterThan(15)
    // Two campaigns call it, each for a thousand leads.
    expect(Math.min(...deals)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...deals)).toBeLessThan(2_000)
  })
})

describe('an endless loop', () => {
  it('of a campaign that starts itself ends after as many rounds as there may be', async () => {
    const events = await run(planOf([campaign([call('a')]), onEnd('a', [call('a')])]))
    expect(count(events, 'call-ended')).toBe(1 + ROUNDS_MAX)
    expect(first(events, 'lead-skipped')).toMatchObject({
      campaignIndex: 1,
      leadIndex: 0,
      reason: 'endless loop',
    })
  })

  it('of campaigns that start each other two at a time ends while they are still few', async () => {
    const flows = [campaign([call('a')]), onEnd('a', [call('a')]), onEnd('a', [call('a')])]
    const events = await run(planOf(flows, { slotCount: 100 }))
    expect(count(events, 'call-ended')).toBe(1 + BROUGHT_MAX)
    expect(count(events, 'lead-completed')).toBe(1 + BROUGHT_MAX)
  })

  it('of campaigns that listen to every webhook ends as soon', async () => {
    const trigger = { kind: 'webhook is called' } as const
    const flows = [[], [call('a')], [call('b')], [call('c')]].map((flow) =>
      campaign(flow, { trigger }),
    )
    const events = await run(planOf([campaign([call('a')]), ...flows], { slotCount: 100 }))
    expect(count(events, 'lead-arrived')).toBeGreaterThan(BROUGHT_MAX)
    const skipped = count(events, 'lead-skipped')
    expect(count(events, 'lead-arrived') - skipped).toBe(1 + BROUGHT_MAX)
  })

  it('of one lead takes nothing from another', async () => {
    const events = await run(
      planOf([campaign([call('a')]), onEnd('a', [call('a')])], { leadCount: 3 }),
    )
    expect(count(events, 'call-ended')).toBe(3 * (1 + ROUNDS_MAX))
  })
})
