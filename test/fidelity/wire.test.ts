// The wire's hold on the loop, with a clock and a network that do what the test says.
import { Dispatcher } from 'undici'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { CallResult, Executor, Webhook } from '../../src/executor/webhook.ts'
import type { Call, Wake } from '../../src/fidelity/port.ts'
import { type Carrier, openWire } from '../../src/fidelity/wire.ts'
import type { Clock } from '../../src/time/clock.ts'
import { after, milliseconds, seconds, type Us, ZERO } from '../../src/time/instant.ts'
import { VirtualTime } from '../../src/time/virtual-clock.ts'
import { FIRST_CALL } from './example-call.ts'

const MAPPED: CallResult = { outcome: 'unmapped', status: 200, reasonPhrase: 'OK', skipped: [] }

const CALL: Call = { ...FIRST_CALL, leadIndex: 7, written: { Plan: 'team' } }

const WEBHOOK: Webhook = {
  name: 'enrich',
  url: 'https://api.example.com/',
  method: 'GET',
  headers: [],
  payload: '',
  encoding: 'JSON',
  responseType: 'JSON',
  mappings: [],
}

class HandClock implements Clock {
  nowUs: Us = ZERO
  readonly slept: Us[] = []
  readonly deadlines: { spanUs: Us; controller: AbortController; isReleased: boolean }[] = []

  now(): Us {
    return this.nowUs
  }

  sleep(span: Us, signal?: AbortSignal): Promise<void> {
    this.slept.push(span)
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  }

  deadline(spanUs: Us) {
    const controller = new AbortController()
    const made = { spanUs, controller, isReleased: false }
    this.deadlines.push(made)
    const release = (): void => {
      made.isReleased = true
    }
    return { signal: controller.signal, release }
  }
}

class NoNetwork extends Dispatcher {
  override dispatch(): boolean {
    throw new Error('nothing is sent')
  }
}

function open(execute: Executor['execute']) {
  const time = new VirtualTime<Wake>()
  const clock = new HandClock()
  const ended: string[] = []
  const carrier: Carrier = {
    open: ({ call, lead }) => ({
      dispatcher: new NoNetwork(),
      end: ({ outcome }) => {
        ended.push(`${call.leadIndex} ${lead.values.Plan} ${outcome}`)
        return []
      },
    }),
    close: async () => ['closed'],
  }
  const opened = openWire({
    executor: { name: 'test', execute },
    webhooks: [WEBHOOK],
    fields: [],
    settings: DEFAULT_SETTINGS,
    campaigns: [{ type: 'trigger', tokens: {} }],
    leadOf: (index) => ({ index, values: { Plan: 'free' } }),
    time,
    clock,
    carrier,
    hop: turn,
  })
  const { reach } = opened
  const letPass = (nextUs: Us | undefined) => reach.letPass?.(nextUs)
  const begin = async (call = CALL): Promise<void> => {
    expect(await reach.begin(call)).toBe('parked')
  }
  return { opened, begin, letPass, time, clock, ended }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function later(): { result: Promise<CallResult>; settle: (result: CallResult) => void } {
  const { promise: result, resolve: settle } = Promise.withResolvers<CallResult>()
  return { result, settle }
}

describe('time passes', () => {
  it('by itself: what is due by now is not waited for', () => {
    const { letPass, clock } = open(async () => MAPPED)
    clock.nowUs = milliseconds(5)
    expect(letPass(milliseconds(5))).toBeUndefined()
    expect(letPass(milliseconds(4))).toBeUndefined()
  })

  it('until the next instant that anything is due at', () => {
    const { letPass, clock } = open(async () => MAPPED)
    clock.nowUs = milliseconds(5)
    expect(letPass(milliseconds(25))).toBeInstanceOf(Promise)
    expect(clock.slept).toEqual([milliseconds(20)])
  })

  it('for a tenth of a second at most, so that Ctrl-C is heard', () => {
    const { letPass, clock } = open(async () => MAPPED)
    void letPass(seconds(60))
    expect(clock.slept).toEqual([milliseconds(100)])
  })

  it('until a call has settled, whose wake is then in the queue at that instant', async () => {
    const { result, settle } = later()
    const { begin, letPass, time, clock } = open(() => result)
    await begin()
    const passing = letPass(undefined)
    expect(time.queue.nextUs).toBeUndefined()
    clock.nowUs = milliseconds(51)
    settle(MAPPED)
    await passing
    expect(time.queue.nextUs).toBe(milliseconds(51))
    expect(time.queue.pop().wake()).toMatchObject({ ending: MAPPED, exchanges: [] })
  })

  it('no more when nothing is due and no call is in flight: the run is over', async () => {
    const { result, settle } = later()
    const { begin, letPass } = open(() => result)
    await begin()
    expect(letPass(undefined)).toBeInstanceOf(Promise)
    settle(MAPPED)
    await turn()
    expect(letPass(undefined)).toBeUndefined()
  })
})

describe('a call', () => {
  it('begins when it really begins, and may take its whole limit from there', async () => {
    const { begin, clock, time } = open(async () => MAPPED)
    clock.nowUs = milliseconds(3)
    await begin()
    expect(time.queue.pop().call).toMatchObject({
      queuedUs: ZERO,
      startedUs: milliseconds(3),
      giveUpUs: milliseconds(30_003),
    })
  })

  it('sees what earlier calls wrote, and its carrier hears how it ended', async () => {
    const { begin, ended, time } = open(async () => ({ outcome: 'timeout' }))
    await begin()
    expect(ended).toEqual(['7 team timeout'])
    expect(time.queue.pop().wake()).toMatchObject({ lead: { index: 7, values: { Plan: 'team' } } })
  })

  it('keeps its own facts when the slot goes to another', async () => {
    const { result, settle } = later()
    const { begin, time } = open(() => result)
    const slot = { ...CALL }
    await begin(slot)
    slot.leadIndex = 8
    settle(MAPPED)
    await turn()
    expect(time.queue.pop().call.leadIndex).toBe(7)
  })

  it('whose executor throws has crashed', async () => {
    const { begin, time } = open(async () => {
      throw new TypeError('no such field')
    })
    await begin()
    expect(time.queue.pop().wake()).toMatchObject({
      ending: { outcome: 'crashed', reason: 'TypeError: no such field' },
    })
  })

  it('whose executor never settles is given up two minutes after its limit', async () => {
    const { begin, time, clock } = open(() => new Promise(() => {}))
    await begin()
    expect(clock.deadlines[0]?.spanUs).toBe(after(seconds(30), seconds(120)))
    clock.deadlines[0]?.controller.abort()
    await turn()
    expect(time.queue.pop().wake()).toMatchObject({
      ending: {
        outcome: 'crashed',
        reason: 'the executor did not settle within two minutes after the time limit',
      },
    })
  })

  it('that has settled leaves no timer behind', async () => {
    const { begin, clock } = open(async () => MAPPED)
    await begin()
    expect(clock.deadlines.map(({ isReleased }) => isReleased)).toEqual([true])
  })
})

it('to close it is to close its carrier', async () => {
  expect(await open(async () => MAPPED).opened.close()).toEqual(['closed'])
})
