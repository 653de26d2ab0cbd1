// What a service does under load and over time: a chain in front of its replies. A visit goes through it
// from the first line of the list to the last, and the reply comes back the other way. Each behaviour
// may answer itself, pass the visit on (at once, or at the later instant its work begins), and make what
// comes back later. Everything is worked out when the visit arrives, from what the behaviour remembers of
// earlier ones: nothing is scheduled, so the chain is the same at every fidelity. Instants only grow
// along the chain and from visit to visit.
import type { Luck } from '../random/luck.ts'
import type { Us } from '../time/instant.ts'
import { type Abandons, abandons } from './abandons.ts'
import { type BadPeriods, badPeriods } from './bad-periods.ts'
import { type Cache, type CacheKey, cache } from './cache.ts'
import { type ColdStart, coldStart } from './cold-start.ts'
import { type Contention, contention } from './contention.ts'
import type { AnswerDefinition, Visit } from './definition.ts'
import type { Draft } from './draft.ts'
import { type Outage, outages } from './outage.ts'
import { type RateLimit, rateLimit } from './rate-limit.ts'
import { type Slowdown, slowdowns } from './slowdown.ts'
import { type Workers, workers } from './workers.ts'

/** Answers a visit whose turn comes at `atUs`. */
export type Serve = (visit: Visit, atUs: Us) => Draft

/** Stands in front of `next`. */
export type Behaviour = (next: Serve) => Serve

/** What a service does besides choosing a reply. Of what is left out nothing happens. */
export interface Load {
  readonly cache?: Cache
  readonly outages?: readonly Outage[]
  readonly rateLimit?: RateLimit
  readonly workers?: Workers
  /** Default `continue`. */
  readonly abandons?: Abandons
  readonly coldStart?: ColdStart
  readonly contention?: Contention
  readonly slowdowns?: readonly Slowdown[]
  readonly badPeriods?: BadPeriods
}

export interface LoadParts {
  readonly luck: Luck
  /** Of the service: gives it luck of its own. */
  readonly origin: string
  /** By what a cache tells requests apart; left out where there is none. */
  readonly cacheKey?: CacheKey | undefined
  /** How a refusal is answered. */
  readonly refuse: (refusal: AnswerDefinition) => Serve
}

/** From the outside to the inside. The cache stands in front of the service, the next two at its gate: what
 *  they answer, those after them never see. From the fourth on it is work, which begins when a worker is
 *  free. */
const CHAIN: readonly ((load: Load, parts: LoadParts) => Behaviour | undefined)[] = [
  cache,
  outages,
  rateLimit,
  workers,
  abandons,
  coldStart,
  contention,
  slowdowns,
  badPeriods,
]

/** The whole chain in front of `answer`. */
export function underLoad(load: Load, parts: LoadParts, answer: Serve): Serve {
  return CHAIN.reduceRight((next, compile) => compile(load, parts)?.(next) ?? next, answer)
}

/** Everything that may be answered instead of a reply, in the order of the chain. */
export function refusalsOf(load: Load): readonly AnswerDefinition[] {
  return [
    ...(load.outages ?? []).map(({ refusal }) => refusal),
    load.rateLimit?.refusal,
    load.workers?.queue?.whenFull,
    load.badPeriods?.refusal,
  ].filter((refusal) => refusal !== undefined)
}
