// The unit of work of everything that runs a scenario many times: one run of one variant with one seed,
// and the figures it came to. Both are plain data, so that a job can be done by another thread or another
// machine, and what it came to kept: the same job gives the same result wherever it is done.
import { createHash } from 'node:crypto'
import type { Times } from '../measure/measures.ts'
import type { Machine } from '../rehearse/machine.ts'
import { measure } from '../rehearse/measure.ts'
import { virtualFidelity } from '../rehearse/why-not-model.ts'
import { type Figures, figuresOf } from '../report/figures.ts'
import { hashScenario } from '../scenario/hash.ts'
import type { Scenario } from '../scenario/model.ts'
import { VERSION } from '../version.ts'

export interface Job {
  /** What makes it the job it is: of version, scenario, number of leads, seed and fidelity. */
  readonly key: string
  /** With the seed it is run with. */
  readonly scenario: Scenario
  readonly fidelity: 'model' | 'handlers'
}

/** What one run came to. */
export interface JobResult {
  readonly key: string
  readonly figures: Figures
  readonly calls: number
  /** Leads whose flow ended. */
  readonly completed: number
  /** How long calls held their slot, in µs; `null` where there were none. */
  readonly callTimes: CallTimes | null
}

export type CallTimes = Readonly<Record<'p50' | 'p90' | 'p95' | 'p99' | 'p999', number>>

/** `scenario` with another seed, as a job. At `model`, or at `handlers` where the scenario needs it, unless
 *  another fidelity is asked for. */
export function jobOf(
  scenario: Scenario,
  seed: number,
  scenarioHash: string = hashScenario(scenario),
  fidelity: Job['fidelity'] = virtualFidelity(scenario),
): Job {
  const facts = [VERSION, scenarioHash, scenario.leads.count, seed, fidelity]
  return { key: fingerprint(facts), scenario: { ...scenario, seed }, fidelity }
}

/** `undefined` where the signal stopped it. */
export async function runJob(
  { key, scenario, fidelity }: Job,
  machine: Machine,
  signal?: AbortSignal,
): Promise<JobResult | undefined> {
  const measures = await measure(scenario, { fidelity, machine, signal })
  if (!measures.isComplete) return undefined
  const { calls, completed, times } = measures
  return {
    key,
    figures: figuresOf(measures, fidelity),
    calls: calls.total,
    completed,
    callTimes: times.callTime && callTimesOf(times.callTime),
  }
}

function callTimesOf({ p50Us, p90Us, p95Us, p99Us, p999Us }: Times): CallTimes {
  return { p50: p50Us, p90: p90Us, p95: p95Us, p99: p99Us, p999: p999Us }
}

/** 32 hexadecimal digits. */
export function fingerprint(facts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 32)
}
