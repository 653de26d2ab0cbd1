import type { Distribution } from './distribution.ts'

/** Every value from `min` to `max` alike. */
export function uniform({ min, max }: { min: number; max: number }): Distribution {
  const width = max - min
  return {
    at: (u) => min + u * width,
    mean: min + width / 2,
    variance: (width * width) / 12,
    min,
    max,
  }
}
