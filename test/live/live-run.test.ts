import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { simulate } from '../../src/door/simulate.ts'
import { EnvironmentError, ScenarioError, UsageError } from '../../src/errors.ts'
import {
  type LiveFacts,
  type LiveOptions,
  type LiveRun,
  openLiveRun,
} from '../../src/live/live-run.ts'
import type { Report } from '../../src/report/report.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich } from '../scenario-of.ts'

const MIXED = 'scenarios/mixed-statuses.yaml'

interface Watched {
  readonly run: LiveRun
  readonly told: readonly (LiveFacts & { readonly report: Report })[]
  /** The first that is so, of those that are still to come. */
  when(isSo: (facts: LiveFacts, report: Report) => boolean): Promise<LiveFacts>
}

function watch(file: string, options: Partial<LiveOptions> = {}): Watched {
  const told: (LiveFacts & { readonly report: Report })[] = []
  let hear: (facts: LiveFacts, report: Report) => void = () => {}
  const run = openLiveRun(file, {
    fidelity: 'model',
    load: {},
    ...options,
    onReport(report, facts) {
      told.push({ ...facts, report })
      hear(facts, report)
    },
  })
  onTestFinished(async () => {
    run.stop()
    await failureOf(run)
  })
  return {
    run,
    told,
    when: (isSo) =>
      Promise.race([
        new Promise<LiveFacts>((resolve) => {
          hear = (facts, report) => isSo(facts, report) && resolve(facts)
        }),
        run.ended.then(() => Promise.reject(new Error('the run ended before'))),
      ]),
  }
}

function written(input: ScenarioInput, handlers = ''): string {
  const folder = emptyFolder()
  const file = join(folder, 'scenario.json')
  writeFileSync(file, JSON.stringify(input))
  const msw = JSON.stringify(import.meta.resolve('msw'))
  writeFileSync(
    join(folder, 'my-handlers.mjs'),
    `import { writeFileSync } from 'node:fs'
import { http, HttpResponse } from ${msw}
${handlers}`,
  )
  return file
}

/** Three leads, whose service is a handler of the user's. */
function withHandler(body: string): string {
  const input = enrich({
    leads: { count: 3 },
    campaign: { flow: [{ wait: '1m' }, { call: 'enrich' }] },
    handlers: 'my-handlers.mjs',
  })
  return written(
    input,
    `export const handlers = [http.post('https://api.example.com/v1/enrich', () => { ${body} })]`,
  )
}

function lasting({ run: _, ...report }: Report): Omit<Report, 'run'> {
  return report
}

const failureOf = ({ ended }: LiveRun): Promise<unknown> => ended.catch((error: unknown) => error)

describe('a live run', () => {
  it.each(['model', 'handlers'] as const)(
    'at %s reports what simulate reports, but for what it cost',
    async (fidelity) => {
      const load = { leads: 300, concurrency: 3, set: ['instance.timeout=10s'] }
      const { run } = watch(MIXED, { fidelity, load })
      const report = await simulate(await loadScenario(MIXED, load), { fidelity })
      expect(lasting(await run.ended)).toEqual(lasting(report))
    },
  )

  it('paused from the start tells how it stands, and goes on step by step', async () => {
    const { run, when, told } = watch(written(enrich({ leads: { count: 3 } })), { pace: 'paused' })
    const first = await when(({ isHeld }) => isHeld)
    expect(first).toMatchObject({ virtualUs: 0, pace: 'paused', leadsOffered: 3, leadsDone: 0 })
    expect(first).toMatchObject({ inFlight: 1, waiting: 2, callsPerSecond: 0 })
    run.step()
    const second = await when(({ isHeld, virtualUs }) => isHeld && virtualUs > 0)
    expect(second).toMatchObject({ virtualUs: 50_000, leadsDone: 1, inFlight: 1, waiting: 1 })
    expect(told.at(-1)?.report).toMatchObject({ partial: true, calls: { total: 1 } })
    run.pace('max')
    expect((await run.ended).leads.completed).toBe(3)
  })

  it('is paused in the middle, and stopped there with a partial report', async () => {
    const { run, when } = watch(MIXED, { pace: 20 })
    await when(({ leadsDone }) => leadsDone > 0)
    run.pace('paused')
    const { virtualUs, leadsDone } = await when(({ isHeld }) => isHeld)
    run.stop()
    const report = await run.ended
    expect(report).toMatchObject({ partial: true, delay: { bracket: [] } })
    expect(report.leads.completed + report.leads.skipped).toBe(leadsDone)
    expect(report.delay.totalMs).toBeLessThanOrEqual(virtualUs / 1_000)
  })

  it('stopped at once has nothing in its report', async () => {
    const { run } = watch(MIXED)
    run.stop()
    run.stop()
    expect(await run.ended).toMatchObject({ partial: true, calls: { total: 0 } })
  })

  it('that is over takes commands no more', async () => {
    const { run } = watch(MIXED, { load: { leads: 10 } })
    const report = await run.ended
    run.pace('paused')
    run.step()
    run.stop()
    expect(await run.ended).toBe(report)
  })
})

