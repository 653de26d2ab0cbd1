import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { milliseconds } from '../../src/time/instant.ts'
import { realClock } from '../../src/time/real-clock.ts'
import { describeClock } from '../contract/clock.ts'

/** Timers of a busy machine are late; how late is not what is tested. */
const LATE_US = 2_000_000

describeClock('the real clock', () => ({
  clock: realClock(),
  lateUs: LATE_US,
  // A little more, because a deadline is late on purpose.
  advance: (spanMs) => setTimeout(spanMs + 5),
}))

/** As a long collection of garbage does it, or another process. */
function holdUp(spanMs: number): void {
  const untilMs = performance.now() + spanMs
  while (performance.now() < untilMs);
}

/** What is done in it is done at one instant. */
function atOnce(work: () => void): void {
  const still = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  work()
  still.mockRestore()
}

describe('a process that was held up', () => {
  it('wakes sleepers in the order they are due, also within one millisecond', async () => {
    const clock = realClock()
    const woken: string[] = []
    const sleeps: Promise<unknown>[] = []
    atOnce(() => {
      sleeps.push(clock.sleep(milliseconds(10.9)).then(() => woken.push('late')))
      sleeps.push(clock.sleep(milliseconds(10.1)).then(() => woken.push('early')))
    })
    holdUp(30)
    await Promise.all(sleeps)
    expect(woken).toEqual(['early', 'late'])
  })

  it('lets a reply arrive that was due in time before its deadline aborts', async () => {
    const clock = realClock()
    const server = createServer((_, response) => {
      void clock.sleep(milliseconds(20)).then(() => response.end('in time'))
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { signal } = clock.deadline(milliseconds(100))
    const replied = fetch(`http://127.0.0.1:${port}`, { signal }).then((reply) => reply.text())
    await once(server, 'request')
    holdUp(200)
    expect(await replied).toBe('in time')
  })

  it('does not let a sleeper overtake a deadline that was due before it', async () => {
    const clock = realClock()
    const heard: string[] = []
    const sleeps: Promise<unknown>[] = []
    atOnce(() => {
      const { signal } = clock.deadline(milliseconds(10))
      signal.addEventListener('abort', () => heard.push('abort'))
      for (const span of [10, 11.5])
        sleeps.push(clock.sleep(milliseconds(span)).then(() => heard.push(`reply of ${span}`)))
    })
    holdUp(30)
    await Promise.all(sleeps)
    expect(heard).toEqual(['reply of 10', 'abort', 'reply of 11.5'])
  })

  it('does not wake whom somebody else, who woke first, has called off', async () => {
    const clock = realClock()
    const called = new AbortController()
    const deadline = clock.deadline(milliseconds(10))
    const sleep = clock.sleep(milliseconds(12), called.signal)
    const first = clock.sleep(milliseconds(6)).then(() => {
      deadline.release()
      called.abort(new Error('called off'))
    })
    holdUp(30)
    await expect(sleep).rejects.toThrow('called off')
    await first
    await setTimeout(20)
    expect(deadline.signal.aborted).toBe(false)
  })
})
