// A network of our own for the executor: an undici dispatcher that answers by a script, and a virtual
// clock that remembers the deadlines it gave out. `settle` lets time pass until a promise has settled.
import { Dispatcher } from 'undici'
import type { Clock, Deadline } from '../../src/time/clock.ts'
import type { Cancellable } from '../../src/time/event-queue.ts'
import { milliseconds, type Us } from '../../src/time/instant.ts'
import { VirtualTime, virtualClock } from '../../src/time/virtual-clock.ts'

/** What the network does with a request, one step after the other. `afterMs` is counted from the
 *  request, not from the step before. */
export type Step =
  | {
      readonly afterMs?: number
      readonly status: number
      readonly reasonPhrase?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly afterMs?: number; readonly data: string | Uint8Array }
  | { readonly afterMs?: number; readonly end: true }
  | { readonly afterMs?: number; readonly error: Error }

/** A whole answer at one instant. */
export function answer(status: number, body: string | Uint8Array = '', afterMs = 0): Step[] {
  const reasonPhrase = status === 200 ? 'OK' : ''
  const start: Step = { afterMs, status, reasonPhrase }
  return body.length === 0
    ? [start, { afterMs, end: true }]
    : [start, { afterMs, data: body }, { afterMs, end: true }]
}

interface Bell extends Cancellable {
  ring(): void
}

export class VirtualNetwork extends Dispatcher {
  readonly sent: Dispatcher.DispatchOptions[] = []
  readonly deadlines: Deadline[] = []
  readonly clock: Clock
  readonly #time = new VirtualTime<Bell>()
  readonly #answers: readonly (readonly Step[])[]
  /** How often a request was given up by its sender. */
  abortCount = 0

  /** What it does with the first request, and with those after it; the last of these for ever. */
  constructor(...answers: readonly (readonly Step[])[]) {
    super()
    this.#answers = answers
    const clock = virtualClock(this.#time, {
      wakeWith: (ring) => ({ isCancelled: false, ring }),
      asleep() {},
      awake() {},
    })
    const deadline = (span: Us): Deadline => {
      const made = clock.deadline(span)
      this.deadlines.push(made)
      return made
    }
    this.clock = { ...clock, deadline }
  }

  /** Whether anything still waits on the clock. */
  get isQuiet(): boolean {
    return this.#time.queue.nextUs === undefined
  }

  /** Lets virtual time pass, event by event, until nothing waits any more. */
  async settle<Result>(result: Promise<Result>): Promise<Result> {
    result.catch(() => {}) // it is handled by whoever awaits it below
    await hop()
    while (this.#time.queue.nextUs !== undefined) {
      this.#time.advanceTo(this.#time.queue.nextUs)
      this.#time.queue.pop().ring()
      await hop()
    }
    return result
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const steps = this.#answers[this.sent.length] ?? this.#answers.at(-1) ?? []
    this.sent.push(options)
    const controller = new Controller(() => this.abortCount++)
    handler.onRequestStart?.(controller, {})
    void this.#play(steps, handler, controller)
    return true
  }

  /** Goes on after an abort: what comes too late must not matter, whoever sends it. */
  async #play(
    steps: readonly Step[],
    handler: Dispatcher.DispatchHandler,
    controller: Controller,
  ): Promise<void> {
    let nowMs = 0
    for (const step of steps) {
      const afterMs = step.afterMs ?? nowMs
      if (afterMs > nowMs) await this.clock.sleep(milliseconds(afterMs - nowMs))
      nowMs = afterMs
      if ('status' in step) {
        handler.onResponseStart?.(controller, step.status, step.headers ?? {}, step.reasonPhrase)
      } else if ('data' in step) {
        handler.onResponseData?.(controller, Buffer.from(step.data))
      } else if ('error' in step) {
        handler.onResponseError?.(controller, step.error)
      } else {
        handler.onResponseEnd?.(controller, {})
      }
    }
  }
}

export class Controller implements Dispatcher.DispatchController {
  aborted = false
  paused = false
  reason: Error | null = null
  readonly rawHeaders = null
  readonly rawTrailers = null
  readonly #onAbort: () => void

  constructor(onAbort = (): void => {}) {
    this.#onAbort = onAbort
  }

  abort(reason: Error): void {
    this.aborted = true
    this.reason = reason
    this.#onAbort()
  }

  pause(): void {}

  resume(): void {}
}

function hop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
