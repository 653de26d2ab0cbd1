// What fuzzing came to, as plain data.
import type { ScenarioInput } from '../scenario/schema.ts'

/** What `runs` and `seed` may be: whole numbers, both ends included. */
export const FUZZ_LIMITS = {
  runs: { min: 1, max: 1_000_000 },
  seed: { min: 0, max: 4_294_967_295 },
} as const

export interface Fuzzed {
  readonly format: 'hookdrill-fuzzed/1'
  /** The same seed gives the same scenarios in the same order, however many. */
  readonly seed: number
  /** Scenarios that were rehearsed, without the smaller ones tried after one had failed. */
  readonly runs: number
  readonly runsWanted: number
  /** Calls made in those. */
  readonly calls: number
  /** Why there are no more runs. */
  readonly ended: 'all runs made' | 'failure found' | 'time is up' | 'interrupted'
  /** All runs that were made passed, and something was looked at. */
  readonly passed: boolean
  readonly checks: readonly FuzzedCheck[]
  readonly found: FuzzFailure | null
}

export interface FuzzedCheck {
  readonly id: string
  readonly title: string
  /** How many items it looked at, in all runs together. */
  readonly checked: number
  /** Why it looked at none; empty otherwise. */
  readonly reason: string
}

/** The smallest scenario that still fails, and how. */
export interface FuzzFailure {
  /** The check that failed; the smaller scenarios fail it too. */
  readonly check: string
  readonly title: string
  readonly examples: readonly FuzzExample[]
  /** The fidelity at which it comes to something else; left out where one run tells. */
  readonly comparedWith?: 'model'
  /** Checks that fail in it besides. */
  readonly others: readonly string[]
  readonly scenario: ScenarioInput
  /** The seed and path by which fast-check finds it again. */
  readonly path: string
  /** How many times a smaller one was found, and how many were tried. */
  readonly shrinks: number
  readonly tried: number
  /** False where there was no time to try all. */
  readonly isSmallest: boolean
}

export interface FuzzExample {
  /** `lead 0, step 1`, or the figure that differs: `delay.totalMs`. */
  readonly where: string
  readonly expected: string
  readonly actual: string
}

/** How far it is. */
export interface FuzzProgress {
  readonly runs: number
  readonly runsWanted: number
  readonly calls: number
  /** Smaller scenarios tried since one failed; `null` while none has. */
  readonly tried: number | null
}
