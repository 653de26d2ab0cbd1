// Two scenarios over the same seeds: the figures of every pair of runs, and the leads of the first pair.
import { sourceOf } from '../../disk/load-scenario.ts'
import { UsageError } from '../../errors.ts'
import type { Machine } from '../../rehearse/machine.ts'
import { virtualFidelity, whyNotModel } from '../../rehearse/why-not-model.ts'
import { isMeasured } from '../../report/figures.ts'
import { count, quantity } from '../../report/format.ts'
import { toMs } from '../../report/milliseconds.ts'
import { hashScenario } from '../../scenario/hash.ts'
import type { Assumption, Scenario } from '../../scenario/model.ts'
import type { Metric } from '../../verify/expectation.ts'
import { CONFIDENCE } from '../interval.ts'
import { fingerprint, type Job, type JobResult, jobOf } from '../job.ts'
import { checkReplications, type Planning, runPoints, seedOf } from '../planning.ts'
import { COMPARISON_FORMAT, type ComparedSide, type Comparison } from './comparison.ts'
import { comparisonHeadline } from './comparison-headline.ts'
import { figureDifferences } from './figure-differences.ts'
import { firstPair } from './first-pair.ts'
import { inputDifferences, type WrittenInput } from './input-differences.ts'
import type { FlippedLead, PairedLeads, Sides } from './paired-leads.ts'
import { changesOfBoth, sideLabels } from './side-labels.ts'

export interface ScenarioComparison {
  readonly metric: Metric
  readonly replications: number
  /** Default: `model`, or `handlers` where one of the two needs it. */
  readonly fidelity?: Job['fidelity'] | undefined
  readonly labels?: Partial<Sides<string>> | undefined
  readonly machine: Machine
  readonly onFlip?: ((flipped: FlippedLead) => void) | undefined
}

/** Throws `UsageError` before anything is run. */
export async function compareScenarios(
  given: Sides<Scenario>,
  { metric, replications, labels, machine, onFlip, ...asked }: ScenarioComparison,
  planning: Planning,
): Promise<Comparison> {
  checkReplications(replications)
  const fidelity = fidelityOf(given, asked.fidelity)
  if (!isMeasured(metric, fidelity)) {
    throw new UsageError(
      `--metric "${metric}": it is not measured at model. Use --fidelity handlers.`,
    )
  }
  const { a } = given
  // The same luck for both.
  const b = { ...given.b, seed: a.seed }
  const counting = countedWith(planning, 2 * replications + 2)
  const pairs = await firstPair({ a, b }, { given, fidelity, machine, onFlip, planning: counting })
  const runs = await runPoints([a, b], replications, { ...counting, fidelity })
  const results = inPairs({ a, b }, { runs, replications, fidelity })
  const figures = figureDifferences(
    results.map((pair) => ({ a: pair.a.figures, b: pair.b.figures })),
  )
  return {
    format: COMPARISON_FORMAT,
    digest: digestOf(results, pairs),
    partial: results.length < replications || !pairs,
    headline: comparisonHeadline({
      metric,
      figure: figures[metric],
      pairs,
      confidence: CONFIDENCE,
    }),
    of: 'scenarios',
    ...sides({ a, b }, { labels: { ...sideLabels(a, given.b), ...labels }, results, fidelity }),
    both: changesOfBoth(a, given.b),
    inputs: inputDifferences(writtenOf(a), writtenOf(given.b)),
    metric,
    replications: results.length,
    confidence: CONFIDENCE,
    figures,
    pairs,
    warnings: warningsOf(given, pairs),
    assumptions: inBoth(a, b),
  }
}

/** One for both: what `model` and `handlers` call an ending differs. */
function fidelityOf(
  { a, b }: Sides<Scenario>,
  asked: Job['fidelity'] | undefined,
): Job['fidelity'] {
  const needed = [a, b].some((side) => virtualFidelity(side) === 'handlers')
  if (asked === 'model' && needed) {
    const why = whyNotModel(a) ?? whyNotModel(b)
    throw new UsageError(`--fidelity "model": ${why}. Use handlers.`)
  }
  return asked ?? (needed ? 'handlers' : 'model')
}

