// What a service's behaviour under load leaves open, and what was taken instead.
import { FAULTS } from '../service/faults.ts'
import type { Path } from './finding.ts'
import type { ReadLoad } from './load-schema.ts'
import {
  burstDefault,
  CACHE_TAKES_US,
  KNEE_DEFAULT,
  REFUSAL_LATENCY_US,
  refusalWhenFull,
} from './normalize-load.ts'
import type { ReadRefusal } from './refusal-schema.ts'
import { durationText } from './units.ts'

/** A default that was taken, with its place below the service. */
export interface LoadAssumption {
  readonly path: Path
  readonly value: string
}

export function loadAssumptions(read: ReadLoad): readonly LoadAssumption[] {
  const { cache, rateLimit, workers, contention, abandons } = read
  const found: readonly (LoadAssumption | undefined | false)[] = [
    cache?.takes === undefined &&
      cache && { path: ['cache', 'takes'], value: durationText(CACHE_TAKES_US) },
    cache && {
      path: ['cache'],
      value: 'who asks while the first reply is on its way asks the service, too',
    },
    ...refusals(read).map(quickly),
    rateLimit?.burst === undefined &&
      rateLimit && { path: ['rateLimit', 'burst'], value: String(burstDefault(rateLimit.limit)) },
    contention?.knee === undefined &&
      contention && { path: ['contention', 'knee'], value: String(KNEE_DEFAULT) },
    abandons === undefined &&
      (workers !== undefined || contention !== undefined) && {
        path: ['abandons'],
        value: 'continue: requests are worked on to the end after the sender has hung up',
      },
  ]
  return found.filter((each) => each !== undefined && each !== false)
}

/** The fits of the latencies in it, in words. */
export function loadFits(read: ReadLoad): readonly string[] {
  return refusals(read).flatMap(({ refusal }) => refusal.latency?.fits ?? [])
}

interface PlacedRefusal {
  readonly path: Path
  readonly refusal: ReadRefusal
}

function refusals(read: ReadLoad): readonly PlacedRefusal[] {
  const { outages = [], rateLimit, workers, queue, badPeriods } = read
  const isEverFull = workers !== undefined && queue !== undefined
  return [
    ...outages.map((refusal, index) => ({ path: ['outages', index], refusal })),
    ...(rateLimit ? [{ path: ['rateLimit'], refusal: rateLimit }] : []),
    ...(isEverFull ? [{ path: ['whenFull'], refusal: refusalWhenFull(read) }] : []),
    ...(badPeriods && badPeriods.factor === undefined
      ? [{ path: ['badPeriods'], refusal: badPeriods }]
      : []),
  ]
}

function quickly({ path, refusal }: PlacedRefusal): LoadAssumption | undefined {
  const isNever = refusal.fault && FAULTS[refusal.fault].moment === 'never answers'
  if (refusal.latency || isNever) return undefined
  const value = `${durationText(REFUSAL_LATENCY_US)}: a way there and back, and no work`
  return { path: [...path, 'latency'], value }
}
