// From the first to the last arrival, as far as that can be said without running anything.
import type { Arrivals } from '../campaign/definition.ts'

export interface ArrivalSpan {
  readonly leastUs: number
  readonly mostUs: number
}

/** Standard deviations that are left to luck. */
const LUCK = 4

/** Of so many leads. */
export function arrivalSpan(arrivals: Arrivals, count: number): ArrivalSpan {
  const gaps = Math.max(0, count - 1)
  switch (arrivals.kind) {
    case 'all at once':
      return exactly(0)
    case 'rate':
      return exactly((gaps / arrivals.ratePerSecond) * 1e6)
    case 'waves':
      return exactly(Math.floor(gaps / arrivals.leads) * arrivals.everyUs)
    case 'times':
      return exactly((arrivals.timesUs[gaps] ?? 0) - (arrivals.timesUs[0] ?? 0))
    case 'ramp':
      return exactly(rampUs(arrivals, gaps))
    case 'poisson': {
      const meanUs = (gaps / arrivals.ratePerSecond) * 1e6
      const spreadUs = LUCK * (Math.sqrt(gaps) / arrivals.ratePerSecond) * 1e6
      return { leastUs: Math.max(0, meanUs - spreadUs), mostUs: meanUs + spreadUs }
    }
  }
}

function exactly(spanUs: number): ArrivalSpan {
  return { leastUs: spanUs, mostUs: spanUs }
}

/** Until so many have come at a rate that changes linearly, and stays at its end. */
function rampUs(
  { fromPerSecond: from, toPerSecond: to, overUs }: Extract<Arrivals, { kind: 'ramp' }>,
  count: number,
): number {
  const over = overUs / 1e6
  const during = ((from + to) / 2) * over
  if (count > during) return (over + (count - during) / to) * 1e6
  const growth = (to - from) / over
  const root = Math.sqrt(Math.max(0, from * from + 2 * growth * count))
  return from + root === 0 ? 0 : ((2 * count) / (from + root)) * 1e6
}
