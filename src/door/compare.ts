import { thisMachine } from '../disk/machine.ts'
import { takeScenario } from '../disk/take-scenario.ts'
import { UsageError } from '../errors.ts'
import type { Comparison } from '../plan/compare/comparison.ts'
import type { FlippedLead } from '../plan/compare/paired-leads.ts'
import type { ReadReport } from '../report/parse-report.ts'
import type { Report } from '../report/report.ts'
import { veilOf } from '../report/veil.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import type { Metric } from '../verify/expectation.ts'
import { type PlanOptions, planned } from './planned.ts'

export interface CompareOptions extends PlanOptions {
  /** Pairs of runs, 1 to 10,000, each with a seed of its own that both have. Default 10. */
  readonly replications?: number
  /** What the headline is about. Default `totalDelay`; every other is in the data. */
  readonly metric?: Metric
  /** What both are run at. Default `model`, or `handlers` where one of the two needs it; only there is
   *  known whether a 2xx was mapped. */
  readonly fidelity?: 'model' | 'handlers'
  /** What the two are called. Default: the file and what was changed in it, or the scenario's name. */
  readonly labels?: { readonly a?: string; readonly b?: string }
  /** Told each lead that ends otherwise, in the order of the leads; the comparison has the first few. */
  readonly onFlip?: (flipped: FlippedLead) => void
}

type Comparable = Scenario | ScenarioInput | Report | ReadReport

/**
 * Compares two scenarios that meet the same luck: every figure over several seeds, with the interval of its
 * difference, and lead by lead whose calls end otherwise and who is sooner through. Two reports of runs are
 * compared by their figures alone.
 *
 * B is run with the seeds of A. Every difference is B − A. Throws `UsageError` (`HOOKDRILL_USAGE`) for a
 * report and a scenario, a report that is not as it should be, and a metric that the fidelity cannot tell;
 * else as `simulate` does.
 *
 * ```ts
 * import { compare, loadScenario } from 'hookdrill'
 *
 * const file = 'scenarios/documented-sum.yaml'
 * const a = await loadScenario(file, { leads: 2_000 })
 * const b = await loadScenario(file, { leads: 2_000, concurrency: 20 })
 * const { figures, pairs } = await compare(a, b, { replications: 2 })
 * console.log(figures.totalDelay.difference?.mean, pairs?.flipped) // -95000 0
 * ```
 */
export async function compare(
  a: Comparable,
  b: Comparable,
  {
    replications = 10,
    metric = 'totalDelay',
    fidelity,
    labels,
    onFlip,
    ...rest
  }: CompareOptions = {},
): Promise<Comparison> {
  if (isReport(a) && isReport(b)) {
    const { compareReports } = await import('../plan/compare/compare-reports.ts')
    return compareReports({ a, b }, { metric, labels })
  }
  if (isReport(a) || isReport(b)) throw new UsageError(mixed(isReport(a) ? 'A' : 'B'))
  const { compareScenarios } = await import('../plan/compare/compare-scenarios.ts')
  const sides = { a: await takeScenario(a), b: await takeScenario(b) }
  const how = { metric, replications, fidelity, labels, onFlip, machine: thisMachine() }
  const found = await planned(rest, (planning) => compareScenarios(sides, how, planning))
  return veilOf(sides.b).data(veilOf(sides.a).data(found))
}

function isReport(given: Comparable): given is Report | ReadReport {
  return 'format' in given
}

function mixed(report: 'A' | 'B'): string {
  const scenario = report === 'A' ? 'B' : 'A'
  return `compare: ${report} is a report and ${scenario} a scenario. Give two scenarios, or make a report of ${scenario} with hookdrill run --json.`
}
