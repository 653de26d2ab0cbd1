// The public door. Everything a program or one of our own front ends may use goes through here.
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
export { conformanceLine } from './conform/conformance-line.ts'
export { CONFORMANCE_FORMATS } from './conform/formats.ts'
export { appendStepSummary } from './disk/append-step-summary.ts'
export { type CallLog, openCallLog } from './disk/call-log.ts'
export { chartAssets } from './disk/chart-assets.ts'
export { checkWritable } from './disk/check-writable.ts'
export { openJournal } from './disk/journal.ts'
export type { LintResult } from './disk/lint-scenario.ts'
export { type ListedScenario, listScenarios } from './disk/list-scenarios.ts'
export { loadExecutor } from './disk/load-executor.ts'
export { type LoadOptions, loadScenario, type Overrides } from './disk/load-scenario.ts'
export { onTop } from './disk/options-on-top.ts'
export { readReport } from './disk/read-report.ts'
export { readText } from './disk/read-text.ts'
export { saveScenario } from './disk/save-scenario.ts'
export { startScenario } from './disk/start-scenario.ts'
export { toldAs } from './disk/told-as.ts'
export { filesOf, watchFiles } from './disk/watch-files.ts'
export { writeBeside } from './disk/write-beside.ts'
export { writeWhole } from './disk/write-whole.ts'
export { sourceFor, writtenScenario } from './disk/written-scenario.ts'
export { type CalibrateOptions, calibrate, type MeasureOptions } from './door/calibrate.ts'
export { type CompareOptions, compare } from './door/compare.ts'
export { conform, planConformance } from './door/conform.ts'
export { type CrossCheckOptions, crossCheck } from './door/cross-check.ts'
export { explain } from './door/explain.ts'
export { type ForecastOptions, forecast } from './door/forecast.ts'
export { type FuzzOptions, failureAsYaml, fuzz } from './door/fuzz.ts'
export { lint } from './door/lint.ts'
export { startLive } from './door/live.ts'
export type { PlanOptions } from './door/planned.ts'
export { type QuickAnswer, quickAnswer } from './door/quick-answer.ts'
export { type RankOptions, rank } from './door/rank.ts'
export { serve } from './door/serve.ts'
export { type SimulateOptions, simulate } from './door/simulate.ts'
export { type SolveOptions, solve } from './door/solve.ts'
export { type SweepOptions, sweep } from './door/sweep.ts'
export { work } from './door/work.ts'
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
export type { LiveFacts, LiveOptions, LiveRun } from './live/live-run.ts'
export type { Pace } from './live/pace.ts'
export { calibrateLine } from './plan/calibrate/calibrate-line.ts'
export type { Calibration } from './plan/calibrate/calibration.ts'
export { calibrationAsTerminal } from './plan/calibrate/calibration-as-terminal.ts'
export { CALIBRATION_FORMATS } from './plan/calibrate/calibration-formats.ts'
export type { ComparedSide, Comparison } from './plan/compare/comparison.ts'
export { comparisonAsTerminal } from './plan/compare/comparison-as-terminal.ts'
export { COMPARE_FORMATS } from './plan/compare/formats.ts'
export type { FlippedLead } from './plan/compare/paired-leads.ts'
export { type Dial, dialOverride, dialsOf, dialText, turned } from './plan/dials.ts'
export type { Taken } from './plan/engine/take-jobs.ts'
export type { Forecast } from './plan/forecast/forecast.ts'
export { forecastAsTerminal } from './plan/forecast/forecast-as-terminal.ts'
export { FORECAST_FORMATS } from './plan/forecast/formats.ts'
export { type PlanProgress, planLine } from './plan/planning.ts'
export { RANK_FORMATS } from './plan/rank/formats.ts'
export type { RankedInput, Ranking } from './plan/rank/ranking.ts'
export { rankingAsTerminal } from './plan/rank/ranking-as-terminal.ts'
export { SOLUTION_FORMATS } from './plan/solve/formats.ts'
export type {
  Solution,
  SolutionEdges,
  SolutionFigure,
  SolutionPoint,
  SolutionValue,
} from './plan/solve/solution.ts'
export { solutionAsTerminal } from './plan/solve/solution-as-terminal.ts'
export { SWEEP_FORMATS } from './plan/sweep/formats.ts'
export type { Sweep, SweepPoint } from './plan/sweep/sweep.ts'
export { sweepAsTerminal } from './plan/sweep/sweep-as-terminal.ts'
export type { ExecutorFile, Fidelity, GivenExecutor } from './rehearse/open-reach.ts'
export type { WireOptions } from './rehearse/open-wire.ts'
export type { RehearseOptions } from './rehearse/rehearse.ts'
export type { ServeOptions, Serving } from './rehearse/serve.ts'
export { asGithub } from './report/as-github.ts'
export { asHtml, type ChartAssets } from './report/as-html.ts'
export { asJson, dataAsJson } from './report/as-json.ts'
export { asJunit } from './report/as-junit.ts'
export { asMarkdown } from './report/as-markdown.ts'
export { asOpenMetrics } from './report/as-open-metrics.ts'
export { asTerminal, painted } from './report/as-terminal.ts'
export type {
  ReportClosedForm,
  ReportComparison,
  ReportCrossCheck,
  ReportCrossRun,
} from './report/cross-check.ts'
export { padEnd } from './report/display-width.ts'
export {
  count as countText,
  decisiveShare as shareText,
  duration as durationText,
  quantity as quantityText,
  rate as rateText,
  shortDuration as shortDurationText,
} from './report/format.ts'
export { REPORT_FORMATS, type ReportFormatName } from './report/formats.ts'
export { fuzzLine } from './report/fuzz-line.ts'
export { FUZZ_LIMITS, type Fuzzed, type FuzzFailure, type FuzzProgress } from './report/fuzzed.ts'
export { type FuzzReplay, fuzzedAsText } from './report/fuzzed-as-text.ts'
export { isPassed } from './report/is-passed.ts'
export { describeError } from './report/issues.ts'
export { LINT_FORMATS } from './report/lint/formats.ts'
export { lintCounts, lintSummary } from './report/lint/linted.ts'
export { plainText } from './report/mask.ts'
export type { ReadReport } from './report/parse-report.ts'
export { bar as progressBar, progressLine } from './report/progress.ts'
export type { RecordedRun, Redact } from './report/redaction.ts'
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
export { backlogSection } from './report/terminal/backlog.ts'
export { endingsSection } from './report/terminal/endings.ts'
export { histogramSection } from './report/terminal/histogram.ts'
export { clipLine, type Line, prose, type Span, span, type Tone } from './report/terminal/line.ts'
export { slotTimeSection } from './report/terminal/slot-time.ts'
export { sideBySide } from './report/terminal/table.ts'
export { verdictSection } from './report/terminal/verdict.ts'
export { terminalSvg } from './report/terminal-svg.ts'
export type { TestCase, TestSuite } from './report/test-suite.ts'
export { defineScenario } from './scenario/define.ts'
export { scenarioJsonSchema } from './scenario/json-schema.ts'
export type { LintFinding } from './scenario/lint/lint.ts'
export type { Scenario } from './scenario/model.ts'
export type { ScenarioInput } from './scenario/schema.ts'
export { durationOf, shareOf } from './scenario/units.ts'
export { isMetric, METRICS, type Metric } from './verify/expectation.ts'
