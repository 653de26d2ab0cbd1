// Which input of a scenario moves a figure most: each is made a little smaller and a little larger, all
// others left as they are. Base and variants meet the same seeds, so a change is the mean of differences
// within a seed (common random numbers), and most of the luck cancels out. What is left of it is held
// against what luck does alone, from one seed to the next. Plain data, format `hookdrill-ranking/1`.
import { virtualFidelity } from '../../rehearse/why-not-model.ts'
import { pathText } from '../../scenario/finding.ts'
import { hashScenario } from '../../scenario/hash.ts'
import type { Assumption, Scenario } from '../../scenario/model.ts'
import type { Metric } from '../../verify/expectation.ts'
import { checkMetric } from '../check-metric.ts'
import { inUnitOf } from '../figure-unit.ts'
import { CONFIDENCE, type Estimate, meanInterval } from '../interval.ts'
import { type JobResult, jobOf } from '../job.ts'
import { metricInterval } from '../metric-interval.ts'
import { planDigest } from '../plan-digest.ts'
import { type Planning, runPoints, seedOf } from '../planning.ts'
import { valueText } from './inputs.ts'
import { type Trial, trialsOf } from './trials.ts'

export interface Ranking {
  readonly format: 'hookdrill-ranking/1'
  /** Of every figure of every run: the same however many workers there were. */
  readonly digest: string
  /** True when it was stopped: some points have fewer replications than they should. */
  readonly partial: boolean
  readonly scenario: { readonly name: string; readonly hash: string; readonly seed: number }
  readonly fidelity: string
  /** What is moved. Durations are milliseconds, shares 0 to 1. */
  readonly metric: Metric
  /** How far each input is moved, to both sides: 0.2 for 20%. */
  readonly by: number
  readonly replications: number
  /** Of the intervals. */
  readonly confidence: number
  /** With nothing moved; `null` where there was nothing to measure. */
  readonly base: Estimate | null
  /** How far the figure moves from one seed to the next with nothing moved: its standard deviation.
   *  `null` for one replication. */
  readonly noiseFloor: number | null
  /** What moves the figure most comes first; after all that do what cannot be told from luck. */
  readonly inputs: readonly RankedInput[]
  readonly runs: number
  readonly calls: number
  readonly assumptions: readonly Assumption[]
}

export interface RankedInput {
  /** As `--set` takes it. */
  readonly input: string
  /** As written. */
  readonly value: string
  readonly less: Side
  readonly more: Side
  /** The larger of the two changes, without its sign; `null` where there is none. */
  readonly effect: number | null
  /** `null` where one replication cannot tell, or nothing was measured. */
  readonly found: Found | null
}

export type Side =
  | {
      readonly kind: 'moved'
      readonly value: string
      readonly mean: number | null
      /** Against the base, seed by seed. */
      readonly change: Estimate | null
      /** Whether the change can be told from luck: 0 lies outside its interval, and outside a wider one,
       *  because where forty changes are looked at two of the intervals miss by luck alone. */
      readonly isTold: boolean
    }
  /** The scenario may not have the value. */
  | { readonly kind: 'not valid'; readonly value: string; readonly why: string }

/** `less than luck`: it does move the figure, but another seed moves it further. `not told from luck`: the
 *  seeds do not agree well enough on which way it moves, and more replications may tell. */
export type Found = 'moves' | 'less than luck' | 'not told from luck' | 'no effect'

export interface RankOptions {
  /** More than 0, less than 1. */
  readonly by: number
  readonly replications: number
  readonly metric: Metric
}

/** Throws `UsageError` for a scenario whose origin is unknown or that has too many inputs, and for a metric
 *  that nothing is known of. */
