// The public door: what its functions take and give, for the compiler too. `npm run check` compiles this
// file, so a type that is wrong fails there.
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type CallResult,
  conform,
  defineScenario,
  type Executor,
  explain,
  type Fidelity,
  fuzz,
  hookdrillExecutor,
  type LintResult,
  lint,
  loadScenario,
  type PlainExecutor,
  planConformance,
  type Report,
  type Scenario,
  type ScenarioInput,
  type SimulateOptions,
  type Story,
  serve,
  simulate,
  UsageError,
} from '../src/index.ts'
import { enrich } from './scenario-of.ts'

const FILE = 'scenarios/mixed-statuses.yaml'
const defined = defineScenario(enrich())
const ONE = enrich({ leads: { count: 1 } })

describe('without a compiler', () => {
  const odd = (given: unknown) => given as Executor // what JavaScript may hand over
  const asFidelity = (name: string) => name as 'handlers'

  it.each([
    ['a text', odd('mine.ts'), 'executor: it is a text. A file is loaded with loadExecutor(file).'],
    ['a promise', odd(Promise.resolve({})), 'executor: it is a promise. Await it first.'],
    ['an object of something else', odd({}), 'executor: it has no execute.'],
    ['null', odd(null), 'executor: it has no execute.'],
  ])('%s is no executor, and that is said', async (_, executor, message) => {
    for (const call of [
      () => simulate(ONE, { executor }),
      () => conform(executor),
      () => planConformance(executor),
      () => fuzz({ executor, runs: 1 }),
    ]) {
      const error = await call().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(UsageError)
      expect(String(error)).toContain(message)
    }
  })

  it('a fidelity that there is not is none', async () => {
    await expect(simulate(ONE, { fidelity: asFidelity('socket') })).rejects.toThrow(
      'fidelity "socket": it is not possible here. Use model or handlers or sockets or wire.',
    )
    const refused = 'fidelity "wire": it is not possible here. Use handlers or sockets.'
    const fidelity = asFidelity('wire')
    await expect(conform(hookdrillExecutor, { fidelity })).rejects.toThrow(refused)
    await expect(fuzz({ fidelity, runs: 1 })).rejects.toThrow(refused)
  })
})

describe('simulate', () => {
  it('comes to the same whether the options are its own, of loadScenario, or written', async () => {
    const options = { leads: 60, seed: 5, concurrency: 3 }
    const loaded = await loadScenario(FILE)
    const { digest } = await simulate(loaded, options)
    expect((await simulate(await loadScenario(FILE, options))).digest).toBe(digest)
    const written = enrich({ leads: { count: 9 }, seed: 5, instance: { concurrency: 3 } })
    const own = await simulate(enrich({ leads: {} }), { ...options, leads: 9 })
    expect(own.digest).toBe((await simulate(written)).digest)
  })

  it('deals exact shares anew over the leads that there are', async () => {
    const scenario = await loadScenario('scenarios/one-percent-timeouts.yaml')
    expect((await simulate(scenario, { fidelity: 'model', leads: 300 })).calls.timeouts).toBe(3)
  })

  it('names the replay of a violation so that it can be pasted', async () => {
    const scenario = await loadScenario(FILE)
    const executor: Executor = {
      name: 'writes without asking',
      async execute() {
        const writes = [{ attribute: '', field: 'Domain Status', value: 'ok' }]
        return { outcome: 'mapped', status: 200, reasonPhrase: '', writes, skipped: [] }
      },
    }
    const report = await simulate(scenario, { executor, leads: 5 })
    const [example] = report.verdict.checks[0]?.examples ?? []
    expect(example?.replay).toBe(
      `simulate(await loadScenario('${FILE}'), { executor, leads: 5, seed: 7, lead: 0 })`,
    )
    const replayed = await simulate(await loadScenario(FILE), {
      executor,
      leads: 5,
      seed: 7,
      lead: 0,
    })
    expect(replayed.verdict.checks[0]?.examples[0]).toEqual(example)
  })

  it.each([-1, 5, 0.5, Number.NaN])('has no lead %s among five', async (lead) => {
    const run = simulate(defined, { leads: 5, lead })
    await expect(run).rejects.toThrow(
      new UsageError(`lead ${lead}: the scenario has leads 0 to 4. Use one of those.`),
    )
  })

  it('takes a scenario of either kind and options, and gives a report', () => {
    expectTypeOf(simulate).parameter(0).toEqualTypeOf<Scenario | ScenarioInput>()
    expectTypeOf(simulate).parameter(1).toEqualTypeOf<SimulateOptions | undefined>()
    expectTypeOf(simulate).returns.resolves.toEqualTypeOf<Report>()
    expectTypeOf<SimulateOptions['fidelity']>().toEqualTypeOf<Fidelity | undefined>()
    expectTypeOf<SimulateOptions>().toHaveProperty('concurrency')
    expectTypeOf<Report['mapping']>().extract<null>().toBeNull()
    // @ts-expect-error: there is no such fidelity
    const wrong: SimulateOptions = { fidelity: 'socket' }
    expect(wrong).toBeDefined()
  })

  it('takes an executor that is an object or a function, and no other', () => {
    expectTypeOf<Executor>().toExtend<NonNullable<SimulateOptions['executor']>>()
    expectTypeOf<PlainExecutor>().toExtend<NonNullable<SimulateOptions['executor']>>()
    expectTypeOf<() => Promise<number>>().not.toExtend<NonNullable<SimulateOptions['executor']>>()
    expectTypeOf<{ readonly outcome: 'timeout' }>().toExtend<CallResult>()
    // What a mapped call wrote belongs to it.
    expectTypeOf<{ readonly outcome: 'mapped' }>().not.toExtend<CallResult>()
  })
})

