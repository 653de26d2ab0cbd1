// From a draw in [0, 1) to a value. Hot: nothing is allocated.
import { assert } from '../errors.ts'

/** Each item alike. */
export function pick<T>(items: readonly T[], draw: number): T {
  const item = items[Math.floor(draw * items.length)]
  assert(item !== undefined, 'a list to pick from has items')
  return item
}

/** Each whole number from `min` to `max` alike. A draw is far enough below 1 never to go past `max`. */
export function whole(min: number, max: number, draw: number): number {
  return min + Math.floor(draw * (max - min + 1))
}
