import { toMs } from '../../report/milliseconds.ts'
import type { Scenario } from '../../scenario/model.ts'
import { durationOf } from '../../scenario/units.ts'
import { type Expectation, meets } from '../../verify/expectation.ts'
import { type ShareEstimate, shareInterval } from '../interval.ts'

/** The time by which a run has to be over. */
export type Deadline = Expectation

export interface DeadlineForecast {
  /** As typed: `<= 2h`. */
  readonly limit: string
  readonly limitMs: number
  /** Runs that took longer. */
  readonly missed: number
  /** How likely a run is to take longer. */
  readonly chance: ShareEstimate
}

/** A duration more than 0; `null` for a text that is none. */
export function readDeadline(text: string): Deadline | null {
  const amount = durationOf(text)
  if (amount === undefined || amount === 0) return null
  return { metric: 'totalDelay', operator: '<=', amount, text: `<= ${text.trim()}` }
}

/** The upper limit that the scenario sets itself; `undefined` where it has none. */
export function ownDeadline({ expectations }: Scenario): Deadline | undefined {
  return expectations.find(
    ({ metric, operator }) => metric === 'totalDelay' && (operator === '<=' || operator === '<'),
  )
}

/** `null` where there are no runs. */
export function forecastDeadline(
  deadline: Deadline,
  totalsUs: readonly number[],
): DeadlineForecast | null {
  if (totalsUs.length === 0) return null
  const missed = totalsUs.filter((totalUs) => !meets(deadline, totalUs)).length
  return {
    limit: deadline.text,
    limitMs: toMs(deadline.amount),
    missed,
    chance: shareInterval(missed, totalsUs.length),
  }
}