describe('what the user did wrong', () => {
  it('in the scenario comes back with every issue', async () => {
    const error = await failureOf(watch(written({ ...enrich(), seed: -1, name: '' })).run)
    expect(error).toBeInstanceOf(ScenarioError)
    expect(error).toMatchObject({ issues: [{ path: 'name' }, { path: 'seed' }] })
  })

  it('in naming the file comes back in the same words', async () => {
    const error = await failureOf(watch('no-such.yaml').run)
    const same = await loadScenario('no-such.yaml').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect(error).toEqual(same)
  })

  it('with a pace is said at once', () => {
    const { run } = watch(MIXED)
    for (const pace of [0, 0.5, 10_001, Number.NaN]) {
      expect(() => watch(MIXED, { pace })).toThrow(UsageError)
      expect(() => run.pace(pace)).toThrow(`pace ${pace}: it is virtual seconds a real second`)
    }
  })
})

describe('code of the user’s', () => {
  it('answers in the thread', async () => {
    const file = withHandler("console.log('hidden'); return HttpResponse.json({ score: 7 })")
    const { run } = watch(file, { fidelity: 'handlers' })
    expect(await run.ended).toMatchObject({ calls: { byOutcome: { mapped: 3 } } })
  })

  it('is rehearsed as executor', async () => {
    const text =
      'export const executor = { name: "x", execute: async () => ({ outcome: "timeout" }) }'
    const executor = join(emptyFolder(), 'my-executor.mjs')
    writeFileSync(executor, text)
    const options = { fidelity: 'handlers', executor, load: { leads: 5 } } as const
    expect((await watch(MIXED, options).run.ended).verdict.passed).toBe(false)
  })

  it('that ends its thread is an error', async () => {
    const { run } = watch(withHandler('process.exit(3)'), { fidelity: 'handlers' })
    const error = await failureOf(run)
    expect(error).toBeInstanceOf(EnvironmentError)
    expect(String(error)).toContain('it exited with code 3')
  })

  it('that waits at its top for what never comes is found out', async () => {
    const file = written(
      enrich({ handlers: 'my-handlers.mjs' }),
      'await new Promise(() => {})\nexport const handlers = []',
    )
    const error = await failureOf(watch(file, { fidelity: 'handlers' }).run)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain('waits for what never comes')
  })

  it('that never gives way is ended with its thread', async () => {
    const flag = join(emptyFolder(), 'flag')
    const file = withHandler(`writeFileSync(${JSON.stringify(flag)}, ''); for (;;);`)
    const { run, when } = watch(file, { fidelity: 'handlers', pace: 'paused' })
    await when(({ isHeld }) => isHeld)
    run.step()
    while (!existsSync(flag)) await new Promise((resolve) => setImmediate(resolve))
    run.stop()
    expect(await run.ended).toMatchObject({ partial: true, calls: { total: 0 } })
  })
})
