// One call at model fidelity with more than one moment: it is sent on (decision 6), or its answer comes
// in drops. The executor's own time limit runs along and hears what it would hear at `handlers`, so that
// every setting of it means the same here; and each wake joins the queue at the instant at which it does
// there, so that calls which end together end in the same order.
import { REDIRECTS_MAX } from '../executor/redirect.ts'
import { openTimeLimit, type TimeLimit } from '../executor/time-limit.ts'
import type { CallEnding, ExecutorSettings } from '../executor/webhook.ts'
import type { Decide } from '../service/decide.ts'
import type { Exchange, Reply, Visit } from '../service/definition.ts'
import { headerAfterUs } from '../service/header-after.ts'
import { REPLY_CLASS } from '../time/event-queue.ts'
import { after, type Us } from '../time/instant.ts'
import { type VirtualTime, virtualClock } from '../time/virtual-clock.ts'
import { NOBODY, TIMED_OUT } from './endings.ts'
import type { Call, Turn, Wake } from './port.ts'

export interface StepwiseParts {
  readonly decide: Decide
  readonly time: VirtualTime<Wake>
  readonly settings: ExecutorSettings
  readonly endingOf: (reply: Reply) => CallEnding
  readonly leadsTo: LeadsTo
}

/** The service a reply sends its call on to; `undefined` where it is the answer. */
export type LeadsTo = (serviceIndex: number, reply: Reply) => number | 'nobody' | undefined

/** Its own wake, for whatever its service does next. The time limit has another. */
export class StepwiseCall implements Wake {
  isCancelled = false
  readonly call: Call
  readonly #parts: StepwiseParts
  readonly #limit: TimeLimit
  readonly #exchanges: Exchange[] = []
  #serviceIndex = 0
  /** Signs of the last reply that were heard: its header, then its drops. */
  #heardCount = 0
  #isWaiting = false

  /** Starts the time limit. */
  constructor(call: Call, parts: StepwiseParts) {
    this.call = call
    this.#parts = parts
    const clock = virtualClock(parts.time, {
      wakeWith: (ring) => this.#deadlineWith(ring),
      asleep() {},
      awake() {},
    })
    this.#limit = openTimeLimit(clock, parts.settings)
  }

  /** A request that arrives now. */
  send(visit: Visit): 'parked' {
    const { decide, time } = this.#parts
    this.#limit.heard?.('request')
    return this.expect(decide(visit, time.nowUs), visit.serviceIndex)
  }

  /** A reply that was decided now. */
  expect(reply: Reply, serviceIndex: number): 'parked' {
    this.#exchanges.push({ arrivedUs: this.#parts.time.nowUs, reply })
    this.#serviceIndex = serviceIndex
    this.#heardCount = 0
    return this.#waitFor(headerAfterUs(reply))
  }

  wake(): Turn {
    this.#isWaiting = false
    this.#heardCount++
    this.#limit.heard?.(this.#heardCount === 1 ? 'header' : 'bytes')
    const reply = this.#exchanges.at(-1)?.reply
    if (!reply || this.#limit.signal.aborted) return this.#end(TIMED_OUT)
    const { drops } = reply
    const isMoreToCome = drops && this.#heardCount <= drops.spanUs / drops.gapUs
    if (isMoreToCome) return this.#waitFor(drops.gapUs)
    return this.#goOn(reply)
  }

  #waitFor(span: Us | 'never'): 'parked' {
    const { time } = this.#parts
    this.#isWaiting = span !== 'never'
    if (span !== 'never') time.queue.push(after(time.nowUs, span), REPLY_CLASS, this)
    return 'parked'
  }

  #goOn(reply: Reply): Turn {
    const { leadsTo, endingOf } = this.#parts
    const count = this.#exchanges.length
    const target = count > REDIRECTS_MAX ? undefined : leadsTo(this.#serviceIndex, reply)
    if (target === undefined) return this.#end(endingOf(reply))
    if (target === 'nobody') return this.#end(NOBODY)
    const attempt = this.call.attempt + count
    return this.send({ ...this.call, serviceIndex: target, attempt, isOnward: true })
  }

  #end(ending: CallEnding): Turn {
    this.#limit.release()
    if (this.#isWaiting) this.#parts.time.queue.cancel(this)
    return { ending, exchanges: this.#exchanges, lead: undefined }
  }

  #deadlineWith(ring: () => void): Wake {
    const wake = (): Turn => {
      ring()
      return this.#end(TIMED_OUT)
    }
    return { call: this.call, isCancelled: false, wake }
  }
}
