// A real clock that a test has in its hand. By itself it goes on only while somebody sleeps, and then at
// once; held, it goes on only when it is told to.
import type { Clock } from '../../src/time/clock.ts'
import { type Us, us } from '../../src/time/instant.ts'

export class HandClock implements Clock {
  isHeld = false
  sleepCount = 0
  #nowUs = 0
  #wake: (() => void) | undefined

  now(): Us {
    return us(this.#nowUs)
  }

  /** So much real time passes while nobody sleeps, or whoever does sleeps on. */
  passUs(spanUs: number): void {
    this.#nowUs += spanUs
  }

  /** Wakes whoever sleeps. */
  wake(): void {
    this.#wake?.()
  }

  sleep(span: Us, signal?: AbortSignal): Promise<void> {
    this.sleepCount++
    if (!this.isHeld) {
      this.#nowUs += span
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      this.#wake = resolve
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  }

  deadline(): never {
    throw new Error('a pacer sets no deadline')
  }
}
