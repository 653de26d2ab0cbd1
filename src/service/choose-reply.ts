// Which of a service's replies one visit gets. Shares are dealt exactly and come first; what they
// leave is drawn by weight, each visit for itself. Hot: compiled once, allocates nothing, and draws
// nothing where there is nothing to choose.
import { assert } from '../errors.ts'
import { type Luck, nameNumber } from '../random/luck.ts'
import { dealByShare, type Shared } from './deal.ts'
import type { ReplyDefinition, Visit } from './definition.ts'

/** The index of a visit's reply among those of its service. */
export type ChooseReply = (visit: Visit) => number

export interface Choosing {
  readonly replies: readonly ReplyDefinition[]
  readonly seed: number
  readonly luck: Luck
  /** Makes each service deal on its own, whichever others there are. */
  readonly origin: string
}

export function compileChoice({ replies, seed, luck, origin }: Choosing): ChooseReply {
  const weighted: Weighted[] = []
  const shared: Shared[] = []
  for (const [replyIndex, { choice }] of replies.entries()) {
    if (choice.kind === 'weight') weighted.push({ replyIndex, weight: choice.weight })
    else shared.push({ replyIndex, share: choice.share })
  }
  const draw = drawByWeight(weighted, luck)
  if (shared.length === 0) return draw
  const isWhole = weighted.length === 0
  const deal = dealByShare(shared, { seed, salt: nameNumber(origin), isWhole })
  return (visit) => deal(visit) ?? draw(visit)
}

interface Weighted {
  readonly replyIndex: number
  readonly weight: number
}

function drawByWeight(replies: readonly Weighted[], luck: Luck): ChooseReply {
  let total = 0
  const slices = replies.map(({ replyIndex, weight }) => {
    const start = total
    total += weight
    return { replyIndex, start }
  })
  const [first, ...others] = slices
  return ({ leadIndex, stepIndex, attempt }) => {
    assert(first, 'a visit that no share takes needs a reply with a weight')
    if (others.length === 0) return first.replyIndex
    const drawn = luck('reply', leadIndex, stepIndex, attempt) * total
    let chosen = first
    for (const other of others) if (drawn >= other.start) chosen = other
    return chosen.replyIndex
  }
}
