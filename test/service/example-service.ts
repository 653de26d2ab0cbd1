import { createLuck } from '../../src/random/luck.ts'
import { openServices } from '../../src/service/decide.ts'
import type {
  Choice,
  Reply,
  ReplyDefinition,
  Service,
  Visit,
} from '../../src/service/definition.ts'
import { seconds, us, ZERO } from '../../src/time/instant.ts'

export function reply(choice: Choice, rest: Partial<ReplyDefinition> = {}): ReplyDefinition {
  return { choice, status: 200, headers: [], body: { kind: 'none' }, ...rest }
}

export const weight = (of: number): Choice => ({ kind: 'weight', weight: of })
export const share = (of: number): Choice => ({ kind: 'share', share: of })

export function service(replies: readonly ReplyDefinition[], rest: Partial<Service> = {}): Service {
  const latency = { kind: 'constant', spanUs: us(50_000) } as const
  return { origin: 'https://api.example.com', latency, replies, ...rest }
}

export function visit(dealIndex: number, rest: Partial<Visit> = {}): Visit {
  const leadIndex = dealIndex
  const giveUpUs = seconds(30)
  const who = { serviceIndex: 0, leadIndex, stepIndex: 0, attempt: 0, written: undefined }
  return { ...who, giveUpUs, dealIndex, dealCount: 1, ...rest }
}

/** What services decide for `count` leads that call once each. */
export function decideAll(
  services: readonly Service[],
  count: number,
  { seed = 1, serviceIndex = 0 } = {},
): Reply[] {
  const decide = openServices({ services, seed, luck: createLuck(seed) })
  return Array.from({ length: count }, (_, index) =>
    decide(visit(index, { serviceIndex, dealCount: count }), ZERO),
  )
}

/** How often each of `replyCount` replies was chosen. */
export function countReplies(replies: readonly Reply[], replyCount: number): number[] {
  const counts = new Array<number>(replyCount).fill(0)
  for (const { replyIndex } of replies) counts[replyIndex] = (counts[replyIndex] ?? 0) + 1
  return counts
}
