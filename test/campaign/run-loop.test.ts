import { describe, expect, it } from 'vitest'
import type { Reach, Turn } from '../../src/fidelity/port.ts'
import { REPLY_CLASS } from '../../src/time/event-queue.ts'
import { after, milliseconds, type Us, us } from '../../src/time/instant.ts'
import {
  ACCEPTED,
  answering,
  call,
  campaign,
  planOf,
  run,
  send,
  story,
  type World,
  wait,
} from './running.ts'

describe('one lead', () => {
  it('goes through its flow from the arrival to the end, and the run is complete', async () => {
    const events = await run(planOf([campaign([call('a'), wait(5), send(2)])]))
    expect(story(events)).toEqual([
      '0 ms: lead-arrived, lead 0',
      '0 ms: call-queued, lead 0',
      '0 ms: call-started, lead 0',
      '10 ms: call-ended, lead 0',
      '15 ms: send-started, lead 0',
      '17 ms: send-ended, lead 0',
      '17 ms: lead-completed, lead 0',
    ])
    expect(events.at(-1)).toMatchObject({ kind: 'run-ended', timeUs: 17_000, isComplete: true })
  })
})

describe('a run begins', () => {
  it('with its facts: who is offered, what is shared, what things are called', async () => {
    const flows = ['first', 'second'].map((name) => campaign([call('a')], { name }))
    const [started] = await run(planOf(flows, { leadCount: 3, slotCount: 2 }))
    expect(started).toMatchObject({
      kind: 'run-started',
      timeUs: 0,
      offered: 6,
      offeredOfLead: 2,
      slotCount: 2,
      processing: 'unlimited',
      webhooks: ['a', 'b', 'c'],
      campaigns: ['first', 'second'],
    })
  })
})

describe('at one instant', () => {
  it('the slot of a call that ends goes to the next lead before anybody new arrives', async () => {
    const arrivals = { kind: 'times', timesUs: [0, 0, 10_000] } as const
    const events = await run(planOf([campaign([call('a')], { arrivals })], { leadCount: 3 }))
    expect(story(events).filter((line) => line.startsWith('10 ms'))).toEqual([
      '10 ms: call-ended, lead 0',
      '10 ms: lead-completed, lead 0',
      '10 ms: call-started, lead 1',
      '10 ms: lead-arrived, lead 2',
      '10 ms: call-queued, lead 2',
    ])
  })

  it('a reply comes before a pause that is over, and that before a start', async () => {
    const pausing = campaign([wait(10), call('a')])
    const events = await run(planOf([campaign([call('a'), call('b')]), pausing]))
    expect(story(events).filter((line) => line.startsWith('10 ms'))).toEqual([
      '10 ms: call-ended, lead 0',
      '10 ms: call-queued, lead 0',
      '10 ms: call-queued, lead 0',
      '10 ms: call-started, lead 0',
    ])
  })
})

describe('the slots', () => {
  it('are never more than there are: ten calls of 10 ms take 50 ms on two', async () => {
    const events = await run(planOf([campaign([call('a')])], { leadCount: 10, slotCount: 2 }))
    let open = 0
    const inFlight = events.map(({ kind }) => {
      if (kind === 'call-started') open++
      if (kind === 'call-ended') open--
      return open
    })
    expect(Math.max(...inFlight)).toBe(2)
    expect(events.at(-1)?.timeUs).toBe(50_000)
  })
})

/** Answers at once, or after something outside of time. */
function answeringOutside(turns: readonly ('begin' | 'wake')[]): World {
  const mayBeLate = <Value>(turn: 'begin' | 'wake', value: Value) =>
    turns.includes(turn) ? Promise.resolve(value) : value
  return (time) => ({
    begin(begun) {
      const wake = () => mayBeLate<Turn>('wake', ACCEPTED)
      const atUs = after(time.nowUs, milliseconds(10))
      time.queue.push(atUs, REPLY_CLASS, { isCancelled: false, call: begun, wake })
      return mayBeLate<Turn>('begin', 'parked')
    },
  })
}

