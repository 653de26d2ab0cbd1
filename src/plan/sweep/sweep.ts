// One scenario at every combination of some of its values, each with the same seeds. Plain data, format
// `hookdrill-sweep/1`; durations are milliseconds here, as in a report.
import { variantOf } from '../../disk/take-scenario.ts'
import { toldAs } from '../../disk/told-as.ts'
import { UsageError } from '../../errors.ts'
import { virtualFidelity } from '../../rehearse/why-not-model.ts'
import type { Figures } from '../../report/figures.ts'
import { hashScenario } from '../../scenario/hash.ts'
import type { Assumption, Scenario } from '../../scenario/model.ts'
import { isMetric, METRICS, type Metric } from '../../verify/expectation.ts'
import type { Axis } from '../axis.ts'
import { checkMetric } from '../check-metric.ts'
import { inUnitOf } from '../figure-unit.ts'
import { CONFIDENCE, type Estimate } from '../interval.ts'
import type { JobResult } from '../job.ts'
import { metricInterval } from '../metric-interval.ts'
import { planDigest } from '../plan-digest.ts'
import { type Planning, runPoints } from '../planning.ts'
import { checkAxes } from './check-axes.ts'

export interface Sweep {
  readonly format: 'hookdrill-sweep/1'
  /** Of every figure of every run: the same however many workers there were. */
  readonly digest: string
  /** True when it was stopped: some points have fewer replications than they should. */
  readonly partial: boolean
  readonly scenario: {
    readonly name: string
    /** Before anything was varied. */
    readonly hash: string
    /** Of the first replication; the others follow it. */
    readonly seed: number
  }
  /** What the picture is of. */
  readonly metric: Metric
  readonly replications: number
  /** Of the intervals. */
  readonly confidence: number
  readonly axes: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** The last axis changes fastest. */
  readonly points: readonly SweepPoint[]
  /** Those that no point varies. */
  readonly assumptions: readonly Assumption[]
}

export interface SweepPoint {
  /** One value an axis, as typed. */
  readonly values: readonly string[]
  readonly fidelity: string
  readonly replications: number
  /** Over all replications. */
  readonly calls: number
  /** Durations in milliseconds, shares 0 to 1, counts; `null` where there was nothing to measure. */
  readonly figures: Readonly<Record<Metric, Estimate | null>>
}

export interface SweepOptions {
  readonly axes: readonly Axis[]
  readonly replications: number
  readonly metric: Metric
}

const POINTS_MAX = 10_000

/** Throws `UsageError` and `ScenarioError` before anything is run. */
export async function sweepScenario(
  scenario: Scenario,
  { axes, replications, metric }: SweepOptions,
  planning: Planning,
): Promise<Sweep> {
  checkAxes(scenario, axes)
  const combinations = combine(axes)
  const points: Scenario[] = []
  for (const values of combinations) {
    const set = values.map((value, index) => `${axes[index]?.path}=${value}`)
    const typed = [{ option: '--vary', texts: set }]
    points.push(await toldAs(typed, () => variantOf(scenario, { set })))
  }
  for (const point of points) checkMetric(metric, virtualFidelity(point))
  const runs = await runPoints(points, replications, planning)
  return {
    format: 'hookdrill-sweep/1',
    digest: planDigest(runs.flat()),
    partial: runs.some(({ length }) => length < replications),
    scenario: { name: scenario.name, hash: hashScenario(scenario), seed: scenario.seed },
    metric,
    replications,
    confidence: CONFIDENCE,
    axes: axes.map(({ name, values }) => ({ name, values })),
    points: points.map((point, index) =>
      pointOf(runs[index] ?? [], combinations[index] ?? [], virtualFidelity(point)),
    ),
    assumptions: inAll(points),
  }
}

function combine(axes: readonly Axis[]): readonly (readonly string[])[] {
  const size = axes.reduce((product, { values }) => product * values.length, 1)
  if (size > POINTS_MAX) {
    throw new UsageError(
      `--vary: ${size} combinations, and the most is ${POINTS_MAX}. Vary less, or in larger steps.`,
    )
  }
  let combinations: readonly (readonly string[])[] = [[]]
  for (const { values } of axes) {
    combinations = combinations.flatMap((before) => values.map((value) => [...before, value]))
  }
  return combinations
}

function pointOf(
  results: readonly JobResult[],
  values: readonly string[],
  fidelity: string,
): SweepPoint {
  return {
    values,
    fidelity,
    replications: results.length,
    calls: results.reduce((sum, { calls }) => sum + calls, 0),
    figures: estimates(results.map(({ figures }) => figures)),
  }
}

function estimates(runs: readonly Figures[]): SweepPoint['figures'] {
  const found = Object.keys(METRICS)
    .filter(isMetric)
    .map((metric) => {
      const inUnit = inUnitOf(metric)
      const values = runs.flatMap(({ [metric]: value }) => (value === null ? [] : [inUnit(value)]))
      return [metric, metricInterval(metric, values)]
    })
  return Object.fromEntries(found) as SweepPoint['figures'] // of every name there is
}

/** What a point says in its own values is no assumption of all. */
function inAll(points: readonly Scenario[]): readonly Assumption[] {
  const [first, ...others] = points.map(({ assumptions }) => assumptions)
  const isIn = (all: readonly Assumption[], { setting, value }: Assumption): boolean =>
    all.some((other) => other.setting === setting && other.value === value)
  return (first ?? []).filter((each) => others.every((all) => isIn(all, each)))
}
