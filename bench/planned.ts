// What a plan costs: many runs of a scenario, on so many cores. Functions of their size, so that `npm test`
// can run them small.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { thisMachine } from '../src/disk/machine.ts'
import { openEngine } from '../src/plan/engine/open-engine.ts'
import { type Job, jobOf } from '../src/plan/job.ts'
import { normalize } from '../src/scenario/normalize.ts'
import { scenarioFromValue } from '../src/scenario/parse.ts'
import type { ScenarioInput } from '../src/scenario/schema.ts'

export interface PlanSize {
  /** Along each of two axes: slots and latency. */
  readonly points: number
  readonly replications: number
  readonly leads: number
}

export interface PlanDone {
  readonly calls: number
  readonly seconds: number
  /** Of all threads: on a shared machine, what the cores really did. */
  readonly cpuSeconds: number
  /** Memory in MiB after the first tenth, the half and all of the runs. */
  readonly rssMib: readonly number[]
  readonly digest: string
}

const LATENCIES = {
  constant: (median: string) => median,
  'log-normal': (median: string) => ({ lognormal: { median, sigma: 1 } }),
} as const

export type LatencyName = keyof typeof LATENCIES

/** A sweep over slots and latency, with as many threads as `workers` says. */
export async function plan(
  latency: LatencyName,
  size: PlanSize,
  workers: number,
): Promise<PlanDone> {
  const jobs = jobsOf(latency, size)
  const engine = await openEngine({ workers }, thisMachine())
  const marks = [0.1, 0.5, 1].map((share) => Math.ceil(share * jobs.length))
  const rssMib: number[] = []
  let runs = 0
  const cpu = process.cpuUsage()
  const startedMs = performance.now()
  try {
    const results = await engine.run(jobs, {
      onResult() {
        runs++
        for (const mark of marks) if (runs === mark) rssMib.push(memoryMib())
      },
    })
    const seconds = (performance.now() - startedMs) / 1_000
    const { user, system } = process.cpuUsage(cpu)
    return {
      calls: results.reduce((sum, result) => sum + (result?.calls ?? 0), 0),
      seconds,
      cpuSeconds: (user + system) / 1e6,
      rssMib,
      digest: createHash('sha256').update(JSON.stringify(results)).digest('hex').slice(0, 12),
    }
  } finally {
    await engine.close()
  }
}

const BARE_LOOP = `let sum = 0
for (let step = 0; step < 1e9; step++) sum = (sum + step) | 0
require('node:worker_threads').parentPort.postMessage(sum)`

/** How many times as much two bare threads do as one: what two cores are worth here. Less than 2 where
 *  others use them, or where the machine has promised more than it has. */
export async function bareThreads(): Promise<number> {
  const [one = 0, two = 0] = [await secondsOfThreads(1), await secondsOfThreads(2)]
  return (2 * one) / two
}

async function secondsOfThreads(count: number): Promise<number> {
  const startedMs = performance.now()
  const threads = Array.from({ length: count }, () => new Worker(BARE_LOOP, { eval: true }))
  await Promise.all(threads.map((thread) => once(thread, 'message')))
  return (performance.now() - startedMs) / 1_000
}

/** Every point with its first seed before any has its second, as plans have them. */
function jobsOf(latency: LatencyName, { points, replications, leads }: PlanSize): readonly Job[] {
  const steps = Array.from({ length: points }, (_, step) => step + 1)
  const scenarios = steps.flatMap((slots) =>
    steps.map((tens) => {
      const service = { latency: LATENCIES[latency](`${tens * 10}ms`) }
      return scenarioWith(service, { slots: slots * 2, leads })
    }),
  )
  const seeds = Array.from({ length: replications }, (_, seed) => seed)
  return seeds.flatMap((seed) => scenarios.map((scenario) => jobOf(scenario, seed)))
}

function scenarioWith(
  service: ScenarioInput['services'][string],
  { slots, leads }: { readonly slots: number; readonly leads: number },
) {
  const parsed = scenarioFromValue(
    {
      name: 'plan',
      instance: { concurrency: slots },
      leads: { count: leads },
      campaign: { flow: [{ call: 'enrich' }] },
      webhooks: { enrich: { url: 'https://api.example.com/v1/enrich' } },
      services: { 'https://api.example.com': service },
    },
    'bench',
  )
  const normalized = 'issues' in parsed ? parsed : normalize(parsed)
  if ('issues' in normalized) throw new Error(JSON.stringify(normalized.issues))
  return normalized.scenario
}

function memoryMib(): number {
  return Math.round(process.memoryUsage.rss() / 1_048_576)
}
