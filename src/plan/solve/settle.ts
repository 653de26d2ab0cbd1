// From the edges of all seeds to one answer: the value furthest out that enough of them allow. It is an
// order statistic of the edges, so how many runs at least will meet it can be said without knowing how the
// edges are spread (Wilks 1941): the bound is that of Clopper and Pearson for as many seeds.
import { betaQuantile } from '../../random/incomplete-beta.ts'
import type { Bounds, Edge } from './edge-search.ts'

/** Whether larger or smaller values meet. */
export type Side = 'most' | 'fewest'

export interface Settled {
  readonly side: Side
  /** The value furthest out that enough seeds allow; `undefined` where there is none. */
  readonly answer: number | undefined
  /** The next value, which fewer allow; `undefined` where the bounds end. */
  readonly beyond: number | undefined
  /** The furthest value that each seed allows, in the order of the seeds; `null` where it allows none. */
  readonly limits: readonly (number | null)[]
}

/** `undefined` where no seed has an edge: all of them meet everything, or nothing. */
export function sideOf(edges: readonly Edge[]): Side | undefined {
  const edge = edges.find(({ met, unmet }) => met !== null && unmet !== null)
  if (!edge) return undefined
  return (edge.met ?? 0) < (edge.unmet ?? 0) ? 'most' : 'fewest'
}

export interface Settling {
  readonly bounds: Bounds
  readonly confidence: number
}

export function settle(edges: readonly Edge[], { bounds, confidence }: Settling): Settled {
  const side = sideOf(edges) ?? 'most'
  const sign = side === 'most' ? 1 : -1
  const end = side === 'most' ? bounds.high : bounds.low
  const limits = edges.map(({ met, unmet }) => (met !== null && unmet === null ? end : met))
  const ranked = limits.map((limit) => (limit ?? Number.NaN) * sign)
  const needed = Math.ceil(confidence * edges.length - 1e-9)
  const furthest = ranked.filter((rank) => !Number.isNaN(rank)).toSorted((a, b) => b - a)
  const rank = furthest[needed - 1]
  const answer = rank === undefined ? undefined : rank * sign
  const beyond = answer === undefined || answer === end ? undefined : answer + sign
  return { side, answer, beyond, limits }
}

/** At least that share of all runs meets what so many of the seeds met, said with that confidence. */
export function leastShare(
  { met, seeds }: { readonly met: number; readonly seeds: number },
  confidence: number,
): number {
  return met === 0 ? 0 : betaQuantile(1 - confidence, met, seeds - met + 1)
}
