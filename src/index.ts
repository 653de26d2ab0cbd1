// The public door. Everything a program or one of our own front ends may use goes through here.

import type { Conformance, ConformOptions, PlannedCase } from './conform/conform.ts'
import { type LintResult, lintScenario } from './disk/lint-scenario.ts'
import type { LoadOptions, Overrides } from './disk/load-scenario.ts'
import { thisMachine } from './disk/machine.ts'
import { replayOf } from './disk/replay.ts'
import { takeScenario } from './disk/take-scenario.ts'
import { writtenScenario } from './disk/written-scenario.ts'
import type { FuzzOptions as FuzzAroundOptions } from './fuzz/fuzz.ts'
import { explain as explainLead } from './rehearse/explain.ts'
import type { GivenExecutor } from './rehearse/open-reach.ts'
import { type RehearseOptions, rehearse } from './rehearse/rehearse.ts'
import { rehearseOnWire } from './rehearse/rehearse-on-wire.ts'
import type { ServeOptions, Serving } from './rehearse/serve.ts'
import type { Fuzzed, FuzzFailure } from './report/fuzzed.ts'
import type { Report } from './report/report.ts'
import type { Story } from './report/story.ts'
import type { Scenario } from './scenario/model.ts'
import type { ScenarioInput } from './scenario/schema.ts'

export type { Finding } from './conform/case.ts'
export type { CheckName } from './conform/checks.ts'
export type {
  CaseResult,
  Conformance,
  ConformOptions,
  PlannedCase,
} from './conform/conform.ts'
export { conformanceAsSuite } from './conform/conformance-as-suite.ts'
export { conformanceAsTerminal } from './conform/conformance-as-terminal.ts'
export { CONFORMANCE_FORMATS } from './conform/formats.ts'
export { appendStepSummary } from './disk/append-step-summary.ts'
export { openCallLog } from './disk/call-log.ts'
export { openJournal } from './disk/journal.ts'
export type { LintResult } from './disk/lint-scenario.ts'
export { loadExecutor } from './disk/load-executor.ts'
export { type LoadOptions, loadScenario, type Overrides } from './disk/load-scenario.ts'
export { writeBeside } from './disk/write-beside.ts'
export { writeWhole } from './disk/write-whole.ts'
export { sourceFor, writtenScenario } from './disk/written-scenario.ts'
export {
  EnvironmentError,
  InvariantError,
  type Issue,
  ScenarioError,
  UsageError,
} from './errors.ts'
export { hookdrillExecutor } from './executor/execute.ts'
export type {
  CallResult,
  Executor,
  ExecutorPorts,
  PlainExecutor,
  WebhookCall,
} from './executor/webhook.ts'
export type { ExecutorFile, Fidelity, GivenExecutor } from './rehearse/open-reach.ts'
export type { WireOptions } from './rehearse/open-wire.ts'
export type { RehearseOptions } from './rehearse/rehearse.ts'
export type { ServeOptions, Serving } from './rehearse/serve.ts'
export { asGithub } from './report/as-github.ts'
export { asJson } from './report/as-json.ts'
export { asJunit } from './report/as-junit.ts'
export { asTerminal } from './report/as-terminal.ts'
export {
  count as countText,
  decisiveShare as shareText,
  duration as durationText,
  quantity as quantityText,
} from './report/format.ts'
export { REPORT_FORMATS, type ReportFormatName } from './report/formats.ts'
export { fuzzLine } from './report/fuzz-line.ts'
export type { Fuzzed, FuzzFailure, FuzzProgress } from './report/fuzzed.ts'
export { type FuzzReplay, fuzzedAsText } from './report/fuzzed-as-text.ts'
export { describeError } from './report/issues.ts'
export { LINT_FORMATS } from './report/lint/formats.ts'
export { lintCounts, lintSummary } from './report/lint/linted.ts'
export { plainText } from './report/mask.ts'
export { progressLine } from './report/progress.ts'
export {
  REPORT_FORMAT,
  type Report,
  type ReportCheck,
  type ReportExpectation,
  type ReportViolation,
} from './report/report.ts'
export { reportAsSuite } from './report/report-as-suite.ts'
export { servedAsText } from './report/served-as-text.ts'
export type { ServedReport } from './report/served-report.ts'
export { shellQuoted } from './report/shell-quoted.ts'
export type { Story } from './report/story.ts'
export { storyAsJson } from './report/story-as-json.ts'
export { storyAsTerminal } from './report/story-as-terminal.ts'
export type { TestCase, TestSuite } from './report/test-suite.ts'
export { defineScenario } from './scenario/define.ts'
export { scenarioJsonSchema } from './scenario/json-schema.ts'
export type { LintFinding } from './scenario/lint/lint.ts'
export type { Scenario } from './scenario/model.ts'
export type { ScenarioInput } from './scenario/schema.ts'
export { durationOf, shareOf } from './scenario/units.ts'

