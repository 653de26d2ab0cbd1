// What has to hold. Grammar: target = metric ' ' limit, a limit as under `expect:` of a scenario.
import { UsageError } from '../../errors.ts'
import { virtualFidelity } from '../../rehearse/why-not-model.ts'
import { type Figures, isMeasured } from '../../report/figures.ts'
import type { Scenario } from '../../scenario/model.ts'
import { durationOf, shareOf } from '../../scenario/units.ts'
import { type Expectation, meets, parseExpectation } from '../../verify/expectation.ts'
import { checkMetric } from '../check-metric.ts'

/** The targets as typed; where there is none, what the scenario itself expects and a plan can tell.
 *  Throws `UsageError`, also where nothing is left. */
export function targetsOf(scenario: Scenario, texts: readonly string[]): readonly Expectation[] {
  const fidelity = virtualFidelity(scenario)
  const typed = texts.map(parseTarget)
  for (const { metric } of typed) checkMetric(metric, fidelity, '--target')
  if (typed.length > 0) return typed
  const own = scenario.expectations.filter(({ metric }) => isMeasured(metric, fidelity))
  if (own.length === 0) throw new UsageError(NO_TARGET)
  return own
}

/** Whether a run keeps all of them; what there was nothing to measure of is not kept. */
export function areMet(targets: readonly Expectation[], figures: Figures): boolean {
  return targets.every((target) => {
    const { [target.metric]: figure } = figures
    return figure !== null && meets(target, figure)
  })
}

/** As it stands in a solution. */
export function readTarget({
  metric,
  limit,
}: {
  readonly metric: string
  readonly limit: string
}): Expectation {
  return parseTarget(`${metric} ${limit}`)
}

const EXAMPLE = "Write it like --target 'totalDelay <= 1h'."

function parseTarget(text: string): Expectation {
  const [, metric = '', limit = ''] = /^\s*([^\s=<>]+)\s*(.*)$/.exec(text) ?? []
  if (metric === '') throw new UsageError(`--target "${text}": it names no metric. ${EXAMPLE}`)
  const parsed = parseExpectation(metric, limit, { duration: durationOf, share: shareOf })
  if ('expectation' in parsed) return parsed.expectation
  const { rule, mend } = parsed.problem
  const subject = rule.startsWith('has') ? `"${limit}" ` : ''
  throw new UsageError(`--target "${text}": ${subject}${lowerFirst(rule)} ${mend}`)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

const NO_TARGET = `solve: there is no target, and the scenario expects nothing that a plan can tell. ${EXAMPLE}`
