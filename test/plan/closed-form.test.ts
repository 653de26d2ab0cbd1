// Formulas against the model, which knows nothing of them.
import { globSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { thisMachine } from '../../src/disk/machine.ts'
import { agrees, type ClosedForm, closedForms } from '../../src/plan/closed-form/closed-form.ts'
import { measure } from '../../src/rehearse/measure.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

type Service = ScenarioInput['services'][string]
type Campaign = NonNullable<ScenarioInput['campaign']>

interface Setting {
  readonly leads?: number
  readonly slots?: number
  readonly seed?: number
  readonly timeout?: string
  readonly service?: Service
  readonly calls?: number
  readonly arrivals?: Campaign['arrivals']
  readonly flow?: Campaign['flow']
}

function scenario(setting: Setting): Scenario {
  const { leads = 1_000, slots = 1, service = { latency: '50ms' }, timeout = '30s' } = setting
  const { calls = 1, seed = 1, arrivals = 'all at once' } = setting
  const { flow = Array.from({ length: calls }, () => ({ call: 'enrich' })) } = setting
  return scenarioOf(
    enrich({
      seed,
      instance: { concurrency: slots, timeout },
      leads: { count: leads, fields: { 'Lead Score': { type: 'score' } } },
      campaign: { arrivals, flow },
      services: { [ORIGIN]: service },
    }),
  )
}

function formOf(setting: Setting, metric: ClosedForm['metric'] = 'totalDelay') {
  return closedForms(scenario(setting)).find((form) => form.metric === metric)
}

/** The forms that the run does not agree with. */
async function disagreeing(setting: Setting): Promise<readonly unknown[]> {
  const run = scenario(setting)
  const { totalUs, times } = await measure(run, { machine: thisMachine() })
  const got = { totalDelay: totalUs, queueWait: times.queueWait?.meanUs ?? 0 }
  return closedForms(run)
    .filter((form) => !agrees(form, got[form.metric]))
    .map((form) => ({ form, got: got[form.metric] }))
}

const HANGING: Service = {
  latency: '50ms',
  replies: [{ share: '1%', fault: 'hang' }, { json: {} }],
}

describe('exact', () => {
  it('100,000 calls of 50 ms one after the other are 1 h 23 m 20 s', () => {
    expect(formOf({ leads: 100_000 })).toMatchObject({ kind: 'exact', valueUs: 5_000_000_000 })
  })

  it('with 1% that hang they are 9 h 42 m 30 s', () => {
    expect(formOf({ leads: 100_000, service: HANGING })).toMatchObject({
      kind: 'exact',
      valueUs: 34_950_000_000,
    })
  })

  it('on 9 slots they are 11,112 rounds', () => {
    expect(formOf({ leads: 100_000, slots: 9 })).toMatchObject({
      kind: 'exact',
      valueUs: 11_112 * 50_000,
    })
  })

  it('and the model comes to it, however many leads, slots and calls in a row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (leads, slots, calls) => {
          const setting = { leads, slots, calls }
          expect(formOf(setting)?.kind).toBe('exact')
          expect(await disagreeing(setting)).toEqual([])
        },
      ),
      { seed: 1, numRuns: 60 },
    )
  })

  it('what hangs is counted once for all calls of a service', async () => {
    const setting = { leads: 333, calls: 3, service: HANGING }
    expect(formOf(setting)).toMatchObject({ kind: 'exact', valueUs: 989 * 50_000 + 10 * 30e6 })
    expect(await disagreeing(setting)).toEqual([])
  })
})

const LATENCIES: readonly (readonly [string, NonNullable<Service['latency']>])[] = [
  ['uniform', { uniform: ['10ms', '90ms'] }],
  ['log-normal', { p50: '50ms', p99: '900ms' }],
  ['exponential', { exponential: { mean: '50ms' } }],
  ['exponential that the time limit cuts', { exponential: { mean: '1s' } }],
  [
    'a mix',
    {
      mix: [
        { weight: 9, latency: '20ms' },
        { weight: 1, latency: '1s' },
      ],
    },
  ],
]