/** How a scenario is rehearsed, and with which of its leads, luck and slots. */
export interface SimulateOptions extends RehearseOptions, Overrides {}

/**
 * Rehearses a scenario in virtual time (real at `wire`) and reports: total execution delay, timeouts, who
 * spent the time, and a verdict on every call. The same scenario, options and seed give the same report,
 * digest and all, but for its `run` block.
 *
 * Takes what `loadScenario` gave, or what `defineScenario` did; files that the latter names lie in the
 * current folder. `leads`, `seed` and `concurrency` are checked as if they were written in it.
 *
 * What an executor does wrong is never thrown: it is in `report.verdict`. Throws `ScenarioError`
 * (`HOOKDRILL_SCENARIO`) with every mistake in the scenario or those three options, `UsageError`
 * (`HOOKDRILL_USAGE`) for a fidelity that the scenario, the executor or the number of leads rules out and
 * for a lead that is not there, `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) where disk or network fail.
 *
 * ```ts
 * import { loadScenario, simulate } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/documented-sum.yaml')
 * const report = await simulate(scenario, { leads: 2_000, concurrency: 20 })
 * console.log(report.delay.text, report.verdict.passed) // 5 s true
 * ```
 */
export async function simulate(
  scenario: Scenario | ScenarioInput,
  options: SimulateOptions = {},
): Promise<Report> {
  const taken = await takeScenario(scenario, options)
  const run = options.fidelity === 'wire' ? rehearseOnWire : rehearse
  const replay = replayOf(taken, options)
  return run(taken, { ...(replay && { replay }), ...options }, thisMachine())
}

/**
 * Explains one lead of a scenario: its fields, each token before and after encoding, the request, the
 * reply, each mapping and why. The lead goes among all others, at `handlers`, with hookdrill's executor.
 * `leadIndex` counts from 0; scenario and overrides are as for `simulate`, and so is what is thrown:
 * `UsageError` for a lead that is not there.
 *
 * ```ts
 * import { explain, loadScenario } from 'hookdrill'
 *
 * const scenario = await loadScenario('scenarios/mixed-statuses.yaml')
 * const story = await explain(scenario, 7, { leads: 200 })
 * console.log(story.calls.map(({ outcome }) => outcome.name)) // [ 'mapped' ]
 * ```
 */
export async function explain(
  scenario: Scenario | ScenarioInput,
  leadIndex: number,
  overrides: Overrides = {},
): Promise<Story> {
  return explainLead(await takeScenario(scenario, overrides), leadIndex, thisMachine())
}

