import { EventEmitter, once } from 'node:events'
import timers from 'node:timers'
import { setInterval as every, scheduler, setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { PlainExecutor } from '../../src/executor/webhook.ts'
import { timeoutOfId } from '../../src/fidelity/virtual-timeout.ts'
import { seconds } from '../../src/time/instant.ts'
import { answering, STARTED } from '../contract/reach.ts'
import { doing, oneCall } from './one-call.ts'

/** How much virtual time a call took besides its request, in ms. */
async function spent(work: Parameters<typeof doing>[0]): Promise<number> {
  const { atUs, ending, warnings } = await oneCall(doing(work))
  expect(ending.outcome).toBe('mapped')
  expect(warnings).toEqual([])
  return (atUs - STARTED) / 1_000 - 50
}

const settled = (begin: (resolve: () => void) => unknown): Promise<void> =>
  new Promise((resolve) => {
    begin(resolve)
  })

describe('inside a call', () => {
  it.each([
    ['setTimeout', () => settled((resolve) => setTimeout(resolve, 1_234)), 1_234],
    ['setTimeout of node:timers', () => settled((done) => timers.setTimeout(done, 20)), 20],
    ['setTimeout, promisified', () => promisify(setTimeout)(30), 30],
    ['setTimeout of timers/promises', () => sleep(40), 40],
    ['scheduler.wait', () => scheduler.wait(50), 50],
    ['setTimeout with a delay of nothing', () => settled((done) => setTimeout(done)), 1],
    ['setTimeout with a delay in a text', () => settled((done) => timeoutOf('7.9', done)), 7],
    ['setTimeout with a delay too long', () => settled((done) => setTimeout(done, 2 ** 31)), 1],
    ['an hour that nobody waits for', () => clearTimeout(setTimeout(() => {}, 3_600_000)), 0],
    ['setImmediate', () => settled((resolve) => setImmediate(resolve)), 0],
    ['AbortSignal.timeout', () => once(AbortSignal.timeout(60), 'abort'), 60],
    [
      'a timer that is not to be waited for',
      () => settled((done) => setTimeout(done, 70).unref()),
      70,
    ],
  ])('%s takes virtual time', async (_, work, ms) => {
    expect(await spent(work)).toBe(ms)
  })

  function timeoutOf(delay: string, done: () => void): void {
    Reflect.apply(setTimeout, globalThis, [done, delay])
  }

  it('a timer is found by its number until it has rung', async () => {
    const found: unknown[] = []
    await spent(async () => {
      const timer = setTimeout(() => {}, 10)
      found.push(timeoutOfId(Number(timer)) === Object(timer))
      const id = Number(timer)
      await sleep(20)
      found.push(timeoutOfId(id))
    })
    expect(found).toEqual([true, undefined])
  })

  it('setInterval rings until it is cleared, also by its number', async () => {
    const seen: number[] = []
    const interval = async (): Promise<void> => {
      const beganMs = Date.now()
      await settled((resolve) => {
        const timer = setInterval(() => {
          seen.push(Date.now() - beganMs)
          if (seen.length < 3) return
          clearInterval(Number(timer))
          resolve()
        }, 100)
      })
    }
    expect(await spent(interval)).toBe(300)
    expect(seen).toEqual([100, 200, 300])
  })

  it('setInterval of timers/promises gives its value each time', async () => {
    const seen: string[] = []
    const iterate = async (): Promise<void> => {
      for await (const value of every(100, 'tick')) if (seen.push(value) === 3) return
    }
    expect(await spent(iterate)).toBe(300)
    expect(seen).toEqual(['tick', 'tick', 'tick'])
  })

  it('a timer can be refreshed, told not to be waited for, and disposed of', async () => {
    const refresh = async (): Promise<void> => {
      const [late, never] = [setTimeout(() => {}, 1_000).unref(), setTimeout(() => {}, 1_000)]
      expect([late.hasRef(), never.hasRef()]).toEqual([false, true])
      never[Symbol.dispose]()
      const emitter = new EventEmitter()
      const timer = setTimeout(() => emitter.emit('rung'), 100)
      setTimeout(() => timer.refresh(), 60)
      await once(emitter, 'rung')
    }
    expect(await spent(refresh)).toBe(160)
  })

  it('a sleep ends when its signal aborts, as Node’s does', async () => {
    const abort = async (): Promise<void> => {
      const signal = AbortSignal.timeout(70)
      await expect(sleep(1_000, undefined, { signal })).rejects.toMatchObject({
        name: 'AbortError',
        code: 'ABORT_ERR',
        cause: { name: 'TimeoutError' },
      })
    }
    expect(await spent(abort)).toBe(70)
  })

  it('clocks start where the instance does and go with the timers', async () => {
    const seen: unknown[] = []
    const look = async (): Promise<void> => {
      const [ms, ns] = [performance.now(), process.hrtime.bigint()]
      seen.push(new Date().toISOString(), Date.now(), performance.now(), process.hrtime())
      await sleep(250)
      seen.push(
        performance.now() - ms,
        process.hrtime.bigint() - ns,
        new Date(Date.now()).getUTCSeconds(),
      )
      seen.push(new Date(0).getTime(), new Date() instanceof Date, new Date().constructor === Date)
      seen.push(new Date(Date()).getTime())
    }
    await spent(look)
    const startsAtMs = Date.UTC(2026, 0, 1)
    expect(seen).toEqual([
      ...['2026-01-01T00:00:07.000Z', startsAtMs + 7_000, 7_000, [7, 0]],
      ...[250, 250_000_000n, 7],
      ...[0, true, true],
      startsAtMs + 7_000,
    ])
  })

  it('what is due at one instant comes in the order it was set', async () => {
    const seen: string[] = []
    await spent(async () => {
      setTimeout(() => seen.push('first'), 10)
      setTimeout(() => seen.push('second'), 10)
      await sleep(10)
      seen.push('third')
    })
    expect(seen).toEqual(['first', 'second', 'third'])
  })
})

describe('a time limit of 30 s', () => {
  const hanging = answering({ fault: 'hang' })
  const limited: PlainExecutor = async ({ webhook: { url } }) => {
    await fetch(url, { signal: AbortSignal.timeout(30_000) })
    return []
  }

  it('ends a call to a service that hangs at exactly 30 s', async () => {
    const ended = await oneCall(limited, { services: hanging })
    expect(ended).toMatchObject({ ending: { outcome: 'timeout' }, warnings: [] })
    expect(ended.atUs).toBe(STARTED + seconds(30))
  })

  it('set with setTimeout lets an answer win that is complete at exactly that time', async () => {
    const racing: PlainExecutor = async ({ webhook: { url } }) => {
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort(), 30_000)
      const response = await fetch(url, { signal: controller.signal })
      const { score } = JSON.parse(await response.text())
      clearTimeout(timer)
      return [{ field: 'Lead Score', value: score }]
    }
    const ended = await oneCall(racing, { services: answering({}, seconds(30)) })
    expect(ended.ending.outcome).toBe('mapped')
  })
})

