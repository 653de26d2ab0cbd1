// The same decision as `decide`, dressed as MSW request handlers: one a service, for every path and
// method of its origin. The handler waits on the clock of the call it serves, so it works at any
// fidelity; what it saw and sent is recorded for the judge, who trusts the service's side only.
import { HttpResponse, http, type RequestHandler } from 'msw'
import type { Us } from '../time/instant.ts'
import { type BodyContext, compileBody } from './body.ts'
import { type Decide, everyAnswer } from './decide.ts'
import type { AnswerDefinition, Reply, Service, Visit } from './definition.ts'
import { FAULTS, type Fault } from './faults.ts'
import { headerAfterUs } from './header-after.ts'
import { replyHeaders } from './reply-headers.ts'
import { sendSpoilt, sendWhole, type Way } from './send-reply.ts'

/** One request's way through its service, as the fidelity that carries it provides it. */
export interface Stage extends Way {
  /** When the request arrived. */
  readonly arrivedUs: Us
  /** To the service of that index. */
  visit(serviceIndex: number): Visit
  /** What the body of that reply is made from. */
  bodyOf(reply: Reply): BodyContext
  /** Records the reply the service decided, at the instant the request arrived. */
  decided(reply: Reply): void
  /** Waits on the call's clock. `never` never comes back. */
  wait(span: Us | 'never'): Promise<void>
}

export interface ServiceHandlers {
  readonly origin: string
  readonly handlers: RequestHandler[]
}

/** Handlers for each service, in the order of `services`. */
export function asMswHandlers(
  services: readonly Service[],
  decide: Decide,
  stageOf: (request: Request) => Stage,
): readonly ServiceHandlers[] {
  return services.map((service, serviceIndex) => {
    const { origin } = service
    const senders = everyAnswer(service).map(compileSender)
    const handler = unlocated(`${origin}/*`, async ({ request }) => {
      const stage = stageOf(request)
      const reply = decide(stage.visit(serviceIndex), stage.arrivedUs)
      stage.decided(reply)
      await stage.wait(headerAfterUs(reply))
      return senders[reply.replyIndex]?.(reply, stage)
    })
    return { origin, handlers: [handler] }
  })
}

/** MSW takes a stack for every handler, to name the line that made it in warnings that never come of these. The
 *  stack costs more than all else that a short run begins with. */
const unlocated: typeof http.all = (path, resolver) => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return http.all(path, resolver)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

type Sender = (reply: Reply, stage: Stage) => Response

function compileSender(definition: AnswerDefinition): Sender {
  const makeBody = compileBody(definition.body)
  const headersOf = replyHeaders(definition)
  return (reply, stage) => {
    const fault: Fault | undefined = reply.fault && FAULTS[reply.fault]
    if (fault?.moment === 'before the header') return HttpResponse.error()
    const whole = {
      status: reply.status,
      headers: headersOf(reply),
      body: makeBody(stage.bodyOf(reply)),
    }
    const spoilt = fault?.moment === 'after the header' ? fault.body : definition.drops
    return spoilt ? sendSpoilt(whole, spoilt, stage) : sendWhole(whole, stage)
  }
}
