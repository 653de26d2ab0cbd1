// The conformance kit: any executor, case after case, in the real simulator. What it is held to is in the
// cases; this only runs them and says how each ended.
import { hookdrillExecutor } from '../executor/execute.ts'
import type { Machine } from '../rehearse/machine.ts'
import type { GivenExecutor } from '../rehearse/open-reach.ts'
import type { CaseFidelity, Finding } from './case.ts'
import { CHECKS, type CheckName } from './checks.ts'
import { conformanceCases } from './conformance-cases.ts'
import { executorKind } from './executor-kind.ts'
import { runCase } from './run-case.ts'
import { INTERRUPTED, NOT_ASKED, selectCases } from './selection.ts'

export interface ConformOptions {
  /** What the executor does not claim: names of checks, topics, cases or rules. Default nothing. */
  readonly off?: readonly string[]
  /** Only these: names of checks, topics, cases or rules. Default all. */
  readonly only?: readonly string[]
  /** Whether the executor claims the optional settings of `ExecutorSettings`. Default: ours does, no other. */
  readonly settings?: boolean
  /** Default `sockets` for a function, `handlers` for an object. */
  readonly fidelity?: CaseFidelity
  /** Stops the run; the cases that are left are then skipped, and it has not passed. */
  readonly signal?: AbortSignal
  /** Told of each case when it has ended. */
  readonly onCase?: (each: CaseResult) => void
}

export interface CaseResult {
  /** `outcomes/200 maps` */
  readonly id: string
  readonly check: CheckName
  /** `decision 17, §2.3.1` */
  readonly rule: string
  /** Who says so; `chosen` when only we do. */
  readonly source: string
  readonly state: 'passed' | 'failed' | 'skipped'
  /** Why it was skipped; empty otherwise. */
  readonly reason: string
  /** What was not as the case has it; empty unless it failed. */
  readonly findings: readonly Finding[]
}

/** How an executor did. Plain data. */
export interface Conformance {
  /** No case failed, at least one passed, and the run was not interrupted. */
  readonly passed: boolean
  readonly fidelity: CaseFidelity
  readonly counts: { readonly passed: number; readonly failed: number; readonly skipped: number }
  readonly cases: readonly CaseResult[]
  /** When it ran and how long it took: the only part that varies between two equal runs. */
  readonly run: { readonly startedAt: string; readonly wallMs: number }
}

/** A case as it will run with an executor of that kind. */
export interface PlannedCase {
  readonly id: string
  readonly topic: string
  readonly check: CheckName
  /** What the check says. */
  readonly title: string
  readonly rule: string
  readonly source: string
  /** Whether `only` names it; true for all without `only`. */
  readonly isAsked: boolean
  /** Why it is skipped; `undefined` for one that runs. */
  readonly skip: string | undefined
  run(executor: GivenExecutor): Promise<readonly Finding[]>
}

export interface ConformancePlan {
  readonly fidelity: CaseFidelity
  readonly cases: readonly PlannedCase[]
}

/** Every case, in order. Throws `UsageError` for an option that names nothing. */
export async function planCases(
  executor: GivenExecutor,
  options: ConformOptions,
  machine: Machine,
): Promise<ConformancePlan> {
  const isObject = (await executorKind(executor, machine)) === 'object'
  const { off = [], only, settings = executor === hookdrillExecutor } = options
  const { fidelity = isObject ? 'handlers' : 'sockets' } = options
  const cases = conformanceCases()
  const whySkipped = selectCases(cases, { off, only, settings, fidelity, hasPorts: isObject })
  const planned = cases.map((each) => {
    const skip = whySkipped(each)
    return {
      id: each.id,
      topic: each.topic,
      check: each.check,
      title: CHECKS[each.check],
      rule: each.rules.join(', '),
      source: each.source,
      isAsked: skip !== NOT_ASKED,
      skip,
      run: (given: GivenExecutor) => runCase(each, { executor: given, fidelity, machine }),
    }
  })
  return { fidelity, cases: planned }
}

export async function runConformance(
  executor: GivenExecutor,
  options: ConformOptions,
  machine: Machine,
): Promise<Conformance> {
  const plan = await planCases(executor, options, machine)
  const cases: CaseResult[] = []
  let stuckCount = 0
  for (const planned of plan.cases) {
    const over = options.signal?.aborted ? INTERRUPTED : stuckCount >= STUCK_MAX ? STUCK : undefined
    const result = await resultOf({ ...planned, skip: planned.skip ?? over }, executor)
    if (result.findings.some(({ actual }) => actual.includes(OFF_THE_CLOCK))) stuckCount++
    cases.push(result)
    options.onCase?.(result)
  }
  const count = (wanted: CaseResult['state']): number =>
    cases.filter(({ state }) => state === wanted).length
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
  const isWhole = cases.every(({ reason }) => reason !== INTERRUPTED)
  const passed = isWhole && counts.failed === 0 && counts.passed > 0
  const run = { startedAt: machine.startedAt, wallMs: Math.round(machine.elapsedMs()) }
  return { passed, fidelity: plan.fidelity, counts, cases, run }
}

/** An executor that waits for what is not on the virtual clock takes seconds of real time for each case. */
const STUCK_MAX = 5
const STUCK = `the executor was stuck in ${STUCK_MAX} cases before`
/** How a run says so. */
const OFF_THE_CLOCK = 'not on the virtual clock'

async function resultOf(
  { id, check, rule, source, skip, run }: PlannedCase,
  executor: GivenExecutor,
): Promise<CaseResult> {
  const known = { id, check, rule, source }
  if (skip !== undefined) return { ...known, state: 'skipped', reason: skip, findings: [] }
  const findings = await run(executor)
  return { ...known, state: findings.length === 0 ? 'passed' : 'failed', reason: '', findings }
}
