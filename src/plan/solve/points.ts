// The values that were looked at, as they are told.
import { toMs } from '../../report/milliseconds.ts'
import { us } from '../../time/instant.ts'
import type { Expectation, Metric } from '../../verify/expectation.ts'
import { inUnitOf } from '../figure-unit.ts'
import { amountAt, type Lattice, settingText } from './lattice.ts'
import type { Settled } from './settle.ts'
import type { SolutionEdges, SolutionFigure, SolutionPoint, SolutionValue } from './solution.ts'
import type { Trial, Trials } from './trials.ts'

export interface Looked {
  readonly trials: Trials
  readonly targets: readonly Expectation[]
  readonly lattice: Lattice
}

export function valueAt(lattice: Lattice, step: number): SolutionValue {
  const value = amountAt(lattice, step)
  return {
    text: settingText(lattice, step),
    amount: lattice.unit === 'duration' ? toMs(us(value)) : value,
  }
}

export function pointsOf({ trials, targets, lattice }: Looked): readonly SolutionPoint[] {
  const byStep = Map.groupBy(trials.all(), ({ step }) => step)
  return Array.from(byStep, ([step, at]) => ({
    ...valueAt(lattice, step),
    seeds: at.length,
    met: at.filter(({ isMet }) => isMet).length,
    figures: metricsOf(targets).map((metric) => figureOf(metric, at)),
  }))
}

/** `null` where nothing was run there. */
export function pointAt(step: number | undefined, looked: Looked): SolutionPoint | null {
  if (step === undefined) return null
  const text = settingText(looked.lattice, step)
  return pointsOf(looked).find((point) => point.text === text) ?? null
}

export function edgesOf({ limits, side }: Settled, lattice: Lattice): SolutionEdges {
  const told = (step: number | null | undefined): SolutionValue | null =>
    step === null || step === undefined ? null : valueAt(lattice, step)
  // A seed that allows nothing is the strictest of all.
  const none = side === 'most' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const sorted = limits.map((limit) => limit ?? none).toSorted((a, b) => a - b)
  const at = (index: number): SolutionValue | null => {
    const limit = sorted[index]
    return limit === none ? null : told(limit)
  }
  return {
    least: at(0),
    median: at(Math.floor((sorted.length - 1) / 2)),
    most: at(sorted.length - 1),
    areSame: new Set(sorted).size === 1,
    bySeed: limits.map(told),
  }
}

/** Whether some seed was seen to turn from met to missed, or back, more than once. */
export function alternates(trials: readonly Trial[]): boolean {
  const bySeed = Map.groupBy(trials, ({ replication }) => replication)
  return [...bySeed.values()].some((of) => {
    const turns = of.filter(({ isMet }, index) => index > 0 && of[index - 1]?.isMet !== isMet)
    return turns.length > 1
  })
}

function metricsOf(targets: readonly Expectation[]): readonly Metric[] {
  return [...new Set(targets.map(({ metric }) => metric))]
}

function figureOf(metric: Metric, trials: readonly Trial[]): SolutionFigure {
  const inUnit = inUnitOf(metric)
  const values = trials.flatMap(({ figures }) => {
    const { [metric]: value } = figures
    return value === null ? [] : [inUnit(value)]
  })
  if (values.length === 0) return { metric, least: null, most: null }
  return { metric, least: Math.min(...values), most: Math.max(...values) }
}
