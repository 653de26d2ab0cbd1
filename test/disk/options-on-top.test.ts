import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LoadOptions, loadScenario, sourceOf } from '../../src/disk/load-scenario.ts'
import { takeScenario, variantOf } from '../../src/disk/take-scenario.ts'
import { UsageError } from '../../src/errors.ts'
import { runs } from '../runs.ts'
import { enrich, scenarioOf } from '../scenario-of.ts'

const FILE = 'scenarios/mixed-statuses.yaml'

const anyOptions: fc.Arbitrary<LoadOptions> = fc.record(
  {
    set: fc.subarray(['instance.timeout=9s', 'instance.concurrency=3', 'leads.count=30']),
    leads: fc.integer({ min: 1, max: 100 }),
    seed: fc.integer({ min: 0, max: 100 }),
    concurrency: fc.integer({ min: 1, max: 100 }),
    whatIf: fc.subarray(['slots=7', 'timeout=8s', 'instance.concurrency=2', 'leads.count=20']),
  },
  { requiredKeys: [] },
)

describe('a scenario that is changed again and again', () => {
  it('is the one that its options make of the file at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOptions, { maxLength: 4 }), async (changes) => {
        let scenario = await loadScenario(FILE)
        for (const change of changes) scenario = await variantOf(scenario, change)
        const { assumptions: _, ...atOnce } = await loadScenario(FILE, sourceOf(scenario)?.options)
        expect(scenario).toMatchObject(atOnce)
      }),
      { seed: 1, numRuns: runs(100) },
    )
  })

  it('has its last change on top', async () => {
    const first = await loadScenario(FILE, { set: ['instance.timeout=9s'], whatIf: ['slots=20'] })
    const second = await variantOf(first, { set: ['instance.concurrency=5'], leads: 40 })
    expect(second).toMatchObject({ instance: { concurrency: 5 }, leads: { count: 40 } })
    expect(sourceOf(second)?.options).toEqual({
      set: ['instance.timeout=9s'],
      whatIf: ['slots=20', 'instance.concurrency=5', 'leads.count=40'],
    })
  })

  it('keeps its overrides among themselves where nothing stands between', async () => {
    const first = await loadScenario(FILE, { set: ['instance.timeout=9s'], leads: 40 })
    const second = await variantOf(first, { set: ['services.*.latency=1s'], concurrency: 2 })
    expect(sourceOf(second)?.options).toEqual({
      set: ['instance.timeout=9s', 'services.*.latency=1s'],
      leads: 40,
      concurrency: 2,
    })
  })

  it('finds files that its overrides name', async () => {
    const scenario = await takeScenario(enrich())
    const from = 'test/disk/leads-of-a-program.csv'
    const { leads } = await variantOf(scenario, { set: [`leads={ from: ${from} }`] })
    expect(leads).toMatchObject({ kind: 'rows', count: 2 })
  })

  it('is the same scenario where nothing is changed', async () => {
    const scenario = await loadScenario(FILE)
    expect(await variantOf(scenario, { set: [], whatIf: [] })).toBe(scenario)
  })

  it('has to be known by what it was made of', async () => {
    await expect(variantOf(scenarioOf(enrich()), { whatIf: ['slots=2'] })).rejects.toThrow(
      UsageError,
    )
  })
})