/**
 * Says what is wrong with a scenario, or may be, without running it: every mistake that `loadScenario`
 * would throw, by its code (docs/bad-input.md), and what the rules of docs/lint.md find, each with the
 * source of its rule. Takes a file, or what `defineScenario` gave. A scenario with mistakes is linted as
 * far as it can be read.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) when there is no such file, `EnvironmentError`
 * (`HOOKDRILL_ENVIRONMENT`) when it cannot be read.
 *
 * ```ts
 * import { lint } from 'hookdrill'
 *
 * const { findings } = await lint('scenarios/documented-sum.yaml', { leads: 0 })
 * console.log(findings.map(({ id, path, mend }) => `${id} at ${path}: ${mend}`).join()) // out-of-range at leads.count: Use 1 to 100,000,000.
 * ```
 */
export function lint(
  scenario: string | ScenarioInput,
  options: LoadOptions = {},
): Promise<LintResult> {
  return lintScenario(scenario, options)
}

/**
 * Serves a scenario's services over real HTTP, in real time, until it is stopped. Throws
 * `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) where it cannot listen.
 *
 * ```ts
 * import { loadScenario, serve } from 'hookdrill'
 *
 * const serving = await serve(await loadScenario('scenarios/documented-sum.yaml'), { port: 0 })
 * console.log((await fetch(serving.services[0].url)).status) // 200
 * await serving.stop()
 * ```
 */
export async function serve(
  scenario: Scenario | ScenarioInput,
  options: ServeOptions = {},
): Promise<Serving> {
  const { serve: serveScenario } = await import('./rehearse/serve.ts')
  return serveScenario(await takeScenario(scenario), options, thisMachine())
}

/**
 * Holds an executor to what the platform promises: some 1,100 cases, each a run of the simulator with one
 * webhook. What is checked is listed in `docs/conform.md`. Throws `UsageError` where `off` or `only` names
 * nothing.
 *
 * ```ts
 * import { hookdrillExecutor } from 'hookdrill/executor'
 * const { passed, counts } = await conform(hookdrillExecutor, { only: ['time-limit'] })
 * console.log(passed, counts.failed) // true 0
 * ```
 */
export async function conform(
  executor: GivenExecutor,
  options: ConformOptions = {},
): Promise<Conformance> {
  const { runConformance } = await import('./conform/conform.ts')
  return runConformance(executor, options, thisMachine())
}

/**
 * The cases that `conform` would run with an executor like this one, each to be run by itself and as often
 * as one likes. Throws `UsageError` where `off` or `only` names nothing.
 */
export async function planConformance(
  executor: GivenExecutor,
  options: ConformOptions = {},
): Promise<readonly PlannedCase[]> {
  const { planCases } = await import('./conform/conform.ts')
  return (await planCases(executor, options, thisMachine())).cases
}

/** What is fuzzed, and for how long. */
export interface FuzzOptions extends Omit<FuzzAroundOptions, 'around'> {
  /** Its webhooks, mappings, payloads, flows and settings stay as they are; other services answer, to other
   *  leads. Default: scenarios of every kind. */
  readonly scenario?: Scenario | ScenarioInput
}

/**
 * Rehearses scenario after scenario, drawn from a seed, until a check fails; then smaller ones, to the
 * smallest that still fails it. With a scenario of yours, its webhooks stay and the services around them
 * vary. The same options give the same answer.
 *
 * ```ts
 * const fuzzed = await fuzz({ runs: 20 })
 * console.log(fuzzed.passed) // true
 * ```
 */
export async function fuzz({ scenario, ...options }: FuzzOptions = {}): Promise<Fuzzed> {
  const around = scenario && { around: writtenScenario(await takeScenario(scenario)) }
  const { fuzz: fuzzScenarios } = await import('./fuzz/fuzz.ts')
  return fuzzScenarios({ ...options, ...around }, thisMachine())
}

/** What `fuzz` found as a scenario file in YAML; `commands`, which replay it, go first, as comments. */
export async function failureAsYaml(
  found: FuzzFailure,
  commands: readonly string[],
): Promise<string> {
  const { failureAsYaml: asYaml } = await import('./fuzz/as-yaml.ts')
  return asYaml(found, commands)
}
