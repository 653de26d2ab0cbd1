// One scenario: rehearsed, and everything that was checked of it.
import { EnvironmentError, ScenarioError, UsageError } from '../errors.ts'
import type { FuzzExample, FuzzedCheck } from '../report/fuzzed.ts'
import type { ReportCheck } from '../report/report.ts'
import type { Scenario } from '../scenario/model.ts'
import { sameAtModel } from './same-at-model.ts'
import { type SeeOptions, seeRun } from './seen-run.ts'

/** What one check saw of one scenario. */
export interface LookedAt extends FuzzedCheck {
  /** The first violations; none where it held. */
  readonly examples: readonly FuzzExample[]
  /** Where one run alone does not tell. */
  readonly comparedWith?: 'model'
}

export interface Look {
  readonly calls: number
  readonly checks: readonly LookedAt[]
}

/** With our own executor, also whether it all comes to the same at `model`. */
export async function lookAt(scenario: Scenario, options: SeeOptions): Promise<Look> {
  try {
    const run = await seeRun(scenario, options)
    const judged = run.report.verdict.checks.map(lookedAt)
    const own = options.executor ? [] : [await sameAtModel(scenario, run, options)]
    return { calls: run.report.calls.total, checks: [RUN, ...judged, ...own] }
  } catch (error) {
    if (isNotOurs(error)) throw error
    const where = 'the run'
    const example = { where, expected: 'it comes to its end', actual: String(error) }
    return { calls: 0, checks: [{ ...RUN, examples: [example] }] }
  }
}

const RUN: LookedAt = {
  id: 'run-ends',
  title: 'A scenario without mistakes is rehearsed to its end.',
  checked: 1,
  reason: '',
  examples: [],
}

/** An executor that cannot be loaded, say: no scenario is to blame. */
function isNotOurs(error: unknown): boolean {
  return [UsageError, ScenarioError, EnvironmentError].some((kind) => error instanceof kind)
}

function lookedAt({ id, title, checked, reason, examples }: ReportCheck): LookedAt {
  return {
    id,
    title,
    checked,
    reason,
    examples: examples.map(({ lead, step, expected, actual }) => ({
      where: `lead ${lead}, step ${step}`,
      expected,
      actual,
    })),
  }
}