/** The runs of the first pair count, too, and come before the others. */
function countedWith(planning: Planning, of: number): Planning {
  const { onProgress } = planning
  if (!onProgress) return planning
  let before = { runs: 0, calls: 0 }
  return {
    ...planning,
    onProgress(now) {
      if (now.of === undefined) before = now
      const sum =
        now.of === undefined
          ? now
          : { runs: before.runs + now.runs, calls: before.calls + now.calls }
      onProgress({ ...sum, of })
    },
  }
}

interface Runs {
  readonly runs: readonly (readonly JobResult[])[]
  readonly replications: number
  readonly fidelity: Job['fidelity']
}

/** Of the replications that both have. */
function inPairs(
  { a, b }: Sides<Scenario>,
  { runs: [aRuns = [], bRuns = []], replications, fidelity }: Runs,
): readonly Sides<JobResult>[] {
  const byKey = { a: keyed(aRuns), b: keyed(bRuns) }
  const hashes = { a: hashScenario(a), b: hashScenario(b) }
  return Array.from({ length: replications }, (_, replication) => {
    const seed = seedOf(a, replication)
    return {
      a: byKey.a.get(jobOf(a, seed, hashes.a, fidelity).key),
      b: byKey.b.get(jobOf(b, seed, hashes.b, fidelity).key),
    }
  }).flatMap(({ a: one, b: other }) => (one && other ? [{ a: one, b: other }] : []))
}

function keyed(results: readonly JobResult[]): ReadonlyMap<string, JobResult> {
  return new Map(results.map((result) => [result.key, result]))
}

interface SideFacts {
  readonly labels: Sides<string>
  readonly results: readonly Sides<JobResult>[]
  readonly fidelity: string
}

function sides({ a, b }: Sides<Scenario>, { labels, results, fidelity }: SideFacts) {
  const side = (scenario: Scenario, name: 'a' | 'b'): ComparedSide => ({
    label: labels[name],
    name: scenario.name,
    hash: hashScenario(scenario),
    seed: scenario.seed,
    leads: scenario.leads.count,
    concurrency: scenario.instance.concurrency,
    timeoutMs: toMs(scenario.instance.timeoutUs),
    fidelity,
    calls: results.reduce((sum, { [name]: { calls } }) => sum + calls, 0),
  })
  return { a: side(a, 'a'), b: side(b, 'b') }
}

/** As it is written, where that is known. */
function writtenOf(scenario: Scenario): WrittenInput {
  const { name: _, story: __, assumptions, ...rest } = scenario
  const input = sourceOf(scenario)?.parsed.input ?? (rest as unknown as WrittenInput['input']) // JSON-safe
  return { input, assumptions, redact: sourceOf(scenario)?.options.redact }
}

function warningsOf({ a, b }: Sides<Scenario>, pairs: PairedLeads | null): readonly string[] {
  const common = pairs?.leads ?? 0
  const most = Math.min(a.leads.count, b.leads.count)
  return [
    ...(a.seed === b.seed
      ? []
      : [
          `B says seed ${b.seed}, and was run with ${a.seed} like A: both have to meet the same luck.`,
        ]),
    ...(a.leads.count === b.leads.count
      ? []
      : [
          `A has ${quantity(a.leads.count, 'lead')} and B ${count(b.leads.count)}: the figures are of all, the pairs of those that both have.`,
        ]),
    ...(pairs && common < most
      ? [`Only the first ${quantity(common, 'lead')} are compared one by one.`]
      : []),
    ...(pairs && pairs.untold > 0
      ? [`${quantity(pairs.untold, 'lead')} made too many calls to tell how they ended.`]
      : []),
  ]
}

function inBoth(a: Scenario, b: Scenario): readonly Assumption[] {
  return a.assumptions.filter(({ setting, value }) =>
    b.assumptions.some((other) => other.setting === setting && other.value === value),
  )
}

/** What a lead is called on a command line, and so where files lie, is no part of what was found. */
function digestOf(results: readonly Sides<JobResult>[], pairs: PairedLeads | null): string {
  const runs = results.flatMap(({ a, b }) => [a, b])
  const flips = pairs?.flips.map(({ explain: _, ...found }) => found)
  return fingerprint([
    ...runs.flatMap(({ key, figures }) => [key, JSON.stringify(figures)]),
    JSON.stringify({ ...pairs, flips }),
  ])
}
