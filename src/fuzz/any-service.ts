import fc from 'fast-check'
import type { ScenarioInput } from '../scenario/schema.ts'
import { anyLatency } from './any-latency.ts'
import { anyLoad } from './any-load.ts'
import { type AnyReply, anyReply, type ReplyWorld, replyFor } from './any-reply.ts'
import type { Mapped } from './mapped.ts'

export type ServiceInput = ScenarioInput['services'][string]

/** A service whose bodies are not yet made for those who read them. */
export interface AnyService {
  readonly latency: ServiceInput['latency']
  readonly replies: readonly AnyReply[]
  readonly load: Partial<ServiceInput> | undefined
}

export function anyService(world: ReplyWorld): fc.Arbitrary<AnyService> {
  return fc.record({
    replies: fc.array(anyReply(world), { minLength: 1, maxLength: 6 }).map(everybodyAnswered),
    latency: anyLatency,
    load: anyLoad(world),
  })
}

export function serviceFor(
  readers: readonly Mapped[],
  { latency, replies, load }: AnyService,
): ServiceInput {
  return { latency, replies: replies.map((reply) => replyFor(readers, reply)), ...load }
}

/** One share at most, so that they do not add up to more than all; and a reply for whoever has none. */
function everybodyAnswered(replies: readonly AnyReply[]): readonly AnyReply[] {
  const firstShare = replies.findIndex(({ reply }) => reply.share !== undefined)
  const kept = replies.filter(
    ({ reply }, index) => reply.share === undefined || index === firstShare,
  )
  const isComplete = kept.some(({ reply }) => reply.when === undefined && reply.share === undefined)
  const isDrawn = kept.some(({ reply }) =>
    [reply.when, reply.share, reply.times].every((each) => each === undefined),
  )
  return isDrawn || (isComplete && firstShare < 0)
    ? kept
    : [...kept, { reply: {}, body: undefined }]
}
