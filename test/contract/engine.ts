// What every engine promises (src/plan/engine/engine.ts), whoever does its jobs.
import { describe, expect, it, onTestFinished } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import type { Engine } from '../../src/plan/engine/engine.ts'
import { inlineEngine } from '../../src/plan/engine/inline.ts'
import { type Job, type JobResult, jobOf } from '../../src/plan/job.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

export interface EngineArm {
  /** An engine of its own for each test, which the suite closes. */
  readonly open: () => Promise<Engine>
  /** Like vitest's. */
  readonly test?: (name: string, test: () => Promise<void>) => void
}

/** A few hundred calls, with luck in latency and replies. */
const small = scenarioOf(
  enrich({
    leads: { count: 300 },
    instance: { concurrency: 3 },
    services: {
      [ORIGIN]: {
        latency: { lognormal: { median: '50ms', sigma: 1 } },
        replies: [
          { weight: 9, json: { score: 7 } },
          { weight: 1, status: 503 },
        ],
      },
    },
  }),
)
/** Seconds of work, so that nobody ends it before the signal does. */
const big = scenarioOf(enrich({ leads: { count: 20_000_000 } }))
const withExecutor: Job = { ...jobOf(small, 1), key: 'at-handlers', fidelity: 'handlers' }
const jobs = [...[5, 4, 3, 2, 1].map((seed) => jobOf(small, seed)), withExecutor]

/** A job that throws: a part of its scenario is not there. */
function broken(seed: number, part: 'instance' | 'settings'): Job {
  const job = jobOf(small, seed)
  return { ...job, scenario: { ...job.scenario, [part]: null } }
}

export function describeEngine(name: string, { open, test = it }: EngineArm): void {
  const opened = async (): Promise<Engine> => {
    const engine = await open()
    onTestFinished(() => engine.close())
    return engine
  }

  describe(`${name} is an engine`, () => {
    test('gives the results of this thread, in the order of the jobs', async () => {
      const engine = await opened()
      const told: JobResult[] = []
      const results = await engine.run(jobs, { onResult: (result) => told.push(result) })
      expect(results).toEqual(await inlineEngine(thisMachine()).run(jobs))
      expect(results.map((result) => result?.key)).toEqual(jobs.map(({ key }) => key))
      expect(told.map(({ key }) => key).sort()).toEqual(jobs.map(({ key }) => key).sort())
    })

    test('is used again and again', async () => {
      const engine = await opened()
      const rounds = [await engine.run(jobs.slice(0, 2)), await engine.run(jobs.slice(1, 4))]
      expect(rounds.flat().map((result) => result?.key)).toEqual(
        [0, 1, 1, 2, 3].map((index) => jobs[index]?.key),
      )
    })

    test('has nothing to do for no jobs', async () => {
      const engine = await opened()
      expect(await engine.run([])).toEqual([])
    })

    test('does nothing where the signal has aborted before', async () => {
      const engine = await opened()
      const signal = AbortSignal.abort()
      expect(await engine.run(jobs.slice(0, 2), { signal })).toEqual([undefined, undefined])
    })

    test('stops in the middle of a job when the signal aborts, and keeps what was done', async () => {
      const engine = await opened()
      const stop = new AbortController()
      const [first, second] = [jobOf(small, 7), jobOf(big, 1)]
      const watch = { signal: stop.signal, onResult: () => stop.abort() }
      const results = await engine.run([first, second, jobOf(big, 2)], watch)
      expect(results.map((result) => result?.key)).toEqual([first.key, undefined, undefined])
    })

    test('works on after a run that was stopped', async () => {
      const engine = await opened()
      const stop = new AbortController()
      const watch = { signal: stop.signal, onResult: () => stop.abort() }
      await engine.run([jobOf(small, 7), jobOf(big, 1)], watch)
      const [result] = await engine.run([jobOf(small, 8)])
      expect(result?.key).toBe(jobOf(small, 8).key)
    })

    test('throws what a job threw, and of several the first', async () => {
      const engine = await opened()
      const failing = [
        jobOf(small, 1),
        broken(2, 'instance'),
        broken(3, 'settings'),
        jobOf(small, 4),
      ]
      const thrown = await failureOf(engine, failing)
      expect(thrown).toEqual(await failureOf(inlineEngine(thisMachine()), failing))
    })

    test('works on after a job that threw', async () => {
      const engine = await opened()
      await failureOf(engine, [broken(2, 'instance')])
      const [result] = await engine.run([jobOf(small, 8)])
      expect(result?.key).toBe(jobOf(small, 8).key)
    })
  })
}

/** What a run throws, by its kind and words. */
export async function failureOf(engine: Engine, failing: readonly Job[]): Promise<string> {
  const error: unknown = await engine.run(failing).then(
    () => 'it did not fail',
    (thrown) => thrown,
  )
  return String(error)
}
