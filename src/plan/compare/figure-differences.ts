// Figures of two scenarios that met the same luck, run by run. What luck does to both cancels in the
// difference, so its interval is narrower than those of the two, and it is the one that decides.
import type { Figures } from '../../report/figures.ts'
import { isMetric, METRICS, type Metric } from '../../verify/expectation.ts'
import { inUnitOf } from '../figure-unit.ts'
import { type Estimate, meanInterval } from '../interval.ts'

/** Durations in milliseconds, shares 0 to 1, counts; over the pairs in which both had something to
 *  measure, `null` where none had. */
export interface FigureDifference {
  readonly a: Estimate | null
  readonly b: Estimate | null
  /** B − A of each pair. */
  readonly difference: Estimate | null
  /** The mean difference as a share of A's mean; `null` where that is 0. */
  readonly relative: number | null
  /** Cohen's d_z, the mean difference over its standard deviation; `null` where no pair differs from
   *  another, or there is one. */
  readonly effectSize: number | null
}

interface FigurePair {
  readonly a: Figures
  readonly b: Figures
}

export function figureDifferences(
  pairs: readonly FigurePair[],
): Readonly<Record<Metric, FigureDifference>> {
  const found = Object.keys(METRICS)
    .filter(isMetric)
    .map((metric) => [metric, differenceOf(metric, pairs)])
  return Object.fromEntries(found) as Record<Metric, FigureDifference> // of every name there is
}

function differenceOf(metric: Metric, pairs: readonly FigurePair[]): FigureDifference {
  const inUnit = inUnitOf(metric)
  const values = pairs.flatMap(({ a: { [metric]: a }, b: { [metric]: b } }) =>
    a === null || b === null ? [] : [{ a, b }],
  )
  const a = meanInterval(values.map((pair) => inUnit(pair.a)))
  const b = meanInterval(values.map((pair) => inUnit(pair.b)))
  // Subtracted in whole µs: nothing is lost.
  const difference = meanInterval(values.map((pair) => inUnit(pair.b - pair.a)))
  const { mean = 0, deviation = null } = difference ?? {}
  return {
    a,
    b,
    difference,
    relative: a && difference && a.mean !== 0 ? mean / a.mean : null,
    effectSize: deviation === null || deviation === 0 ? null : mean / deviation,
  }
}
