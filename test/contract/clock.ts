// What every clock promises (src/time/clock.ts). `advance` makes its time pass: a virtual clock jumps,
// a real one waits.
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../src/time/clock.ts'
import { milliseconds } from '../../src/time/instant.ts'

export interface ClockArm {
  readonly clock: Clock
  /** How late a wake may be, in µs: 0 for a virtual clock. */
  readonly lateUs: number
  advance(spanMs: number): Promise<void>
}

export function describeClock(name: string, open: () => ClockArm): void {
  describe(`${name} is a clock`, () => {
    it('wakes a sleeper after exactly its span, and not before', async () => {
      const { clock, lateUs, advance } = open()
      const woken: number[] = []
      const startUs = clock.now()
      const sleep = clock.sleep(milliseconds(50)).then(() => woken.push(clock.now() - startUs))
      await advance(50)
      await sleep
      expect(woken).toHaveLength(1)
      expect(woken[0]).toBeGreaterThanOrEqual(50_000)
      expect(woken[0]).toBeLessThanOrEqual(50_000 + lateUs)
    })

    it('wakes sleepers in the order they are due, whoever fell asleep first', async () => {
      const { clock, advance } = open()
      const woken: string[] = []
      const late = clock.sleep(milliseconds(20)).then(() => woken.push('late'))
      const early = clock.sleep(milliseconds(10)).then(() => woken.push('early'))
      await advance(30)
      await Promise.all([late, early])
      expect(woken).toEqual(['early', 'late'])
    })

    it('rejects a sleep at once when its signal aborts, with the reason', async () => {
      const { clock, advance } = open()
      const controller = new AbortController()
      const sleep = clock.sleep(milliseconds(50), controller.signal)
      controller.abort(new Error('no more'))
      await expect(sleep).rejects.toThrow('no more')
      await expect(clock.sleep(milliseconds(1), controller.signal)).rejects.toThrow('no more')
      await advance(60)
    })

    it('aborts a deadline with a TimeoutError, after whoever sleeps until the same instant', async () => {
      const { clock, advance } = open()
      const heard: string[] = []
      // First the sleeper: on a real clock a pause between the two moves the instant of the second.
      const sleep = clock.sleep(milliseconds(30)).then(() => heard.push('reply'))
      const { signal } = clock.deadline(milliseconds(30))
      signal.addEventListener('abort', () => heard.push(String(signal.reason.name)))
      await advance(30)
      await sleep
      if (!signal.aborted) await once(signal, 'abort')
      expect(heard).toEqual(['reply', 'TimeoutError'])
    })

    it('never aborts a deadline that was released', async () => {
      const { clock, advance } = open()
      const deadline = clock.deadline(milliseconds(10))
      deadline.release()
      deadline.release()
      await advance(20)
      expect(deadline.signal.aborted).toBe(false)
    })
  })
}