describe.each(LATENCIES)('expected, %s', (_, latency) => {
  it.each([1, 2, 3])('the sum is within its tolerance: seed %i', async (seed) => {
    const setting = { leads: 2_000, timeout: '2s', service: { latency }, seed }
    expect(formOf(setting)?.kind).toBe('expected')
    expect(await disagreeing(setting)).toEqual([])
  })

  it('the tolerance is narrow enough to tell a sum that is 10% off', () => {
    const form = formOf({ leads: 100_000, timeout: '2s', service: { latency } })
    if (form?.kind !== 'expected') throw new Error('no expectation')
    expect(agrees(form, form.valueUs * 1.1)).toBe(false)
    expect(agrees(form, form.valueUs * 0.9)).toBe(false)
  })
})

describe('the mean wait', () => {
  const POISSON: readonly (readonly [string, number, string, Service])[] = [
    ['M/D/1', 1, '16/s', { latency: '50ms' }],
    ['M/G/1', 1, '14/s', { latency: { uniform: ['10ms', '90ms'] } }],
    ['M/M/c', 5, '80/s', { latency: { exponential: { mean: '50ms' } } }],
  ]

  it.each(POISSON)('%s is within its tolerance', async (name, slots, poisson, service) => {
    const setting = { leads: 20_000, slots, arrivals: { poisson }, service }
    expect(formOf(setting, 'queueWait')?.formula).toMatch(name)
    expect(await disagreeing(setting)).toEqual([])
  })

  it('of M/D/1 at 80% is twice the call time', () => {
    const form = formOf({ arrivals: { poisson: '16/s' } }, 'queueWait')
    expect(form).toMatchObject({ kind: 'expected' })
    expect(form).toHaveProperty('valueUs', expect.closeTo(100_000, 3))
  })

  it.each([
    ['the queue only grows', { arrivals: { poisson: '20/s' } }],
    ['leads come evenly', { arrivals: { rate: '10/s' } }],
    ['several slots, and no exponential', { slots: 2, arrivals: { poisson: '10/s' } }],
    ['two calls in a row', { calls: 2, arrivals: { poisson: '5/s' } }],
  ] as const)('has no formula where %s', (_, setting) => {
    expect(formOf(setting, 'queueWait')).toBeUndefined()
  })
})

describe('bounds', () => {
  const SETTINGS: readonly (readonly [string, Setting])[] = [
    ['hanging calls on several slots', { slots: 7, service: HANGING }],
    ['a rate', { slots: 3, arrivals: { rate: '20/s' } }],
    ['Poisson', { slots: 3, arrivals: { poisson: '20/s' } }],
    ['a ramp', { slots: 3, arrivals: { ramp: ['1/s', '50/s'], over: '10s' } }],
    ['waves', { slots: 3, arrivals: { waves: 100, every: '1m' } }],
    ['a wait in the flow', { flow: [{ call: 'enrich' }, { wait: '1h' }, { call: 'enrich' }] }],
    ['workers that queue', { slots: 20, service: { latency: '50ms', workers: 2 } }],
    ['a choice', { flow: [{ choose: [{ share: '10%', flow: [{ call: 'enrich' }] }] }] }],
  ]

  it.each(SETTINGS)('hold for %s', async (_, setting) => {
    expect(formOf(setting)).toMatchObject({ kind: 'bounds', mostUs: expect.any(Number) })
    expect(await disagreeing(setting)).toEqual([])
  })

  it('of list scheduling are near each other where there is much to do', () => {
    const form = formOf({
      leads: 100_000,
      slots: 20,
      service: { latency: { uniform: ['10ms', '90ms'] } },
    })
    if (form?.kind !== 'bounds' || form.mostUs === null) throw new Error('no bounds')
    expect(form.mostUs / form.leastUs).toBeLessThan(1.02)
  })

  it('have no end where nobody can say how long the instance takes', () => {
    const limited = scenarioOf(enrich({ instance: { processing: 2 } }))
    expect(closedForms(limited)[0]).toMatchObject({ kind: 'bounds', mostUs: null })
  })
})

describe('what ships stays within its closed form', () => {
  const names = globSync('scenarios/*.yaml')

  it('there are scenarios', () => {
    expect(names.length).toBeGreaterThan(20)
  })

  it.each(names)('%s', async (file) => {
    const run = await loadScenario(file, { leads: 300, set: ['expect={}'] })
    const { totalUs } = await measure(run, { machine: thisMachine() })
    const [form] = closedForms(run)
    expect(form && agrees(form, totalUs), JSON.stringify({ form, totalUs })).toBe(true)
  })
})
