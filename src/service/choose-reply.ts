// Which of a service's replies one visit gets. Conditions come first, in the order they are written; then
// turns, while there are any; then shares, which are dealt exactly; and what all of them leave is drawn
// by weight, each visit for itself. Hot: compiled once, allocates nothing, draws nothing where there is
// nothing to choose, and costs nothing for a kind of choice that no reply has.
import { assert, unreachable } from '../errors.ts'
import { type Luck, nameNumber } from '../random/luck.ts'
import { type Conditional, meetCondition, type ReadValues } from './conditional.ts'
import { dealByShare, type Shared } from './deal.ts'
import type { ReplyDefinition, Visit } from './definition.ts'
import { type Turn, takeTurns } from './turns.ts'

/** The index of a visit's reply among those of its service. */
export type ChooseReply = (visit: Visit) => number

export interface Choosing extends ReadValues {
  readonly replies: readonly ReplyDefinition[]
  readonly seed: number
  readonly luck: Luck
  /** Makes each service deal on its own, whichever others there are. */
  readonly origin: string
}

export function compileChoice(choosing: Choosing): ChooseReply {
  const conditional: Conditional[] = []
  const turns: Turn[] = []
  const shared: Shared[] = []
  const weighted: Weighted[] = []
  for (const [replyIndex, { choice }] of choosing.replies.entries()) {
    switch (choice.kind) {
      case 'when':
        conditional.push({ replyIndex, condition: choice.condition })
        break
      case 'turns':
        turns.push({ replyIndex, times: choice.times })
        break
      case 'share':
        shared.push({ replyIndex, share: choice.share })
        break
      case 'weight':
        weighted.push({ replyIndex, weight: choice.weight })
        break
      default:
        unreachable(choice)
    }
  }
  const hasOthers = shared.length + weighted.length > 0
  const others = byChance({ shared, weighted }, choosing)
  const inTurn = turns.length === 0 ? others : takeTurns(turns, hasOthers ? others : undefined)
  return conditional.length === 0 ? inTurn : meetCondition(conditional, inTurn, choosing)
}

interface ByChance {
  readonly shared: readonly Shared[]
  readonly weighted: readonly Weighted[]
}

function byChance({ shared, weighted }: ByChance, { seed, luck, origin }: Choosing): ChooseReply {
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
