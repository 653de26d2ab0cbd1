// Ways to make the values of a field, whoever asks for them: the standard fields or the scenario.
import { uniform } from '../random/uniform.ts'
import { pick, whole } from './draws.ts'
import type { FieldValue } from './field.ts'

/** The value of one field for the lead of that index. Hot: called for every lead. */
export type Make = (leadIndex: number) => FieldValue

/** What the values of a field are made from. */
export interface Ingredients {
  /** The field's own draw in [0, 1); `attempt` tells several of one value apart. */
  draw(leadIndex: number, attempt: number): number
  /** The values of another field, by its display name. */
  other(displayName: string): Make
}

/** A recipe, compiled once for a run. */
export type Maker = (ingredients: Ingredients) => Make

export function always(value: FieldValue): Maker {
  return () => () => value
}

export function oneOf(values: readonly FieldValue[]): Maker {
  return ({ draw }) => {
    return (lead) => pick(values, draw(lead, 0))
  }
}

export function wholeBetween(min: number, max: number): Maker {
  return ({ draw }) => {
    return (lead) => whole(min, max, draw(lead, 0))
  }
}

export function numberBetween(min: number, max: number): Maker {
  const distribution = uniform({ min, max })
  return ({ draw }) => {
    return (lead) => distribution.at(draw(lead, 0))
  }
}

/** True for that share of the leads. */
export function trueFor(share: number): Maker {
  return ({ draw }) => {
    return (lead) => draw(lead, 0) < share
  }
}

/** What another field says. */
export function sameAs(displayName: string): Maker {
  return ({ other }) => other(displayName)
}

/** One of `values` where another field is true, empty elsewhere. */
export function oneOfWhere(displayName: string, values: readonly FieldValue[]): Maker {
  return ({ draw, other }) => {
    const isSo = other(displayName)
    return (lead) => (isSo(lead) === true ? pick(values, draw(lead, 0)) : null)
  }
}
