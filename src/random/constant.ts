import type { Distribution } from './distribution.ts'

/** Always `value`. */
export function constant(value: number): Distribution {
  return { at: () => value, mean: value, variance: 0, min: value, max: value }
}
