// A scenario by formula, at model, at handlers, and some of its leads over real HTTP.
import { variantOf } from '../../disk/take-scenario.ts'
import { EnvironmentError, ScenarioError, UsageError } from '../../errors.ts'
import { virtualSpan } from '../../rehearse/bracket.ts'
import type { Machine } from '../../rehearse/machine.ts'
import { rehearse } from '../../rehearse/rehearse.ts'
import { rehearseOnWire } from '../../rehearse/rehearse-on-wire.ts'
import { whyNotModel } from '../../rehearse/why-not-model.ts'
import type { ReportCrossCheck } from '../../report/cross-check.ts'
import { shortDuration } from '../../report/format.ts'
import type { Report } from '../../report/report.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { Service } from '../../service/definition.ts'
import { closedForms } from '../closed-form/closed-form.ts'
import { servicesCalled } from '../closed-form/workload.ts'
import { compare, type Ran } from './compare.ts'

export interface CrossChecking {
  /** One that is there already, at `model` or `handlers`: it is not run again. */
  readonly report: Report
  readonly machine: Machine
  readonly signal?: AbortSignal | undefined
  /** Told what is run next. */
  readonly onStep?: ((what: string) => void) | undefined
}

/** `undefined` where the signal stopped it. */
export async function crossCheckScenario(
  scenario: Scenario,
  { report, machine, signal, onStep }: CrossChecking,
): Promise<ReportCrossCheck | undefined> {
  const at = async (fidelity: 'model' | 'handlers'): Promise<Ran> => {
    if (report.scenario.fidelity === fidelity) return { report }
    onStep?.(`at ${fidelity}`)
    return { report: await rehearse(scenario, { fidelity, ...(signal && { signal }) }, machine) }
  }
  const why = whyNotModel(scenario)
  const model = why === undefined ? await at('model') : { notRun: why }
  const handlers = await at('handlers')
  onStep?.('a sample over real HTTP')
  const wire = await sampleOnWire(scenario, { machine, signal })
  if (signal?.aborted) return undefined
  const isTimed = servicesCalled(scenario).some(dependsOnInstants)
  return compare({ forms: closedForms(scenario), model, handlers, wire, isTimed })
}

/** Whether what it answers depends on when exactly the requests come, which is real on the wire. */
function dependsOnInstants({ load, replies }: Service): boolean {
  return load !== undefined || replies.some(({ choice }) => choice.kind === 'turns')
}

/** As many as one waits for without wondering. */
const SAMPLES = [200, 100, 50, 20, 10, 5, 2, 1] as const
const REAL_TIME_MAX_US = 3_000_000

async function sampleOnWire(
  scenario: Scenario,
  parts: Omit<CrossChecking, 'report'>,
): Promise<Ran> {
  try {
    return await firstThatFits(scenario, parts)
  } catch (error) {
    const isSaid = [UsageError, ScenarioError, EnvironmentError].some(
      (kind) => error instanceof kind,
    )
    if (isSaid && error instanceof Error) return { notRun: error.message }
    throw error
  }
}

async function firstThatFits(
  scenario: Scenario,
  { machine, signal }: Omit<CrossChecking, 'report'>,
): Promise<Ran> {
  let takesUs = 0
  for (const leads of SAMPLES.filter((count) => count <= scenario.leads.count)) {
    const sample = await variantOf(scenario, { leads })
    const parts = { machine, signal, lead: undefined, executor: undefined }
    takesUs = (await virtualSpan(sample, sample.instance.concurrency, parts)).untilEndUs
    if (takesUs > REAL_TIME_MAX_US) continue
    const options = { fidelity: 'wire', ...(signal && { signal }) } as const
    return { report: await rehearseOnWire(sample, options, machine) }
  }
  return { notRun: `one lead alone takes ${shortDuration(takesUs)} of real time` }
}
