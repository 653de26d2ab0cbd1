// A token bucket, in whole numbers: nothing is rounded, so nothing drifts, however long the run. Hot.
import type { Us } from '../time/instant.ts'
import type { Behaviour, Load, LoadParts } from './behaviour.ts'
import type { AnswerDefinition } from './definition.ts'

/** So many requests in such a time, after a first burst. Those over it are refused, and told when to come
 *  back. A refused request costs nothing. */
export interface RateLimit {
  /** `tokenCount` in `perUs`, in lowest terms: 10/s is 1 in 100,000 µs. */
  readonly tokenCount: number
  readonly perUs: number
  /** How many are let through at once when none came for long: 1 to `BUCKET_MAX` ÷ `perUs`. */
  readonly burst: number
  /** Answered with the header `Retry-After`, unless it is a fault. */
  readonly refusal: AnswerDefinition
}

/** Most that a bucket counts exactly, in parts of a token: there are `perUs` parts in each. */
export const BUCKET_MAX = Number.MAX_SAFE_INTEGER

export function rateLimit(
  { rateLimit: limit }: Load,
  { refuse }: LoadParts,
): Behaviour | undefined {
  if (!limit) return undefined
  const answer = refuse(limit.refusal)
  return (next) => {
    const bucket = new TokenBucket(limit)
    return (visit, atUs) => {
      if (bucket.take(atUs)) return next(visit, atUs)
      const draft = answer(visit, atUs)
      draft.retryAfterSeconds = bucket.secondsToNext
      return draft
    }
  }
}

/** Each µs adds `tokenCount` parts, and a request takes `perUs` of them. */
class TokenBucket {
  readonly #tokenCount: number
  readonly #perUs: number
  readonly #full: number
  #level: number
  #lastUs = 0

  constructor({ tokenCount, perUs, burst }: RateLimit) {
    this.#tokenCount = tokenCount
    this.#perUs = perUs
    this.#full = burst * perUs
    this.#level = this.#full
  }

  take(atUs: Us): boolean {
    const gained = (atUs - this.#lastUs) * this.#tokenCount
    this.#level = Math.min(this.#full, this.#level + gained)
    this.#lastUs = atUs
    if (this.#level < this.#perUs) return false
    this.#level -= this.#perUs
    return true
  }

  /** Whole seconds until there is a token again, at least 1. */
  get secondsToNext(): number {
    const us = Math.ceil((this.#perUs - this.#level) / this.#tokenCount)
    return Math.max(1, Math.ceil(us / 1_000_000))
  }
}
