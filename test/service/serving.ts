// A service under load without its replies: visits at given instants go through one behaviour, and behind
// it work of a given length begins.
import { createLuck } from '../../src/random/luck.ts'
import { type Load, type LoadParts, type Serve, underLoad } from '../../src/service/behaviour.ts'
import type { AnswerDefinition, Reply } from '../../src/service/definition.ts'
import { type Us, us } from '../../src/time/instant.ts'
import { visit } from './example-service.ts'

/** A request that arrives, with the work it brings and when its sender hangs up. */
export interface Arrival {
  readonly atUs: number
  readonly workUs: number | 'never'
  readonly giveUpUs: number
  /** How long the body comes in drops after the work. */
  readonly dripUs?: number
}

export function arrival(atUs: number, workUs: Arrival['workUs'] = 10, giveUpUs = 1e9): Arrival {
  return { atUs, workUs, giveUpUs }
}

/** Refused at once, so that times in tests are round. */
export function refusal(rest: Partial<AnswerDefinition> = {}): AnswerDefinition {
  const latency = { kind: 'constant', spanUs: us(0) } as const
  return { latency, status: 503, headers: [], body: { kind: 'none' }, ...rest }
}

/** A reply of its own has the index 0, every refusal the index 1. */
const refuse: LoadParts['refuse'] = (answer) => () => ({
  replyIndex: 1,
  status: answer.status,
  afterUs: us(0),
  isAnswer: true,
})

export interface Served {
  readonly replies: readonly Reply[]
  /** When the work of those that had some began, in order. */
  readonly beganUs: readonly number[]
}

export function serve(load: Load, arrivals: readonly Arrival[], seed = 1): Served {
  const beganUs: number[] = []
  const answer: Serve = ({ leadIndex }, atUs) => {
    const { workUs = 0, dripUs } = arrivals[leadIndex] ?? {}
    beganUs.push(atUs)
    const reply = { replyIndex: 0, status: 200 }
    if (workUs === 'never') return { ...reply, afterUs: workUs, isAnswer: false }
    if (dripUs === undefined) return { ...reply, afterUs: us(workUs), isAnswer: true }
    const drops = { kind: 'slow', spanUs: us(dripUs), gapUs: us(dripUs) } as const
    return { ...reply, afterUs: us(workUs + dripUs), isAnswer: true, drops }
  }
  const parts = { luck: createLuck(seed), origin: 'https://api.example.com', refuse }
  const chain = underLoad(load, parts, answer)
  const replies = arrivals.map(({ atUs, giveUpUs }, index) =>
    chain(visit(index, { giveUpUs: us(giveUpUs) }), us(atUs)),
  )
  return { replies, beganUs }
}

/** What became of each: after how long it was answered, `refused`, or `never`. */
export function fates(load: Load, arrivals: readonly Arrival[]): readonly (Us | string)[] {
  return serve(load, arrivals).replies.map(({ replyIndex, afterUs }) =>
    replyIndex === 1 ? 'refused' : afterUs,
  )
}
