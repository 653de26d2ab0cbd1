// The public door. Everything a program or one of our own front ends may use goes through here.
import { thisMachine } from './disk/machine.ts'
import { explain as explainLead } from './rehearse/explain.ts'
import { type RehearseOptions, rehearse } from './rehearse/rehearse.ts'
import { rehearseOnWire } from './rehearse/rehearse-on-wire.ts'
import type { ServeOptions, Serving } from './rehearse/serve.ts'
import type { Report } from './report/report.ts'
import type { Story } from './report/story.ts'
import type { Scenario } from './scenario/model.ts'

export { appendStepSummary } from './disk/append-step-summary.ts'
export { openCallLog } from './disk/call-log.ts'
export { openJournal } from './disk/journal.ts'
export { type LintResult, lintScenario } from './disk/lint-scenario.ts'
export { loadExecutor } from './disk/load-executor.ts'
export { type LoadOptions, loadScenario } from './disk/load-scenario.ts'
export { writeWhole } from './disk/write-whole.ts'
export {
  EnvironmentError,
  InvariantError,
  type Issue,
  ScenarioError,
  UsageError,
} from './errors.ts'
export type {
  CallResult,
  Executor,
  ExecutorPorts,
  PlainExecutor,
  WebhookCall,
} from './executor/webhook.ts'
export type { ExecutorFile, Fidelity } from './rehearse/open-reach.ts'
export type { WireOptions } from './rehearse/open-wire.ts'
export type { RehearseOptions } from './rehearse/rehearse.ts'
export type { ServeOptions, Serving } from './rehearse/serve.ts'
export { asGithub } from './report/as-github.ts'
export { asJson } from './report/as-json.ts'
export { asJunit } from './report/as-junit.ts'
export { asTerminal } from './report/as-terminal.ts'
export { REPORT_FORMATS, type ReportFormatName } from './report/formats.ts'
export { describeError } from './report/issues.ts'
export { LINT_FORMATS } from './report/lint/formats.ts'
export { lintCounts, lintSummary } from './report/lint/linted.ts'
export { progressLine } from './report/progress.ts'
export type { Report } from './report/report.ts'
export { reportAsSuite } from './report/report-as-suite.ts'
export { servedAsText } from './report/served-as-text.ts'
export type { ServedReport } from './report/served-report.ts'
export type { Story } from './report/story.ts'
export { storyAsJson } from './report/story-as-json.ts'
export { storyAsTerminal } from './report/story-as-terminal.ts'
export type { TestCase, TestSuite } from './report/test-suite.ts'
export { defineScenario } from './scenario/define.ts'
export { scenarioJsonSchema } from './scenario/json-schema.ts'
export type { LintFinding } from './scenario/lint/lint.ts'
export type { Scenario } from './scenario/model.ts'
export { durationOf } from './scenario/units.ts'

/**
 * Rehearses a scenario in virtual time (but at `wire`) and reports: total execution delay, timeouts, who spent the
 * time, and a verdict on every call. The same scenario and seed give the same report, but for its
 * `run` block.
 *
 * ```ts
 * const scenario = await loadScenario('scenarios/documented-sum.yaml')
 * const report = await simulate(scenario)
 * console.log(report.delay.text) // 1 h 23 m 20 s
 * ```
 */
export function simulate(scenario: Scenario, options: RehearseOptions = {}): Promise<Report> {
  const run = options.fidelity === 'wire' ? rehearseOnWire : rehearse
  return run(scenario, options, thisMachine())
}

/**
 * Explains one lead of a scenario: its fields, each token before and after encoding, the request, the
 * reply, each mapping and why. `leadIndex` counts from 0. Throws `UsageError` for a lead that is not
 * there.
 *
 * ```ts
 * const scenario = await loadScenario('scenarios/mixed-statuses.yaml')
 * const story = await explain(scenario, 7)
 * console.log(story.calls[0]?.outcome.name)
 * ```
 */
export function explain(scenario: Scenario, leadIndex: number): Promise<Story> {
  return explainLead(scenario, leadIndex, thisMachine())
}

/**
 * Serves a scenario's services over real HTTP, in real time, until it is stopped. Throws
 * `EnvironmentError` where it cannot listen.
 *
 * ```ts
 * const serving = await serve(await loadScenario('scenarios/documented-sum.yaml'), { port: 0 })
 * console.log((await fetch(serving.services[0].url)).status) // 200
 * await serving.stop()
 * ```
 */
export async function serve(scenario: Scenario, options: ServeOptions = {}): Promise<Serving> {
  const { serve: serveScenario } = await import('./rehearse/serve.ts')
  return serveScenario(scenario, options, thisMachine())
}
