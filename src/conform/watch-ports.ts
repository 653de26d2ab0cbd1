// The ports of one call with an eye on what is taken from them: what the executor has not given back when
// it settles is left behind.
import { Dispatcher } from 'undici'
import type { ExecutorPorts } from '../executor/webhook.ts'
import type { Clock, Deadline } from '../time/clock.ts'

/** Something that was taken and not given back. */
export interface Leftover {
  readonly kind: 'body' | 'deadline' | 'listener' | 'sleep'
  /** In words: `a body that nobody read to its end`. */
  readonly text: string
}

export interface WatchedPorts {
  readonly ports: ExecutorPorts
  /** What is left now. */
  left(): readonly Leftover[]
}

export function watchPorts({ dispatcher, clock }: ExecutorPorts): WatchedPorts {
  const watchedClock = new WatchedClock(clock)
  const watchedDispatcher = new WatchedDispatcher(dispatcher)
  return {
    ports: { dispatcher: watchedDispatcher, clock: watchedClock },
    left: () => [...watchedClock.left(), ...watchedDispatcher.left()],
  }
}

class WatchedClock implements Clock {
  readonly #clock: Clock
  readonly #deadlines: { isReleased: boolean; listenerCount: () => number; signal: AbortSignal }[] =
    []
  #asleepCount = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  readonly now = (): ReturnType<Clock['now']> => this.#clock.now()

  readonly sleep: Clock['sleep'] = async (span, signal) => {
    this.#asleepCount++
    try {
      await this.#clock.sleep(span, signal)
    } finally {
      this.#asleepCount--
    }
  }

  readonly deadline: Clock['deadline'] = (span): Deadline => {
    const { signal, release } = this.#clock.deadline(span)
    const watched = { isReleased: false, listenerCount: countListeners(signal), signal }
    this.#deadlines.push(watched)
    return {
      signal,
      release: () => {
        watched.isReleased = true
        release()
      },
    }
  }

  left(): readonly Leftover[] {
    const held = this.#deadlines.filter(({ isReleased, signal }) => !isReleased && !signal.aborted)
    const count = this.#deadlines.reduce((sum, { listenerCount }) => sum + listenerCount(), 0)
    return [
      ...held.map(() => left('deadline', 'a deadline that nobody released')),
      ...Array.from({ length: count }, () => left('listener', 'a listener on a signal')),
      ...Array.from({ length: this.#asleepCount }, () => left('sleep', 'a sleep on the clock')),
    ]
  }
}

function left(kind: Leftover['kind'], text: string): Leftover {
  return { kind, text }
}

/** Counts those that are on the signal; those that heard it and listen once only are off it. */
function countListeners(signal: AbortSignal): () => number {
  const listeners = new Set<unknown>()
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  Object.defineProperty(signal, 'addEventListener', {
    value: (...args: Parameters<typeof add>) => {
      listeners.add(args[1])
      return add(...args)
    },
  })
  Object.defineProperty(signal, 'removeEventListener', {
    value: (...args: Parameters<typeof remove>) => {
      listeners.delete(args[1])
      return remove(...args)
    },
  })
  return () => (signal.aborted ? 0 : listeners.size)
}

type Handler = Dispatcher.DispatchHandler

class WatchedDispatcher extends Dispatcher {
  readonly #dispatcher: Dispatcher
  readonly #handlers: WatchedHandler[] = []

  constructor(dispatcher: Dispatcher) {
    super()
    this.#dispatcher = dispatcher
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Handler): boolean {
    const watched = new WatchedHandler(handler)
    this.#handlers.push(watched)
    return this.#dispatcher.dispatch(options, watched)
  }

  override close(): Promise<void> {
    return this.#dispatcher.close()
  }

  override destroy(): Promise<void> {
    return this.#dispatcher.destroy()
  }

  left(): readonly Leftover[] {
    const open = this.#handlers.filter(({ isOpen }) => isOpen)
    return open.map(({ hasBegun }) =>
      left('body', hasBegun ? 'a body that nobody read to its end' : 'a request nobody waits for'),
    )
  }
}

/** Passes everything on, and knows whether the exchange is over. */
class WatchedHandler implements Handler {
  readonly #handler: Handler
  isOpen = true
  hasBegun = false

  constructor(handler: Handler) {
    this.#handler = handler
  }

  onRequestStart(...told: Parameters<NonNullable<Handler['onRequestStart']>>): void {
    this.#handler.onRequestStart?.(...told)
  }

  onRequestUpgrade(...told: Parameters<NonNullable<Handler['onRequestUpgrade']>>): void {
    this.#handler.onRequestUpgrade?.(...told)
  }

  onResponseStart(...told: Parameters<NonNullable<Handler['onResponseStart']>>): void {
    this.hasBegun = true
    this.#handler.onResponseStart?.(...told)
  }

  onResponseData(...told: Parameters<NonNullable<Handler['onResponseData']>>): void {
    this.#handler.onResponseData?.(...told)
  }

  onResponseEnd(...told: Parameters<NonNullable<Handler['onResponseEnd']>>): void {
    this.isOpen = false
    this.#handler.onResponseEnd?.(...told)
  }

  onResponseError(...told: Parameters<NonNullable<Handler['onResponseError']>>): void {
    this.isOpen = false
    this.#handler.onResponseError?.(...told)
  }
}
