// Time inside is integer microseconds in a number (285 years fit). Made and read only here, so that
// no other file can add a millisecond to a microsecond: `Us` is branded, and plain arithmetic on it
// gives a plain number that nothing accepts as time until it has been checked.
import { InvariantError } from '../errors.ts'

declare const unit: unique symbol

/** A point in virtual time, or a span of it, in integer microseconds: 0 to 2^53 − 1. */
export type Us = number & { readonly [unit]: 'µs' }

/** Checks and brands. Throws `InvariantError` unless `value` is an integer from 0 to 2^53 − 1. */
export function us(value: number): Us {
  if (Number.isSafeInteger(value) && value >= 0) return value as Us // the one border: just proven
  throw new InvariantError(`${value} is not a time in whole µs`)
}

/** The nearest whole microsecond; halves go up. For samples of a distribution. */
export function roundToUs(value: number): Us {
  return us(Math.round(value))
}

export const ZERO: Us = us(0)

export function milliseconds(value: number): Us {
  return roundToUs(value * 1_000)
}

export function seconds(value: number): Us {
  return roundToUs(value * 1_000_000)
}

/** `instant` moved later by `span`. */
export function after(instant: Us, span: Us): Us {
  return us(instant + span)
}

/** The span from `earlier` to `later`. Throws when they are the wrong way round. */
export function between(earlier: Us, later: Us): Us {
  return us(later - earlier)
}

/** For the report's edge only. */
export function toMilliseconds(value: Us): number {
  return value / 1_000
}
