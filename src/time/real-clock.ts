// The real clock, for real networks: the same promises as the virtual one, as late as timers are. All who
// wait stand in one queue, so that a process that was held up wakes them in the order in which they are due.
// Node's timers know whole milliseconds and may fire up to one early; then one is set again for the rest.
// The very last of a wait is turns of the event loop, which costs some processor and halves how late it ends.
import { type Clock, type Deadline, timeIsOver } from './clock.ts'
import {
  type Cancellable,
  type EventClass,
  EventQueue,
  REPLY_CLASS,
  TIMEOUT_CLASS,
} from './event-queue.ts'
import { after, between, milliseconds, roundToUs, toMilliseconds, type Us } from './instant.ts'

/** A deadline is set this much later, so that whoever went to sleep just after it was made, until the same
 *  instant, wakes first. */
const DEADLINE_SLACK_US = milliseconds(1)
/** A deadline rings so many turns of the event loop after it is due: where the process stood still until then, a
 *  reply that was due in time is on its way, and still has to cross a socket or two. */
const DEADLINE_TURNS = 8
/** What is left to wait goes by turns from here on. A whole tick would be more exact still, but then a
 *  busy mock does nothing but turn. */
const TURNS_FROM_MS = 0.3
/** Node fires a timer set for longer at once. */
const TIMER_MAX_MS = 2 ** 31 - 1

/** A clock that starts now. */
export function realClock(): Clock {
  const clock = unhurriedClock()
  clock.now()
  return clock
}

/** A clock that starts when somebody looks at it. */
export function unhurriedClock(): Clock {
  const waiting = new WaitingRoom()
  let startedUs: Us | undefined
  return {
    now() {
      const nowUs = processUs()
      startedUs ??= nowUs
      return between(startedUs, nowUs)
    },
    sleep: (span, signal) => sleep(waiting, span, signal),
    deadline: (span) => deadline(waiting, span),
  }
}

function sleep(waiting: WaitingRoom, span: Us, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const onAbort = (): void => {
      waiting.leave(wait)
      reject(signal?.reason)
    }
    const wait = waiting.enter(after(processUs(), span), REPLY_CLASS, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

function deadline(waiting: WaitingRoom, span: Us): Deadline {
  const controller = new AbortController()
  const atUs = after(after(processUs(), span), DEADLINE_SLACK_US)
  const wait = waiting.enter(atUs, TIMEOUT_CLASS, () => {
    controller.abort(timeIsOver())
  })
  return { signal: controller.signal, release: () => waiting.leave(wait) }
}

/** Since the process began. */
function processUs(): Us {
  return roundToUs(performance.now() * 1_000)
}

interface Wait extends Cancellable {
  readonly ring: () => void
  readonly eventClass: EventClass
}

/** All who wait on one clock. Only the first has a timer, and when nobody waits nothing keeps the process. */
class WaitingRoom {
  readonly #queue = new EventQueue<Wait>()
  #timer: NodeJS.Timeout | undefined
  #turn: NodeJS.Immediate | undefined
  /** Whom the timer or the turn is for. */
  #awaitedUs: Us | undefined
  /** Those who are due, in that order, behind a deadline that is about to ring. */
  readonly #due: Wait[] = []
  #isHeld = false

  /** Rings at `atUs`, never before, and after all who are due earlier. */
  enter(atUs: Us, eventClass: EventClass, ring: () => void): Wait {
    const wait: Wait = { ring, eventClass, isCancelled: false }
    this.#queue.push(atUs, eventClass, wait)
    this.#awaitFirst()
    return wait
  }

  /** May be called more than once, and after the ring. */
  leave(wait: Wait): void {
    this.#queue.cancel(wait)
    this.#awaitFirst()
  }

  #awaitFirst(): void {
    const nextUs = this.#queue.nextUs
    if (nextUs === this.#awaitedUs) return
    clearTimeout(this.#timer)
    clearImmediate(this.#turn)
    this.#awaitedUs = nextUs
    if (nextUs === undefined) return
    const leftMs = toMilliseconds(nextUs) - performance.now()
    if (leftMs < TURNS_FROM_MS) this.#turn = setImmediate(this.#look)
    else this.#timer = setTimeout(this.#look, Math.min(Math.floor(leftMs), TIMER_MAX_MS))
  }

  readonly #look = (): void => {
    const nowUs = processUs()
    while ((this.#queue.nextUs ?? Number.POSITIVE_INFINITY) <= nowUs)
      this.#due.push(this.#queue.pop())
    this.#awaitedUs = undefined
    this.#awaitFirst()
    if (!this.#isHeld) this.#ringDue()
  }

  /** Each rings by itself, so that what one wakes has happened before the next rings. */
  #ringDue(): void {
    this.#isHeld = false
    for (let wait = this.#due.shift(); wait !== undefined; wait = this.#due.shift()) {
      if (wait.eventClass === TIMEOUT_CLASS && !wait.isCancelled) {
        this.#hold(wait)
        return
      }
      setImmediate(ringUnlessGone, wait)
    }
  }

  #hold(deadline: Wait, turns = DEADLINE_TURNS): void {
    this.#isHeld = true
    setImmediate(() => {
      if (turns > 1 && !deadline.isCancelled) return this.#hold(deadline, turns - 1)
      ringUnlessGone(deadline)
      this.#ringDue()
    })
  }
}

function ringUnlessGone(wait: Wait): void {
  if (!wait.isCancelled) wait.ring()
}
