// The one entrance to the mocked services: what a service decides for one visit, before any body is
// made. Pure, given luck: the same visit always gets the same reply, whoever else calls. Hot: a reply
// that never varies is made once and handed out again.
//
// A visit passes through two stages, each compiled per service: the choice of a reply, then its
// timing. What depends on the service's state (an outage, a rate limit) belongs in front of them,
// in `openService`, as a function of the visit that may answer first.
import { assert } from '../errors.ts'
import type { Luck } from '../random/luck.ts'
import type { Us } from '../time/instant.ts'
import { compileChoice } from './choose-reply.ts'
import type { Latency, Reply, ReplyDefinition, Service, Visit } from './definition.ts'
import { FAULTS } from './faults.ts'
import { compileLatency } from './latency.ts'

/** For a visit that arrives at `atUs`. Called in order of time: a service may have a state. */
export type Decide = (visit: Visit, atUs: Us) => Reply

export interface OpenServices {
  /** A visit names its service by index in this list. */
  readonly services: readonly Service[]
  /** 0 to 2^32 − 1: the one `luck` was made from. */
  readonly seed: number
  readonly luck: Luck
}

export function openServices({ services, seed, luck }: OpenServices): Decide {
  const decides = services.map((service) => openService(service, { seed, luck }))
  return (visit, atUs) => {
    const decide = decides[visit.serviceIndex]
    assert(decide, 'a visit names a service that is open')
    return decide(visit, atUs)
  }
}

function openService(
  { origin, replies, latency }: Service,
  { seed, luck }: { seed: number; luck: Luck },
): Decide {
  const choose = compileChoice({ replies, seed, luck, origin })
  const answers = replies.map((reply, replyIndex) =>
    compileAnswer(reply, { replyIndex, latency: reply.latency ?? latency, luck }),
  )
  const [only, ...others] = answers
  if (only && others.length === 0) return only
  return (visit, atUs) => {
    const answer = answers[choose(visit)]
    assert(answer, 'the chosen reply is one of the service')
    return answer(visit, atUs)
  }
}

function compileAnswer(
  { status, fault }: ReplyDefinition,
  { replyIndex, latency, luck }: { replyIndex: number; latency: Latency; luck: Luck },
): Decide {
  const moment = fault && FAULTS[fault].moment
  const isAnswer = moment === undefined || moment === 'after the header'
  const span = moment === 'never answers' ? 'never' : compileLatency(latency)
  const replyAfter = (afterUs: Reply['afterUs']): Reply =>
    // Two shapes written out: at 3 million replies a second a spread shows.
    fault
      ? { replyIndex, status, afterUs, isAnswer, fault }
      : { replyIndex, status, afterUs, isAnswer }
  if (typeof span !== 'function') {
    const reply = replyAfter(span)
    return () => reply
  }
  return ({ leadIndex, stepIndex, attempt }) =>
    replyAfter(span(luck('latency', leadIndex, stepIndex, attempt)))
}
