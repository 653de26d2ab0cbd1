// A timer as `setTimeout` hands it out, on virtual time. It belongs to whoever keeps the time where it
// was made, and moves when it is refreshed somewhere else: HTTP clients keep a timer with a connection
// and refresh it for the next call. Where no time is virtual it is a real timer.
import { AsyncLocalStorage } from 'node:async_hooks'

/** Whoever keeps the time: a call, or the run for what outlives its calls. */
export interface TimerHost {
  /** Rings `timer` after so many ms; never when the host is over. A held one keeps its call waiting. */
  arm(timer: VirtualTimeout, afterMs: number): void
  disarm(timer: VirtualTimeout): void
  /** Told when a timer that is armed changes between held and not. */
  holdChanged(timer: VirtualTimeout): void
}

export interface TimeoutParts {
  readonly afterMs: number
  readonly repeats?: boolean
  readonly onRing: () => void
  /** Who keeps the time now; `undefined` where time is real. */
  readonly hostNow: () => TimerHost | undefined
}

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis

/** Ids far from those that Node gives its own timers. */
let nextId = 2 ** 40
const byId = new Map<number, VirtualTimeout>()

/** The timer that somebody turned into a number. */
export function timeoutOfId(id: unknown): VirtualTimeout | undefined {
  return byId.get(Number(id))
}

export class VirtualTimeout {
  readonly #parts: TimeoutParts
  readonly #onRing: () => void
  /** Where it was made; read only when somebody asks. */
  readonly trace: { readonly stack?: string } = {}
  #host: TimerHost | undefined
  #real: NodeJS.Timeout | undefined
  #isHeld = true
  #id: number | undefined

  constructor(parts: TimeoutParts) {
    this.#parts = parts
    this.#onRing = AsyncLocalStorage.bind(() => orThrowLater(parts.onRing))
    Error.captureStackTrace(this.trace, VirtualTimeout)
    this.refresh()
  }

  /** Whether its call, or the process, is to wait for it. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Told by the host that it is due. */
  ring(): void {
    if (this.#parts.repeats) this.#start()
    else this.#forgetId()
    this.#onRing()
  }

  ref(): this {
    return this.#hold(true)
  }

  unref(): this {
    return this.#hold(false)
  }

  hasRef(): boolean {
    return this.#isHeld
  }

  /** Begins anew, in the time of whoever asks for it. */
  refresh(): this {
    this.#stop()
    this.#host = this.#parts.hostNow()
    this.#start()
    return this
  }

  close(): this {
    this.#stop()
    this.#forgetId()
    return this
  }

  [Symbol.dispose](): void {
    this.close()
  }

  [Symbol.toPrimitive](): number {
    this.#id ??= nextId++
    byId.set(this.#id, this)
    return this.#id
  }

  #start(): void {
    const { afterMs } = this.#parts
    if (this.#host) {
      this.#host.arm(this, afterMs)
    } else {
      this.#real = realSetTimeout(() => this.ring(), afterMs)
      if (!this.#isHeld) this.#real.unref()
    }
  }

  #stop(): void {
    this.#host?.disarm(this)
    this.#host = undefined
    realClearTimeout(this.#real)
    this.#real = undefined
  }

  /** As Node does: one that has rung is found by its number no more, and what it holds can go. */
  #forgetId(): void {
    if (this.#id !== undefined) byId.delete(this.#id)
  }

  #hold(isHeld: boolean): this {
    this.#isHeld = isHeld
    this.#host?.holdChanged(this)
    if (isHeld) this.#real?.ref()
    else this.#real?.unref()
    return this
  }
}

/** What a call-back throws is not caught by whoever lets time go on: it is as uncaught as in Node. */
function orThrowLater(callBack: () => void): void {
  try {
    callBack()
  } catch (error) {
    process.nextTick(() => {
      throw error
    })
  }
}
