// How long a call may take, as a hold on the clock. Decision 3: by default one limit spans the call,
// from the start of its first request to the last byte of its last answer; as HTTP clients mean it, it
// ends with the header of an answer (`connect`), or begins anew with whatever comes (`read`). Decision 4:
// what comes at exactly the limit counts or is too late, as the settings say.
import { type Clock, type Deadline, timeIsOver } from '../time/clock.ts'
import { after, type Us, us } from '../time/instant.ts'
import type { ExecutorSettings } from './webhook.ts'

/** What was heard of an exchange. Bytes are those of a body, and of a header that only informs. */
export type Sign = 'request' | 'header' | 'bytes' | 'end'

export interface TimeLimit {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal
  /** Told of every sign of an exchange, at the instant it is seen; left out where none matters. */
  readonly heard?: (sign: Sign) => void
  /** Whoever opened the limit releases it when the call is over. */
  release(): void
}

type LimitClock = Pick<Clock, 'now' | 'deadline'>

/** A limit that starts now. */
export function openTimeLimit(clock: LimitClock, settings: ExecutorSettings): TimeLimit {
  const { timeoutUs, timeoutCovers, timeoutEdge } = settings
  if (timeoutCovers === 'total' && timeoutEdge === 'counts') return clock.deadline(timeoutUs)
  return new MovingLimit(clock, settings)
}

/** Longest an answer may take to count: exactly the limit, or anything less (decision 4). */
export function answerMaxUs({ timeoutUs, timeoutEdge }: ExecutorSettings): Us {
  return timeoutEdge === 'counts' ? timeoutUs : us(timeoutUs - 1)
}

class MovingLimit implements TimeLimit {
  readonly #clock: LimitClock
  readonly #settings: ExecutorSettings
  readonly #controller = new AbortController()
  /** What is due, and when; nothing after an answer's header where the limit ends with it. */
  #due: { readonly deadline: Deadline; readonly atUs: Us } | undefined

  constructor(clock: LimitClock, settings: ExecutorSettings) {
    this.#clock = clock
    this.#settings = settings
    this.#start()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  readonly heard = (sign: Sign): void => {
    const { timeoutCovers, timeoutEdge } = this.#settings
    const isLate = this.#due && this.#clock.now() >= this.#due.atUs
    if (isLate && timeoutEdge === 'times out' && sign !== 'request') this.#expire()
    else if (timeoutCovers === 'connect' && sign === 'header') this.release()
    else if (startsAnew(timeoutCovers, sign)) this.#start()
  }

  release(): void {
    this.#due?.deadline.signal.removeEventListener('abort', this.#expire)
    this.#due?.deadline.release()
    this.#due = undefined
  }

  #start(): void {
    this.release()
    const { timeoutUs } = this.#settings
    const deadline = this.#clock.deadline(timeoutUs)
    deadline.signal.addEventListener('abort', this.#expire)
    this.#due = { deadline, atUs: after(this.#clock.now(), timeoutUs) }
  }

  readonly #expire = (): void => {
    this.release()
    this.#controller.abort(timeIsOver())
  }
}

/** Each request of a call that was redirected has a limit of its own, but for the one over all. */
function startsAnew(covers: ExecutorSettings['timeoutCovers'], sign: Sign): boolean {
  if (covers === 'read') return sign !== 'end'
  return covers === 'connect' && sign === 'request'
}
