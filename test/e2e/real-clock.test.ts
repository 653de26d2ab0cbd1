import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
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

describe('a process that was held up', () => {
  it('wakes sleepers in the order they are due, also within one millisecond', async () => {
    const clock = realClock()
    const woken: string[] = []
    const late = clock.sleep(milliseconds(10.9)).then(() => woken.push('late'))
    const early = clock.sleep(milliseconds(10.1)).then(() => woken.push('early'))
    holdUp(30)
    await Promise.all([late, early])
    expect(woken).toEqual(['early', 'late'])
  })

  it('lets a sleeper do what it wakes for before a deadline of the same instant aborts', async () => {
    const clock = realClock()
    const heard: string[] = []
    const { signal } = clock.deadline(milliseconds(10))
    signal.addEventListener('abort', () => heard.push('abort'))
    const sleep = clock.sleep(milliseconds(10)).then(() => heard.push('reply'))
    holdUp(30)
    await sleep
    await setTimeout(20)
    expect(heard).toEqual(['reply', 'abort'])
  })

  it('does not wake whom somebody else, who woke first, has called off', async () => {
    const clock = realClock()
    const called = new AbortController()
    const deadline = clock.deadline(milliseconds(10))
    const sleep = clock.sleep(milliseconds(12), called.signal)
    await clock.sleep(milliseconds(5))
    const first = clock.sleep(milliseconds(1)).then(() => {
      deadline.release()
      called.abort(new Error('called off'))
    })
    holdUp(30)
    await expect(sleep).rejects.toThrow('called off')
    await first
    expect(deadline.signal.aborted).toBe(false)
  })
})