describe('outside a call', () => {
  it('time is real while a run is under way, and everything is put back after it', async () => {
    const before = [setTimeout, setInterval, clearTimeout, Date, AbortSignal.timeout]
    const realYear = new Date().getUTCFullYear()
    const years: number[] = []
    const outside = new Promise<void>((resolve) => {
      setImmediate(() => {
        years.push(new Date().getUTCFullYear())
        setTimeout(resolve, 1)
      })
    })
    const { ending } = await oneCall(doing(() => sleep(86_400_000 * 365)))
    await outside
    expect(ending.outcome).toBe('mapped')
    expect(years).toEqual([realYear])
    expect([setTimeout, setInterval, clearTimeout, Date, AbortSignal.timeout]).toEqual(before)
    expect(Object.hasOwn(performance, 'now')).toBe(false)
  })

  it('everything is put back when no executor can be loaded', async () => {
    const before = [setTimeout, Date, process.hrtime]
    const load = (): Promise<never> => Promise.reject(new Error('no'))
    await expect(
      oneCall(
        doing(() => {}),
        { load },
      ),
    ).rejects.toThrow('no')
    expect([setTimeout, Date, process.hrtime]).toEqual(before)
  })

  it('runs that need the timers of the process go one after the other', async () => {
    const runs = [100, 200, 300].map((ms) => oneCall(doing(() => sleep(ms))))
    const spans = (await Promise.all(runs)).map(({ atUs }) => (atUs - STARTED) / 1_000)
    expect(spans).toEqual([150, 250, 350])
  })
})

it('chance is the luck of the lead: the same in every run', async () => {
  const drawn = async (): Promise<readonly number[]> => {
    const draws: number[] = []
    await spent(() => draws.push(Math.random(), Math.random()))
    return draws
  }
  const [first, second] = [await drawn(), await drawn()]
  expect(second).toEqual(first)
  expect(new Set([...first, Math.random()]).size).toBe(3)
})
