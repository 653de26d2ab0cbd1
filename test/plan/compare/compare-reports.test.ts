import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../../src/disk/machine.ts'
import { readReport } from '../../../src/disk/read-report.ts'
import { takeScenario } from '../../../src/disk/take-scenario.ts'
import { compare } from '../../../src/door/compare.ts'
import { simulate } from '../../../src/door/simulate.ts'
import { jobOf, runJob } from '../../../src/plan/job.ts'
import { asJson } from '../../../src/report/as-json.ts'
import { parseReport, reportedFigures } from '../../../src/report/parse-report.ts'
import { emptyFolder } from '../../e2e/hookdrill.ts'
import { enrich, ORIGIN } from '../../scenario-of.ts'

const BUSY = enrich({
  instance: { concurrency: 2 },
  services: {
    [ORIGIN]: {
      latency: { exponential: { mean: '50ms' } },
      replies: [{ share: '10%', fault: 'hang' }, { share: '10%', status: 500 }, { status: 200 }],
    },
  },
})

describe('two reports', () => {
  it.each(['model', 'handlers'] as const)(
    'at %s give the figures of their runs',
    async (fidelity) => {
      const scenario = await takeScenario(BUSY)
      const read = parseReport(await simulate(scenario, { fidelity }))
      const job = await runJob(jobOf(scenario, 1, undefined, fidelity), thisMachine())
      expect('report' in read && reportedFigures(read.report)).toEqual(job?.figures)
    },
  )

  it('are compared by their figures, and say what that is worth', async () => {
    const slow = await simulate(enrich(), { concurrency: 1, fidelity: 'model' })
    const fast = await simulate(enrich(), { concurrency: 2, seed: 3, leads: 50 })
    const found = await compare(slow, fast)
    expect(found).toMatchObject({ of: 'reports', pairs: null, replications: 1, partial: false })
    expect(found.headline).toEqual([
      'B takes 3.75 s less (75% less; one run of each): 1.25 s instead of 5 s.',
    ])
    expect(found.inputs.shown).toEqual([
      { path: 'seed', a: '1', b: '3' },
      { path: 'leads.count', a: '100', b: '50' },
      { path: 'instance.concurrency', a: '1', b: '2' },
    ])
    expect(found.warnings).toEqual([
      'The seeds differ: some of the difference is luck, and nobody knows how much.',
      'The numbers of leads differ.',
      'A was run at model, B at handlers.',
      'The scenarios differ, and a report says only part of what they are.',
    ])
    expect(found.figures.mappedShare.difference).toBeNull()
  })

  it('of one run differ in nothing, and there is nothing to warn of', async () => {
    const report = await simulate(enrich())
    const { headline, warnings } = await compare(report, report)
    expect(headline).toEqual(['No difference at all in totalDelay: 5 s.'])
    expect(warnings).toEqual([])
  })

  it('of which one was interrupted, or made by another version, are compared with a warning', async () => {
    const report = await simulate(enrich())
    const run = { ...report.run, version: '0.0.9' }
    const { warnings, partial } = await compare({ ...report, partial: true, run }, report)
    expect(partial).toBe(true)
    expect(warnings).toEqual([
      'A did not run to the end: the figures cover a part.',
      `A was made by hookdrill 0.0.9, B by ${report.run.version}.`,
    ])
  })

  it('that are not as they should be are refused', async () => {
    const report = await simulate(enrich())
    const broken = { ...report, calls: { ...report.calls, total: -1 } }
    await expect(compare(report, broken)).rejects.toThrow('report B: calls.total: ')
  })

  it('cannot be compared with a scenario', async () => {
    const report = await simulate(enrich())
    await expect(compare(report, enrich())).rejects.toThrow(
      'A is a report and B a scenario. Give two scenarios, or make a report of B with hookdrill run --json.',
    )
    await expect(compare(enrich(), report)).rejects.toThrow('B is a report and A a scenario.')
  })
})

describe('a file', () => {
  async function read(text: string, name = 'x.json'): Promise<unknown> {
    const file = join(emptyFolder(), name)
    writeFileSync(file, text)
    return readReport(file)
  }

  it('with a report in it is one, whatever it is called', async () => {
    const text = asJson(await simulate(enrich()))
    expect(await read(text, 'report.txt')).toMatchObject({ format: 'hookdrill-report/1' })
  })

  it.each([
    ['{ "name": "a scenario" }', 'scenario.json'],
    ['name: a scenario', 'scenario.yaml'],
    ['{ not JSON: at all }', 'scenario.yaml'],
    ['{ "format": 7 }', 'x.json'],
    ['export default {}', 'scenario.ts'],
  ])('with %j in it is none', async (text, name) => {
    expect(await read(text, name)).toBeUndefined()
  })

  it('with another result in it is refused', async () => {
    await expect(read('{ "format": "hookdrill-sweep/1" }')).rejects.toThrow(
      'it is a hookdrill-sweep/1, and only reports of runs can be compared.',
    )
    await expect(read('{ "format": "hookdrill-report/1" }')).rejects.toThrow(
      /digest: .* Write it again with hookdrill run --json\.$/,
    )
  })
})
