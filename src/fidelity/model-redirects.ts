// Model fidelity where redirects are followed (decision 6): a reply that leads on is not the end of its
// call, but the moment of the next visit. In a file of its own, so that `model.ts` keeps one visit a
// call and its speed.
import { REDIRECTS_MAX, redirected } from '../executor/redirect.ts'
import type { CallEnding } from '../executor/webhook.ts'
import type { Exchange, Reply, Service, Visit } from '../service/definition.ts'
import { REPLY_CLASS, TIMEOUT_CLASS } from '../time/event-queue.ts'
import { after, between } from '../time/instant.ts'
import { endings, type ModelSetup, REFUSED, TIMED_OUT } from './model.ts'
import type { Call, Reach, Turn, Wake } from './port.ts'

interface FollowingSetup extends ModelSetup {
  /** Visits name them by index. */
  readonly services: readonly Service[]
}

/** Calls that reach their services in thought only, wherever those send them. */
export function followingModelReach(setup: FollowingSetup): Reach {
  const parts: Parts = { ...setup, endingOf: endings(), leadsTo: compileRedirects(setup.services) }
  return {
    begin: (call) =>
      setup.campaignTypes[call.campaignIndex] === 'trigger'
        ? new FollowingWake(call, parts).begin()
        : REFUSED,
  }
}

interface Parts extends ModelSetup {
  readonly endingOf: (reply: Reply) => CallEnding
  readonly leadsTo: LeadsTo
}

/** A call on its way from one service to the next. */
class FollowingWake implements Wake {
  isCancelled = false
  readonly call: Call
  readonly #parts: Parts
  readonly #exchanges: Exchange[] = []
  readonly #limit: Wake
  #next: Visit | undefined
  #ending: CallEnding = TIMED_OUT

  constructor(call: Call, parts: Parts) {
    this.call = call
    this.#parts = parts
    const wake = (): Turn => this.#endAs(TIMED_OUT)
    this.#limit = { call, isCancelled: false, wake }
  }

  /** The limit goes into the queue when the call starts, as an executor's does: calls that time out at one
   *  instant end in the order in which they started. */
  begin(): 'parked' {
    const { time, timeoutUs } = this.#parts
    time.queue.push(after(this.call.startedUs, timeoutUs), TIMEOUT_CLASS, this.#limit)
    return this.#visit(this.call)
  }

  wake(): Turn {
    if (this.#next) return this.#visit(this.#next)
    this.#parts.time.queue.cancel(this.#limit)
    return this.#endAs(this.#ending)
  }

  /** A request that arrives now. */
  #visit(visit: Visit): 'parked' {
    const { decide, time, timeoutUs, answerMaxUs, endingOf } = this.#parts
    const reply = decide(visit, time.nowUs)
    this.#exchanges.push({ arrivedUs: time.nowUs, reply })
    this.#next = undefined
    if (reply.afterUs === 'never') return 'parked'
    const repliedUs = after(time.nowUs, reply.afterUs)
    const spanUs = between(this.call.startedUs, repliedUs)
    if (spanUs <= answerMaxUs) {
      this.#ending = endingOf(reply)
      this.#next = this.#visitAfter(visit, reply)
    } else {
      this.#ending = TIMED_OUT
    }
    if (spanUs <= timeoutUs) time.queue.push(repliedUs, REPLY_CLASS, this)
    return 'parked'
  }

  #endAs(ending: CallEnding): Turn {
    return { ending, exchanges: this.#exchanges, lead: undefined }
  }

  #visitAfter(visit: Visit, reply: Reply): Visit | undefined {
    const count = this.#exchanges.length
    const target = this.#parts.leadsTo(visit.serviceIndex, reply)
    if (target === undefined || count > REDIRECTS_MAX) return undefined
    if (target !== 'nobody')
      return { ...visit, serviceIndex: target, attempt: this.call.attempt + count }
    this.#ending = NOBODY
    return undefined
  }
}

const NOBODY: CallEnding = {
  outcome: 'failed',
  failure: 'DNS',
  reason: 'no service is mocked where the redirect leads',
}

/** The service a reply leads to; `undefined` where it is the answer. */
type LeadsTo = (serviceIndex: number, reply: Reply) => number | 'nobody' | undefined

/** Redirects are written into replies, so where each leads is known beforehand. */
function compileRedirects(services: readonly Service[]): LeadsTo {
  const targets = services.map(({ origin, replies }) =>
    replies.map(({ status, headers }) => {
      const location = headers.find(({ name }) => name.toLowerCase() === 'location')?.value
      const request = { method: 'GET', origin, path: '/', headers: {}, body: undefined } as const
      const next = redirected(request, { status, location })
      const index = services.findIndex((service) => service.origin === next?.origin)
      return next && (index < 0 ? 'nobody' : index)
    }),
  )
  return (serviceIndex, { isAnswer, replyIndex }) =>
    isAnswer ? targets[serviceIndex]?.[replyIndex] : undefined
}
