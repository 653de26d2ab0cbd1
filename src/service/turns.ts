import type { ChooseReply } from './choose-reply.ts'

/** A reply that is given so many times in a row. */
export interface Turn {
  readonly replyIndex: number
  /** At least 1. */
  readonly times: number
}

/** Replies in their order, by the number of the call among those that come to this choice. Once all have
 *  had their turns, `others` choose; where there are no others, it starts over. Hot. */
export function takeTurns(turns: readonly Turn[], others: ChooseReply | undefined): ChooseReply {
  let turnIndex = 0
  let given = 0
  return (visit) => {
    const turn = turns[turnIndex]
    if (!turn) return others?.(visit) ?? 0
    given++
    if (given === turn.times) {
      given = 0
      const isOver = turnIndex + 1 === turns.length && others === undefined
      turnIndex = isOver ? 0 : turnIndex + 1
    }
    return turn.replyIndex
  }
}
