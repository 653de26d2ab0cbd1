// Virtual time: a `now` that jumps to whatever is due next, and clocks over it. Each call has a clock
// of its own, so that the run loop knows whom it wakes.
import { assert } from '../errors.ts'
import { type Clock, type Deadline, timeIsOver } from './clock.ts'
import { type Cancellable, EventQueue, REPLY_CLASS, TIMEOUT_CLASS } from './event-queue.ts'
import { after, type Us, ZERO } from './instant.ts'

/** Something that comes at an instant, or not at all. */
export interface Upcoming {
  readonly nextUs: Us | undefined
}

export class VirtualTime<Wake extends Cancellable> {
  readonly queue = new EventQueue<Wake>()
  #nowUs: Us = ZERO

  get nowUs(): Us {
    return this.#nowUs
  }

  advanceTo(instant: Us): void {
    assert(instant >= this.#nowUs, 'virtual time cannot go back')
    this.#nowUs = instant
  }

  /** When whatever comes first comes: in the queue, or in one of two others. `undefined` when nothing comes
   *  any more. */
  earliest(one: Upcoming, other: Upcoming): Us | undefined {
    let nextUs = this.queue.nextUs
    if (nextUs === undefined || (one.nextUs ?? nextUs) < nextUs) nextUs = one.nextUs ?? nextUs
    if (nextUs === undefined || (other.nextUs ?? nextUs) < nextUs) nextUs = other.nextUs ?? nextUs
    return nextUs
  }
}

/** Whose clock it is: how to put its wake into the queue, and what to do when it goes to sleep. */
export interface Sleeper<Wake extends Cancellable> {
  /** A wake that runs `ring` when it is due; one that is cancelled already, when it never will be. */
  wakeWith(ring: () => void): Wake
  /** Told when a sleep begins, and when it is over. */
  asleep(): void
  awake(): void
}

/** A `Clock` over virtual time. */
export function virtualClock<Wake extends Cancellable>(
  time: VirtualTime<Wake>,
  sleeper: Sleeper<Wake>,
): Clock {
  return {
    now: () => time.nowUs,
    sleep: (span, signal) => sleepUntil(time, sleeper, { atUs: after(time.nowUs, span), signal }),
    deadline: (span) => deadlineAt(time, sleeper, after(time.nowUs, span)),
  }
}

function sleepUntil<Wake extends Cancellable>(
  time: VirtualTime<Wake>,
  sleeper: Sleeper<Wake>,
  until: { atUs: Us; signal: AbortSignal | undefined },
): Promise<void> {
  const { atUs, signal } = until
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const onAbort = (): void => {
      time.queue.cancel(wake)
      sleeper.awake()
      reject(signal?.reason)
    }
    const wake = sleeper.wakeWith(() => {
      signal?.removeEventListener('abort', onAbort)
      sleeper.awake()
      resolve()
    })
    signal?.addEventListener('abort', onAbort, { once: true })
    if (!wake.isCancelled) time.queue.push(atUs, REPLY_CLASS, wake)
    sleeper.asleep()
  })
}

function deadlineAt<Wake extends Cancellable>(
  time: VirtualTime<Wake>,
  sleeper: Sleeper<Wake>,
  atUs: Us,
): Deadline {
  const controller = new AbortController()
  const wake = sleeper.wakeWith(() => {
    controller.abort(timeIsOver())
  })
  if (!wake.isCancelled) time.queue.push(atUs, TIMEOUT_CLASS, wake)
  return { signal: controller.signal, release: () => time.queue.cancel(wake) }
}
