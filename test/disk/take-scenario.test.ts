import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { takeScenario } from '../../src/disk/take-scenario.ts'
import { ScenarioError, UsageError } from '../../src/errors.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich } from '../scenario-of.ts'

const FILE = 'scenarios/mixed-statuses.yaml'

describe('a scenario that is loaded', () => {
  it('is the same as if the options had been given when it was loaded', async () => {
    const loaded = await loadScenario(FILE)
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          {
            leads: fc.integer({ min: 1, max: 100_000 }),
            seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
            concurrency: fc.integer({ min: 1, max: 10_000 }),
          },
          { requiredKeys: [] },
        ),
        async (options) => {
          expect(await takeScenario(loaded, options)).toEqual(await loadScenario(FILE, options))
        },
      ),
      { seed: 1, numRuns: 30 },
    )
  })

  it('keeps what it was loaded with, and is itself left as it is', async () => {
    const set = ['instance.timeout=10s']
    const loaded = await loadScenario(FILE, { set, leads: 50 })
    const taken = await takeScenario(loaded, { seed: 3 })
    expect(taken).toEqual(await loadScenario(FILE, { set, leads: 50, seed: 3 }))
    expect(await takeScenario(taken, { leads: 9 })).toMatchObject({ seed: 3, leads: { count: 9 } })
    expect(loaded).toMatchObject({ seed: 7, leads: { count: 50 } })
  })

  it('is taken as it is when nothing else is asked for', async () => {
    const loaded = await loadScenario(FILE)
    expect(await takeScenario(loaded)).toBe(loaded)
    expect(await takeScenario(loaded, { leads: undefined })).toBe(loaded)
  })

  it('assumes no longer what it is told', async () => {
    const settings = async (options = {}) =>
      (await takeScenario(await takeScenario(enrich()), options)).assumptions.map(
        ({ setting }) => setting,
      )
    expect(await settings()).toContain('instance.concurrency')
    expect(await settings({ concurrency: 1 })).not.toContain('instance.concurrency')
  })

  it('obeys the rules of a file: no more leads than rows, and every mistake at once', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'leads.csv'), 'Email Address\nann@example.com\nben@example.com\n')
    const file = join(folder, 'x.json')
    writeFileSync(file, JSON.stringify({ ...enrich(), leads: { from: 'leads.csv' } }))
    const loaded = await loadScenario(file)
    expect((await takeScenario(loaded, { leads: 1 })).leads.count).toBe(1)
    await expect(takeScenario(loaded, { leads: 3 })).rejects.toMatchObject({
      code: 'HOOKDRILL_SCENARIO',
      issues: [{ code: 'out-of-range', path: 'leads.count', got: '3' }],
    })
    await expect(takeScenario(loaded, { leads: 0, seed: -1 })).rejects.toMatchObject({
      issues: [{ path: 'seed' }, { path: 'leads.count' }],
    })
  })

  it('is not taken with options once it was copied, for nobody knows what it was made of', async () => {
    const copy = { ...(await loadScenario(FILE)) }
    expect(await takeScenario(copy)).toBe(copy)
    await expect(takeScenario(copy, { leads: 5, seed: 2 })).rejects.toThrow(
      new UsageError(
        'leads, seed: what this scenario was made of is not known, so it cannot be checked again. Give what loadScenario or defineScenario gave, as it is.',
      ),
    )
  })
})

describe('a scenario that a program defined', () => {
  it('is checked, with the options in it', async () => {
    const taken = await takeScenario(enrich(), { leads: 5, seed: 2, concurrency: '3' })
    expect(taken).toMatchObject({ seed: 2, leads: { count: 5 }, instance: { concurrency: 3 } })
  })

  it('tells its mistakes in words that stand alone', async () => {
    const taken = takeScenario(enrich({ webhooks: {} }), { leads: 0 })
    await expect(taken).rejects.toThrow(ScenarioError)
    await expect(taken).rejects.toThrow('leads.count: 0 is out of range. Use 1 to 100,000,000.')
  })

  it('finds the files that it names in the current folder', async () => {
    const from = 'test/disk/leads-of-a-program.csv'
    const { leads } = await takeScenario(enrich({ leads: { from } }))
    expect(leads.count).toBe(2)
    await expect(takeScenario(enrich({ leads: { from: 'no-such.csv' } }))).rejects.toThrow(
      /no-such\.csv/,
    )
  })
})
