// Two reports of runs that are over: their figures beside each other. A report holds no leads, and one run
// says nothing of luck, so there are neither pairs nor intervals.
import { UsageError } from '../../errors.ts'
import { duration } from '../../report/format.ts'
import { toUs } from '../../report/milliseconds.ts'
import { parseReport, type ReadReport, reportedFigures } from '../../report/parse-report.ts'
import type { Metric } from '../../verify/expectation.ts'
import { CONFIDENCE } from '../interval.ts'
import { fingerprint } from '../job.ts'
import { COMPARISON_FORMAT, type ComparedSide, type Comparison } from './comparison.ts'
import { comparisonHeadline } from './comparison-headline.ts'
import { figureDifferences } from './figure-differences.ts'
import type { InputDifference } from './input-differences.ts'
import type { Sides } from './paired-leads.ts'

export interface ReportComparison {
  readonly metric: Metric
  readonly labels?: Partial<Sides<string>> | undefined
}

/** Throws `UsageError` for a report that is not as it should be: it may come from anywhere. */
export function compareReports(
  given: Sides<unknown>,
  { metric, labels = {} }: ReportComparison,
): Comparison {
  const { a, b } = { a: checked('A', given.a), b: checked('B', given.b) }
  const figures = figureDifferences([{ a: reportedFigures(a), b: reportedFigures(b) }])
  return {
    format: COMPARISON_FORMAT,
    digest: fingerprint([a.digest, b.digest]),
    partial: a.partial || b.partial,
    headline: comparisonHeadline({
      metric,
      figure: figures[metric],
      pairs: null,
      confidence: CONFIDENCE,
    }),
    of: 'reports',
    a: side(a, labels.a),
    b: side(b, labels.b),
    both: '',
    inputs: { shown: differencesIn(a, b), more: 0 },
    metric,
    replications: 1,
    confidence: CONFIDENCE,
    figures,
    pairs: null,
    warnings: warningsOf(a, b),
    assumptions: [],
  }
}

function checked(name: string, given: unknown): ReadReport {
  const read = parseReport(given)
  if ('report' in read) return read.report
  throw new UsageError(`report ${name}: ${read.problem}. Give one as simulate made it.`)
}

function side({ scenario, calls }: ReadReport, label = scenario.name): ComparedSide {
  return { label, ...scenario, calls: calls.total }
}

/** What a report says of the scenario, under the paths of a scenario. */
function differencesIn(a: ReadReport, b: ReadReport): readonly InputDifference[] {
  const facts = [a, b].map(({ scenario }) => ({
    seed: String(scenario.seed),
    'leads.count': String(scenario.leads),
    'instance.concurrency': String(scenario.concurrency),
    'instance.timeout': duration(toUs(scenario.timeoutMs)),
  }))
  const [one = {}, other = {}] = facts.map((each) => Object.fromEntries(Object.entries(each)))
  return Object.keys(one)
    .filter((path) => one[path] !== other[path])
    .map((path) => ({ path, a: one[path] ?? '', b: other[path] ?? '' }))
}

function warningsOf(a: ReadReport, b: ReadReport): readonly string[] {
  const [one, other] = [a.scenario, b.scenario]
  const isSame = one.hash === other.hash
  const partial = [...(a.partial ? ['A'] : []), ...(b.partial ? ['B'] : [])].join(' and ')
  return [
    ...(partial === '' ? [] : [`${partial} did not run to the end: the figures cover a part.`]),
    ...(one.seed === other.seed
      ? []
      : ['The seeds differ: some of the difference is luck, and nobody knows how much.']),
    ...(one.leads === other.leads ? [] : ['The numbers of leads differ.']),
    ...(one.fidelity === other.fidelity
      ? []
      : [`A was run at ${one.fidelity}, B at ${other.fidelity}.`]),
    ...(isSame ? [] : ['The scenarios differ, and a report says only part of what they are.']),
    ...(a.run.version === b.run.version
      ? []
      : [`A was made by hookdrill ${a.run.version}, B by ${b.run.version}.`]),
  ]
}
