// Durations drawn from a known distribution, for a service that may hang and whoever calls gives up.
import type { Durations } from '../../../src/plan/calibrate/observed.ts'
import type { Distribution } from '../../../src/random/distribution.ts'
import { createLuck } from '../../../src/random/luck.ts'

export const TIMEOUT_US = 30_000_000

export interface Drawn {
  readonly count?: number
  readonly seed?: number
  readonly hangShare?: number
  readonly resolutionUs?: number
}

export function drawn(
  distribution: Distribution,
  { count = 20_000, seed = 1, hangShare = 0, resolutionUs = 1 }: Drawn = {},
): Durations {
  const luck = createLuck(seed)
  const answered: number[] = []
  const givenUp: number[] = []
  for (let lead = 0; lead < count; lead++) {
    const hangs = luck('reply', lead, 0, 0) < hangShare
    const spanUs = distribution.at(luck('latency', lead, 0, 0))
    const measuredUs = Math.round(spanUs / resolutionUs) * resolutionUs
    if (hangs || measuredUs >= TIMEOUT_US) givenUp.push(TIMEOUT_US)
    else answered.push(measuredUs)
  }
  return { answeredUs: Float64Array.from(answered), givenUpUs: Float64Array.from(givenUp) }
}
