// A run as a test suite: a case for each check of the verdict, for the agreement at `wire`, for each
// comparison of a cross-check and for each expectation. What makes the run fail is a failed case, and what
// was not checked a skipped one, so that CI sees what the exit code says.
import type { ReportComparison } from './cross-check.ts'
import { count, quantity } from './format.ts'
import type { Report, ReportAgreement, ReportCheck, ReportExpectation } from './report.ts'
import type { TestCase, TestSuite } from './test-suite.ts'

const NO_DETAIL: readonly string[] = []

/** `file` is the scenario's, as the user gave it. */
export function reportAsSuite(report: Report, file: string): TestSuite {
  const { headline, scenario, warnings = [], run } = report
  return {
    name: scenario.name,
    file,
    startedAt: run.startedAt,
    seconds: run.wallMs / 1_000,
    headline,
    warnings,
    properties: properties(report),
    cases: [
      ...(report.partial ? [interruption(report)] : []),
      ...report.verdict.checks.map(checkCase),
      ...(isProofless(report) ? [prooflessness] : []),
      ...(report.agreement ? [agreementCase(report.agreement)] : []),
      ...(report.crossCheck?.comparisons.map(comparisonCase) ?? []),
      ...report.expectations.map(expectationCase),
    ],
  }
}

function properties({ scenario, digest, delay, calls, run }: Report): TestSuite['properties'] {
  return [
    ['scenarioHash', scenario.hash],
    ['seed', String(scenario.seed)],
    ['leads', String(scenario.leads)],
    ['concurrency', String(scenario.concurrency)],
    ['fidelity', scenario.fidelity],
    ['totalDelaySeconds', String(delay.totalMs / 1_000)],
    ['calls', String(calls.total)],
    ['timeouts', String(calls.timeouts)],
    ['digest', digest],
    ['hookdrill', run.version],
    ['node', run.node],
  ]
}

/** Of a run that was cut short, what has passed so far has not passed. */
function interruption({ headline: [message = 'Interrupted.'] }: Report): TestCase {
  return { group: 'run', name: 'complete', state: 'error', message, detail: NO_DETAIL }
}

/** Failed without any check that failed. */
function isProofless({ verdict }: Report): boolean {
  return !verdict.passed && verdict.checks.every(({ state }) => state !== 'failed')
}

const prooflessness: TestCase = {
  group: 'verdict',
  name: 'something-checked',
  state: 'failed',
  message: 'The run proved nothing, because no check had anything to look at.',
  detail: NO_DETAIL,
}

function checkCase(check: ReportCheck): TestCase {
  const { id, state, checked, violations, reason } = check
  const looked = quantity(checked, 'item')
  const named = { group: 'verdict', name: id }
  switch (state) {
    case 'passed':
      return { ...named, state, message: looked, detail: NO_DETAIL }
    case 'not checked':
      return { ...named, state: 'skipped', message: reason, detail: NO_DETAIL }
    case 'failed': {
      const message = `${quantity(violations, 'violation')} in ${looked}`
      return { ...named, state, message, detail: violationLines(check) }
    }
  }
}

function comparisonCase({ what, want, got, passed }: ReportComparison): TestCase {
  const state = passed === null ? 'skipped' : passed ? 'passed' : 'failed'
  const message = passed ? got : `want ${want}, got ${got}`
  return { group: 'cross-check', name: what, state, message, detail: NO_DETAIL }
}

function violationLines({ title, violations, examples }: ReportCheck): readonly string[] {
  const more = violations - examples.length
  return [
    title,
    ...examples.flatMap(({ lead, step, expected, actual, replay }) => [
      `lead ${lead}, step ${step}`,
      `  expected ${expected}`,
      `  actual   ${actual}`,
      `  replay   ${replay}`,
    ]),
    ...(more > 0 ? [`${count(more)} more like ${more === 1 ? 'this' : 'these'}`] : []),
  ]
}

function agreementCase({ with: other, leads, differences, examples }: ReportAgreement): TestCase {
  const named = { group: 'agreement', name: `outcomes as at ${other}` }
  const all = quantity(leads, 'lead')
  if (differences === 0) {
    return { ...named, state: 'passed', message: all, detail: NO_DETAIL }
  }
  return {
    ...named,
    state: 'failed',
    message: `the outcomes of ${count(differences)} of ${all} differ`,
    detail: examples.flatMap(({ lead, expected, actual }) => [
      `lead ${lead}`,
      `  expected ${expected}`,
      `  actual   ${actual}`,
    ]),
  }
}

function expectationCase({ metric, want, got, passed }: ReportExpectation): TestCase {
  const named = { group: 'expectations', name: `${metric} ${want}` }
  if (passed === null) return { ...named, state: 'skipped', message: got, detail: NO_DETAIL }
  if (passed) return { ...named, state: 'passed', message: got, detail: NO_DETAIL }
  const message = `${metric} is ${got}, not ${want}`
  return { ...named, state: 'failed', message, detail: NO_DETAIL }
}
