// Timers that outlive the call that made them, and the run: undici measures its time limits with one
// tick for the whole process, which the first call starts and every later one needs. They beat only
// while a call is in the air; in between they rest, so that no run goes on for their sake.
import { REPLY_CLASS } from '../time/event-queue.ts'
import { after, between, milliseconds, type Us } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { Call, Wake } from './port.ts'
import type { TimerHost, VirtualTimeout } from './virtual-timeout.ts'

interface Armed {
  readonly wake: Wake
  readonly dueUs: Us
}

/** All there are in the process. */
const shared = new Set<VirtualTimeout>()
let current: RunTimers | undefined

/** Those of the run under way. */
export function runTimers(): RunTimers | undefined {
  return current
}

export class RunTimers implements TimerHost {
  readonly #time: VirtualTime<Wake>
  /** Waits until what a timer set going has come to rest. */
  readonly #settle: () => Promise<void>
  readonly #armed = new Map<VirtualTimeout, Armed>()
  readonly #resting = new Map<VirtualTimeout, Us>()
  /** Some call in the air, whose name the wakes borrow; no turn of theirs ever settles it. */
  #call: Call | undefined
  #inAirCount = 0

  constructor(time: VirtualTime<Wake>, settle: () => Promise<void>) {
    this.#time = time
    this.#settle = settle
    current = this
    for (const timer of shared) timer.refresh()
  }

  callBegan(call: Call): void {
    if (this.#inAirCount++ > 0) return
    this.#call = call
    const resting = [...this.#resting]
    this.#resting.clear()
    for (const [timer, leftUs] of resting) this.#start(timer, leftUs)
  }

  callEnded(): void {
    if (--this.#inAirCount > 0) return
    this.#call = undefined
    for (const [timer, { wake, dueUs }] of this.#armed) {
      this.#time.queue.cancel(wake)
      this.#resting.set(timer, between(this.#time.nowUs, dueUs))
    }
    this.#armed.clear()
  }

  arm(timer: VirtualTimeout, afterMs: number): void {
    shared.add(timer)
    this.disarm(timer)
    this.#start(timer, milliseconds(afterMs))
  }

  disarm(timer: VirtualTimeout): void {
    const armed = this.#armed.get(timer)
    if (armed) this.#time.queue.cancel(armed.wake)
    this.#armed.delete(timer)
    this.#resting.delete(timer)
  }

  holdChanged(): void {}

  /** Back to real time, for whoever uses undici after the run. */
  close(): void {
    current = undefined
    for (const timer of shared) timer.refresh()
  }

  #start(timer: VirtualTimeout, spanUs: Us): void {
    if (!this.#call) {
      this.#resting.set(timer, spanUs)
      return
    }
    const dueUs = after(this.#time.nowUs, spanUs)
    const wake: Wake = {
      call: this.#call,
      isCancelled: false,
      wake: async (): Promise<'parked'> => {
        this.#armed.delete(timer)
        timer.ring()
        await this.#settle()
        return 'parked'
      },
    }
    this.#armed.set(timer, { wake, dueUs })
    this.#time.queue.push(dueUs, REPLY_CLASS, wake)
  }
}