export async function rankInputs(
  scenario: Scenario,
  options: RankOptions,
  planning: Planning,
): Promise<Ranking> {
  const { by, replications, metric } = options
  checkMetric(metric, virtualFidelity(scenario))
  const found = await trialsOf(scenario, by)
  const variants = found.flatMap(({ less, more }) =>
    [less, more].flatMap((trial) => ('scenario' in trial ? [trial.scenario] : [])),
  )
  const points = [scenario, ...variants]
  const runs = await runPoints(points, replications, planning)
  const figures = new Map(
    points.map((point, index) => [point, bySeed(point, runs[index] ?? [], options)]),
  )
  const base = figures.get(scenario) ?? []
  const inUnit = inUnitOf(metric)
  const estimate = metricInterval(metric, known(base).map(inUnit))
  const noiseFloor = estimate?.deviation ?? null
  const compared = (trial: Trial): Side =>
    sideOf(trial, { figures, base, sideCount: variants.length, inUnit })
  const inputs = found.map(({ input, less, more }): RankedInput => {
    const sides = { less: compared(less), more: compared(more) }
    return {
      input: pathText(input.path),
      value: valueText(input.value),
      ...sides,
      ...judged(Object.values(sides), noiseFloor),
    }
  })
  return {
    format: 'hookdrill-ranking/1',
    digest: planDigest(runs.flat()),
    partial: runs.some(({ length }) => length < replications),
    scenario: { name: scenario.name, hash: hashScenario(scenario), seed: scenario.seed },
    fidelity: virtualFidelity(scenario),
    metric,
    by,
    replications,
    confidence: CONFIDENCE,
    base: estimate,
    noiseFloor,
    inputs: inputs.toSorted(
      (one, other) =>
        Number(isTold(other)) - Number(isTold(one)) || (other.effect ?? -1) - (one.effect ?? -1),
    ),
    runs: runs.flat().length,
    calls: runs.flat().reduce((sum, { calls }) => sum + calls, 0),
    assumptions: scenario.assumptions,
  }
}

/** Where one run cannot tell, the largest change is as good as any. */
function isTold({ found }: RankedInput): boolean {
  return found !== 'not told from luck' && found !== 'no effect'
}

/** The figure of each replication in its own unit, `null` for one that is missing. */
function bySeed(
  point: Scenario,
  results: readonly JobResult[],
  { replications, metric }: RankOptions,
): readonly (number | null)[] {
  const byKey = new Map(results.map(({ key, figures }) => [key, figures[metric]]))
  const hash = hashScenario(point)
  return Array.from({ length: replications }, (_, replication) => {
    return byKey.get(jobOf(point, seedOf(point, replication), hash).key) ?? null
  })
}

type BySeed = readonly (number | null)[]

interface Compared {
  readonly figures: ReadonlyMap<Scenario, BySeed>
  readonly base: BySeed
  /** How many sides there are to be wrong about. */
  readonly sideCount: number
  /** Of a difference, too: it is taken in whole µs, because differences of milliseconds would round. */
  readonly inUnit: (value: number) => number
}

function sideOf(trial: Trial, { figures, base, sideCount, inUnit }: Compared): Side {
  const { value } = trial
  if ('why' in trial) return { kind: 'not valid', value, why: trial.why }
  const own = figures.get(trial.scenario) ?? []
  const differences = known(
    own.map((figure, seed) => {
      const before = base[seed] ?? null
      return figure === null || before === null ? null : inUnit(figure - before)
    }),
  )
  // Bonferroni: in 95 of 100 rankings no side at all is wrongly said to change anything.
  const wide = meanInterval(differences, 1 - (1 - CONFIDENCE) / sideCount)
  return {
    kind: 'moved',
    value,
    mean: meanInterval(known(own).map(inUnit))?.mean ?? null,
    change: meanInterval(differences),
    isTold: (wide?.low ?? 0) > 0 || (wide?.high ?? 0) < 0,
  }
}

function known(values: BySeed): readonly number[] {
  return values.filter((value) => value !== null)
}

function judged(
  sides: readonly Side[],
  noiseFloor: number | null,
): Pick<RankedInput, 'effect' | 'found'> {
  const changes = sides.flatMap((side) =>
    side.kind === 'moved' && side.change ? [{ ...side.change, isTold: side.isTold }] : [],
  )
  if (changes.length === 0) return { effect: null, found: null }
  const effect = Math.max(...changes.map(({ mean }) => Math.abs(mean)))
  return { effect, found: foundOf(changes, noiseFloor) }
}

function foundOf(
  changes: readonly (Estimate & { readonly isTold: boolean })[],
  noiseFloor: number | null,
): Found | null {
  if (noiseFloor === null) return null
  if (changes.every(({ mean, deviation }) => mean === 0 && deviation === 0)) return 'no effect'
  const told = changes.filter(({ isTold }) => isTold)
  if (told.length === 0) return 'not told from luck'
  return told.some(({ mean }) => Math.abs(mean) > noiseFloor) ? 'moves' : 'less than luck'
}
