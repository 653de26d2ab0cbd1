import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { ClockPacer } from '../../src/live/clock-pacer.ts'
import type { Pace } from '../../src/live/pace.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import { milliseconds, seconds } from '../../src/time/instant.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { enrich, scenarioOf } from '../scenario-of.ts'
import { HandClock } from './hand-clock.ts'

/** 200 calls of 50 ms, one after the other: 10 s of virtual time. */
const tenSeconds = scenarioOf(enrich({ leads: { ...enrich().leads, count: 200 } }))
const threeLeads = scenarioOf(enrich({ leads: { ...enrich().leads, count: 3 } }))

interface Paced {
  readonly clock: HandClock
  readonly pacer: ClockPacer
  readonly heard: readonly string[]
  readonly ended: Promise<Report>
}

function start(
  pace: Pace,
  { scenario = tenSeconds, onEvent }: { scenario?: typeof tenSeconds; onEvent?: OnEvent } = {},
): Paced {
  const clock = new HandClock()
  const pacer = new ClockPacer(clock, pace)
  const heard: string[] = []
  const listen = (event: TimelineEvent): void => {
    heard.push(`${event.timeUs / 1_000} ${event.kind}`)
    onEvent?.(event, { clock, pacer })
  }
  const ended = rehearse(scenario, { fidelity: 'model', pacer, listen }, thisMachine())
  return { clock, pacer, heard, ended }
}

type OnEvent = (event: TimelineEvent, at: Pick<Paced, 'clock' | 'pacer'>) => void

/** Until the run waits for a command; a run that never does fails here. */
async function untilHeld({ pacer }: Paced): Promise<void> {
  for (let turn = 0; turn < 10_000 && !pacer.isHeld; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(pacer.isHeld).toBe(true)
}

function lasting({ run: _, ...report }: Report): string {
  return JSON.stringify(report)
}

describe('a run at a pace', () => {
  it.each([
    [1, 10_000],
    [2.5, 4_000],
    [10, 1_000],
  ])('at %d virtual seconds a second takes 10 s in %d ms', async (pace, ms) => {
    const { clock, ended } = start(pace)
    await ended
    expect(clock.now()).toBe(milliseconds(ms))
  })

  it('is never early, and late by one wait at most where instants are nearer than a timer', async () => {
    const { clock, ended } = start(1_000)
    await ended
    expect(clock.now()).toBeGreaterThanOrEqual(milliseconds(10))
    expect(clock.now()).toBeLessThanOrEqual(milliseconds(14))
    expect(clock.sleepCount).toBeLessThanOrEqual(4)
  })

  it('at max looks at no clock and never waits', async () => {
    const { clock, ended } = start('max')
    await ended
    expect(clock.now()).toBe(0)
    expect(clock.sleepCount).toBe(0)
  })

  it('gives the report of an unpaced run, but for what it cost', async () => {
    const plain = await rehearse(tenSeconds, { fidelity: 'model' }, thisMachine())
    const { ended } = start(10)
    expect(lasting(await ended)).toBe(lasting(plain))
  })

  it('makes up for 100 ms that the machine was away', async () => {
    const { clock, ended } = start(10, { onEvent: awayFor(100) })
    await ended
    expect(clock.now()).toBe(seconds(1))
  })

  it('does not rush where the machine was away for 5 s', async () => {
    const { clock, ended } = start(10, { onEvent: awayFor(5_000) })
    await ended
    expect(clock.now()).toBeGreaterThan(seconds(5.9))
  })
})

/** In the middle of the run. */
function awayFor(ms: number): OnEvent {
  return ({ kind, timeUs }, { clock }) => {
    if (kind === 'call-ended' && timeUs === seconds(5)) clock.passUs(ms * 1_000)
  }
}

function pauseAt(atUs: number): OnEvent {
  return ({ kind, timeUs }, { pacer }) => {
    if (kind === 'call-ended' && timeUs === atUs) pacer.goAt('paused')
  }
}

describe('a pause', () => {
  it.each(['max', 10] as const)('stops a run at %s where it is', async (pace) => {
    const run = start(pace, { onEvent: pauseAt(seconds(5)) })
    await untilHeld(run)
    const told = run.heard.length
    run.clock.passUs(seconds(60))
    await untilHeld(run)
    expect(run.heard).toHaveLength(told)
    expect(run.heard.at(-1)).toBe('5000 call-started')
    expect(run.pacer.atUs).toBe(seconds(5))
    run.pacer.goAt('max')
    expect((await run.ended).partial).toBe(false)
  })

  it('costs the time it lasts and no more', async () => {
    const run = start(10, { onEvent: pauseAt(seconds(5)) })
    await untilHeld(run)
    run.clock.passUs(seconds(60))
    run.pacer.goAt(10)
    await run.ended
    expect(run.clock.now()).toBe(seconds(61))
  })

  it('between two instants keeps what had passed', async () => {
    const run = start('paused', { scenario: threeLeads })
    await untilHeld(run)
    run.clock.isHeld = true
    run.pacer.goAt(1)
    await turns()
    run.clock.passUs(20_000)
    expect(run.pacer.atUs).toBe(20_000)
    run.pacer.goAt('paused')
    await untilHeld(run)
    run.clock.passUs(seconds(1))
    expect(run.pacer.atUs).toBe(20_000)
    run.clock.isHeld = false
    const beforeUs = run.clock.now()
    run.pacer.goAt(1)
    await run.ended
    expect(run.clock.now() - beforeUs).toBe(130_000)
  })
})

async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('a step', () => {
  it('goes on to the next instant, and no further', async () => {
    const run = start('paused', { scenario: threeLeads })
    await untilHeld(run)
    expect(run.heard.at(-1)).toBe('0 call-queued')
    run.pacer.step()
    await untilNext(run)
    expect(run.pacer.atUs).toBe(50_000)
    expect(run.heard.slice(-3)).toEqual(['50 call-ended', '50 lead-completed', '50 call-started'])
    run.pacer.step()
    run.pacer.step()
    expect((await run.ended).delay.totalMs).toBe(150)
  })

  it('at another pace does nothing', async () => {
    const run = start('paused', { scenario: threeLeads })
    await untilHeld(run)
    run.pacer.goAt(10)
    run.pacer.step()
    run.pacer.goAt('paused')
    await untilNext(run)
    expect(run.heard.at(-1)).toBe('0 call-queued')
    run.pacer.goAt('max')
    await run.ended
  })
})

/** Until it is held again. */
async function untilNext(run: Paced): Promise<void> {
  await turns()
  await untilHeld(run)
}
