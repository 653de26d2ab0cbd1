// What a plan costs: many runs of a scenario, on so many cores; and what as many bare threads do.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { thisMachine } from '../../src/disk/machine.ts'
import { openEngine } from '../../src/plan/engine/open-engine.ts'
import { type Job, jobOf } from '../../src/plan/job.ts'
import type { Done, Mark } from '../workload.ts'
import { secondsSince, shortHash } from './done.ts'
import { markAt, SHARES } from './mark.ts'
import { ORIGIN, scenarioOf } from './scenarios.ts'

const LATENCIES = {
  constant: (median: string) => median,
  'log-normal': (median: string) => ({ lognormal: { median, sigma: 1 } }),
} as const

/** Of each run: a thread is warm after a second of work. */
const LEADS = 100_000
/** Points along each of two axes: slots and latency. */
const STEPS = [1, 2, 3, 4, 5]

export interface PlanSize {
  readonly latency: keyof typeof LATENCIES
  readonly runs: number
  /** How many threads; the runs of one core stay in this one. */
  readonly cores: number
}

/** A sweep over slots and latency. */
export function plan(size: PlanSize): Promise<Done> {
  return planned(size, () => {})
}

/** The same, looked at while it goes on. */
export async function longPlan(size: PlanSize): Promise<Done> {
  const looks: Promise<Mark>[] = []
  const done = await planned(size, (runs) => {
    const share = SHARES[looks.length]
    if (share !== undefined && runs >= share * size.runs) looks.push(markAt(share))
  })
  return { ...done, marks: await Promise.all(looks) }
}

async function planned(size: PlanSize, onRun: (runs: number) => void): Promise<Done> {
  const jobs = jobsOf(size)
  const engine = await openEngine({ workers: size.cores }, thisMachine())
  let runs = 0
  const startedMs = performance.now()
  try {
    const results = await engine.run(jobs, { onResult: () => onRun(++runs) })
    return {
      calls: results.reduce((sum, result) => sum + (result?.calls ?? 0), 0),
      seconds: secondsSince(startedMs),
      digest: shortHash(JSON.stringify(results)),
    }
  } finally {
    await engine.close()
  }
}

const STEPS_OF_A_THREAD = 2e8
const BARE_LOOP = `let sum = 0
for (let step = 0; step < ${STEPS_OF_A_THREAD}; step++) sum = (sum + step) | 0
require('node:worker_threads').parentPort.postMessage(sum)`

/** Threads that do nothing but count, as many at once as there are cores: what two cores are worth here.
 *  Less than 2 where others use them, or where the machine has promised more than it has. */
export async function bareThreads(threads: number, cores: number): Promise<Done> {
  const startedMs = performance.now()
  let left = threads
  const sums: unknown[] = []
  const core = async (): Promise<void> => {
    while (left-- > 0) {
      sums.push(...(await once(new Worker(BARE_LOOP, { eval: true }), 'message')))
    }
  }
  await Promise.all(Array.from({ length: cores }, core))
  return {
    calls: threads * STEPS_OF_A_THREAD,
    seconds: secondsSince(startedMs),
    digest: shortHash(String(sums)),
  }
}

/** Every point with its first seed before any has its second, as plans have them. */
function jobsOf({ latency, runs }: PlanSize): readonly Job[] {
  const scenarios = STEPS.flatMap((slots) =>
    STEPS.map((tens) =>
      scenarioOf({
        name: 'plan',
        instance: { concurrency: slots * 2 },
        leads: { count: LEADS },
        campaign: { flow: [{ call: 'enrich' }] },
        webhooks: { enrich: { url: `${ORIGIN}/v1/enrich` } },
        services: { [ORIGIN]: { latency: LATENCIES[latency](`${tens * 10}ms`) } },
      }),
    ),
  )
  return Array.from({ length: runs }, (_, run) => {
    const scenario = scenarios[run % scenarios.length]
    if (!scenario) throw new Error('a plan has points')
    return jobOf(scenario, Math.floor(run / scenarios.length))
  })
}
