// The one entrance to the mocked services: what a service decides for one visit, before any body is
// made. Pure, given luck and who came before; without load and turns the same visit always gets the same
// reply, whoever else calls. Hot: without load a reply that never varies is made once and handed out
// again.
//
// A visit passes through three stages, each compiled per service: what the service does under load
// (`behaviour.ts`), the choice of a reply, then its timing.
import { assert } from '../errors.ts'
import type { Luck } from '../random/luck.ts'
import { after, type Us } from '../time/instant.ts'
import { refusalsOf, type Serve, underLoad } from './behaviour.ts'
import { type ChooseReply, compileChoice } from './choose-reply.ts'
import type { ReadValues } from './conditional.ts'
import type { AnswerDefinition, Latency, Reply, Service, Visit } from './definition.ts'
import type { Draft } from './draft.ts'
import { comesWhole, FAULTS, type Fault, slowBodyOf } from './faults.ts'
import { compileLatency } from './latency.ts'

/** For a visit that arrives at `atUs`. Called in order of time: a service may have a state. */
export type Decide = (visit: Visit, atUs: Us) => Reply

export interface OpenServices extends ReadValues {
  /** A visit names its service by index in this list. */
  readonly services: readonly Service[]
  /** 0 to 2^32 − 1: the one `luck` was made from. */
  readonly seed: number
  readonly luck: Luck
}

export function openServices(opening: OpenServices): Decide {
  const decides = opening.services.map((service) => openService(service, opening))
  return (visit, atUs) => {
    const decide = decides[visit.serviceIndex]
    assert(decide, 'a visit names a service that is open')
    return decide(visit, atUs)
  }
}

/** Everything that a service may answer: its replies, then its refusals. A reply names its own by index in
 *  this list. */
export function everyAnswer({ replies, load }: Service): readonly AnswerDefinition[] {
  return [...replies, ...(load ? refusalsOf(load) : [])]
}

function openService(service: Service, opening: OpenServices): Decide {
  const { load, origin, replies, latency } = service
  const { luck } = opening
  const known = everyAnswer(service)
  const compile = (answer: AnswerDefinition): Serve =>
    compileAnswer(answer, {
      replyIndex: known.indexOf(answer),
      latency: answer.latency ?? latency,
      luck,
      isOwned: load !== undefined,
    })
  const choose = compileChoice({ ...opening, origin, replies })
  const answer = chosen(replies.map(compile), choose)
  const { cacheKey } = opening
  return load ? underLoad(load, { luck, origin, cacheKey, refuse: compile }, answer) : answer
}

/** Where there is only one there is nothing to choose. */
function chosen(answers: readonly Serve[], choose: ChooseReply): Serve {
  const [only, ...others] = answers
  if (only && others.length === 0) return only
  return (visit, atUs) => {
    const answer = answers[choose(visit)]
    assert(answer, 'the chosen reply is one of the service')
    return answer(visit, atUs)
  }
}

interface Answering {
  readonly replyIndex: number
  readonly latency: Latency
  readonly luck: Luck
  /** Whether each visit gets a reply of its own, for the behaviours to change. */
  readonly isOwned: boolean
}

function compileAnswer(
  { status, fault: name, drops: ownDrops }: AnswerDefinition,
  { replyIndex, latency, luck, isOwned }: Answering,
): Serve {
  const fault: Fault | undefined = name && FAULTS[name]
  const isAnswer = fault === undefined || comesWhole(fault)
  const span = fault?.moment === 'never answers' ? 'never' : compileLatency(latency)
  const atOnce = (afterUs: Reply['afterUs']): Draft =>
    // Two shapes written out: at 3 million replies a second a spread shows.
    name
      ? { replyIndex, status, afterUs, isAnswer, fault: name }
      : { replyIndex, status, afterUs, isAnswer }
  const drops = ownDrops ?? (fault && slowBodyOf(fault))
  const replyAfter = (headerUs: Reply['afterUs']): Draft =>
    drops && headerUs !== 'never'
      ? { ...atOnce(after(headerUs, drops.spanUs)), drops }
      : atOnce(headerUs)
  if (typeof span === 'function') {
    return ({ leadIndex, stepIndex, attempt }) =>
      replyAfter(span(luck('latency', leadIndex, stepIndex, attempt)))
  }
  if (isOwned) return () => replyAfter(span)
  const reply = replyAfter(span)
  return () => reply
}