describe('a call that has to be waited for', () => {
  const plan = () => planOf([campaign([call('a'), call('b')])], { leadCount: 3, slotCount: 2 })

  it.each([[['begin']], [['wake']], [['begin', 'wake']]] as const)(
    'at its %j changes nothing of what happens when',
    async (turns) => {
      expect(await run(plan(), answeringOutside(turns))).toEqual(await run(plan(), answering(10)))
    },
  )

  it('lets the outside world in more often than calls that are not waited for', async () => {
    const breathsOf = async (world: World): Promise<number> => {
      let breaths = 0
      await run(planOf([campaign([call('a')])], { leadCount: 1_000 }), world, async () => {
        breaths++
        return true
      })
      return breaths
    }
    expect(await breathsOf(answering(10))).toBe(1)
    expect(await breathsOf(answeringOutside(['begin', 'wake']))).toBe(9)
  })
})

it('a call that settles at once holds its slot for no time', async () => {
  const world: World = () => ({ begin: () => ACCEPTED })
  const events = await run(planOf([campaign([call('a')])], { leadCount: 2 }), world)
  expect(story(events).filter((line) => line.includes('call-'))).toEqual([
    '0 ms: call-queued, lead 0',
    '0 ms: call-started, lead 0',
    '0 ms: call-ended, lead 0',
    '0 ms: call-queued, lead 1',
    '0 ms: call-started, lead 1',
    '0 ms: call-ended, lead 1',
  ])
})

describe('whoever lets the run breathe', () => {
  const many = () => planOf([campaign([call('a')])], { leadCount: 10_000 })

  it('can stop it before its first step', async () => {
    const events = await run(many(), answering(10), async () => false)
    expect(events.map(({ kind }) => kind)).toEqual(['run-started', 'run-ended'])
    expect(events.at(-1)).toMatchObject({ isComplete: false })
  })

  it('can stop it on its way, and the run says that it is not complete', async () => {
    let breaths = 0
    const events = await run(many(), answering(10), async () => ++breaths < 3)
    expect(events.at(-1)).toMatchObject({ kind: 'run-ended', isComplete: false })
    const completed = events.filter(({ kind }) => kind === 'lead-completed').length
    expect(completed).toBeGreaterThan(0)
    expect(completed).toBeLessThan(10_000)
  })

  it('is asked every few thousand steps', async () => {
    let breaths = 0
    await run(many(), answering(10), async () => {
      breaths++
      return true
    })
    // Four steps a lead: it arrives, its call starts, time goes on, its call ends.
    expect(breaths).toBe(1 + Math.floor(40_000 / 8_191))
  })
})

describe('where time passes by itself', () => {
  /** Lets time pass in pieces of 4 ms. */
  function passing(asked: (Us | undefined)[]): World {
    return (time) => {
      let soFarUs = us(0)
      const reach: Reach = {
        ...answering(10)(time),
        letPass(nextUs) {
          asked.push(nextUs)
          if (nextUs === undefined || soFarUs >= nextUs) return undefined
          soFarUs = after(soFarUs, milliseconds(4))
          return Promise.resolve()
        },
      }
      return reach
    }
  }

  it('nothing comes before its time has passed, and everything when it has', async () => {
    const plan = () => planOf([campaign([call('a'), wait(7)])], { leadCount: 2 })
    const asked: (Us | undefined)[] = []
    expect(await run(plan(), passing(asked))).toEqual(await run(plan()))
    const [tenMs, seventeenMs, twentyMs] = [10_000, 17_000, 20_000]
    expect(asked.slice(0, 6)).toEqual([tenMs, tenMs, tenMs, tenMs, seventeenMs, seventeenMs])
    expect(asked).toContain(twentyMs)
    expect(asked.at(-1)).toBeUndefined()
  })

  it('the outside world is let in each time, and may stop the run', async () => {
    let breaths = 0
    const plan = planOf([campaign([call('a')])])
    const events = await run(plan, passing([]), async () => ++breaths < 3)
    expect(story(events).at(-1)).toBe('0 ms: call-started, lead 0')
    expect(events.at(-1)).toMatchObject({ timeUs: 0, isComplete: false })
  })
})