describe('loadScenario and defineScenario', () => {
  it('one gives what is checked, the other what was written', () => {
    expectTypeOf(loadScenario).parameter(0).toBeString()
    expectTypeOf(loadScenario).returns.resolves.toEqualTypeOf<Scenario>()
    expectTypeOf(defineScenario).parameters.toEqualTypeOf<[ScenarioInput]>()
    expectTypeOf(defineScenario).returns.toEqualTypeOf<ScenarioInput>()
    expectTypeOf<Scenario>().not.toExtend<ScenarioInput>()
    // @ts-expect-error: a scenario has services
    expect(defineScenario({ name: 'x', webhooks: {} })).toBeDefined()
  })
})

describe('explain', () => {
  it('takes what simulate takes, and other leads', async () => {
    const story = await explain(defined, 4, { leads: 5, seed: 9 })
    expect(story.calls).toHaveLength(1)
    await expect(explain(defined, 5, { leads: 5 })).rejects.toThrow(/leads 0 to 4/)
  })

  it('gives a story', () => {
    expectTypeOf(explain).parameter(0).toEqualTypeOf<Scenario | ScenarioInput>()
    expectTypeOf(explain).parameter(1).toBeNumber()
    expectTypeOf(explain).returns.resolves.toEqualTypeOf<Story>()
  })
})

describe('lint', () => {
  it('finds in a scenario of a program what it finds in its file', async () => {
    const batch = enrich({ campaign: { type: 'batch', flow: [{ call: 'enrich' }] } })
    expect(await lint(batch, { leads: 0 })).toMatchObject({
      file: 'scenario',
      isReadable: true,
      findings: [{ id: 'out-of-range', path: 'leads.count' }, { id: 'batch-campaign' }],
    })
    const nothing: unknown = {}
    expect(await lint(nothing as ScenarioInput)).toMatchObject({ isReadable: false }) // without types
  })

  it('takes a file or what was written, and gives findings', () => {
    expectTypeOf(lint).parameter(0).toEqualTypeOf<string | ScenarioInput>()
    expectTypeOf(lint).returns.resolves.toEqualTypeOf<LintResult>()
  })
})

it('serve takes a scenario of a program', async () => {
  const serving = await serve(defined, { port: 0 })
  const [service] = serving.services
  expect((await fetch(`${service?.url}/v1/enrich`)).status).toBe(200)
  await serving.stop()
})

describe('the matchers of hookdrill/vitest', () => {
  it('are typed', async () => {
    await import('../src/kit/vitest.ts')
    const report = simulate(defined, { leads: 1 })
    const claim = expect(await report)
    expectTypeOf(claim.toFinishWithin).parameters.toEqualTypeOf<[span: string]>()
    expectTypeOf(claim.toTimeOut).parameter(0).toEqualTypeOf<{ readonly atMost: number | string }>()
    expectTypeOf(claim.toMapOnlyOn2xx).returns.toBeVoid()
    expectTypeOf(expect(report).resolves.toConserveLeads).returns.resolves.toBeVoid()
    expectTypeOf(claim.not.toBeReproducible).returns.toEqualTypeOf<Promise<void>>()
    // @ts-expect-error: a span has a unit, so it is a text
    expect(() => claim.toFinishWithin(7)).toThrow(UsageError)
  })
})
