import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintScenario } from '../../src/disk/lint-scenario.ts'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { thisMachine } from '../../src/disk/machine.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import { describeError } from '../../src/report/issues.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich, ORIGIN } from '../scenario-of.ts'

const AT = `services["${ORIGIN}"].latency.samples`

/** A scenario whose service takes its latency from `samples`, in a folder with these files. */
function written(samples: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const file = join(folder, 'x.json')
  const services = { [ORIGIN]: { latency: { samples } } }
  writeFileSync(file, JSON.stringify({ ...enrich(), services }, null, 1))
  return file
}

async function mistakesOf(file: string, set: readonly string[] = []): Promise<readonly string[]> {
  return loadScenario(file, { set }).then(
    () => [],
    (error: unknown) => describeError(error).text.split('\n'),
  )
}

describe('a file of samples', () => {
  it('is read from beside the scenario, wherever it is run from', async () => {
    const { services } = await loadScenario(
      written('measured/took.csv', { 'measured/took.csv': '2s\n50ms\n' }),
    )
    expect(services[0]?.latency).toEqual({ kind: 'samples', spansUs: [50_000, 2_000_000] })
  })

  it('may be named on the command line', async () => {
    const file = written('took.csv', { 'took.csv': '50ms\n', 'other.csv': 'ms\n7ms\n' })
    const { services } = await loadScenario(file, { set: [`${AT}=other.csv`] })
    expect(services[0]?.latency).toEqual({ kind: 'samples', spansUs: [7_000] })
    const set = [`services.*.latency={ samples: otter.csv }`]
    const [mistake] = await mistakesOf(file, set)
    expect(mistake).toMatch(/^--set services\.\*\.latency=.*Did you mean .*other\.csv\?/)
  })

  it('gives both fidelities the same latencies, of which there are no others', async () => {
    const scenario = await loadScenario(written('took.csv', { 'took.csv': '10ms\n30ms\n31s\n' }))
    const reports = [
      await rehearse(scenario, { fidelity: 'model' }, thisMachine()),
      await rehearse(scenario, { fidelity: 'handlers' }, thisMachine()),
    ]
    const [model, handlers] = reports.map(({ delay, calls }) => ({
      delay,
      timeouts: calls.timeouts,
    }))
    expect(model?.delay.totalMs).toBe(handlers?.delay.totalMs)
    expect(model?.timeouts).toBe(handlers?.timeouts)
    expect(model?.timeouts).toBeGreaterThan(20)
    expect(model?.delay.callTime).toMatchObject({ maxMs: 30_000 })
    expect(model?.delay.callTime.p50Ms).toBeCloseTo(30, 0)
  })
})

describe('a file of samples is one mistake among others', () => {
  it('where it is not there', async () => {
    const file = written('tok.csv', { 'took.csv': '50ms\n' })
    const [first, second] = await mistakesOf(file, ['seed=-1'])
    expect(first).toMatch(
      /^.*x\.json:\d+:\d+ services.*latency\.samples: list of durations ".*tok\.csv": there is no such file\. Did you mean .*took\.csv\?/,
    )
    expect(second).toMatch(/^--set seed=-1 seed: -1 is out of range\./)
  })

  it.each(['../took.csv', '/etc/passwd', 'a/../../took.csv'])(
    'where it is %s, outside the folder, and never read',
    async (name) => {
      const [mistake, count] = await mistakesOf(written(name))
      expect(mistake).toContain(
        `${AT}: ${JSON.stringify(name)} lies outside the folder of the scenario.`,
      )
      expect(count).toMatch(/^1 mistake /)
    },
  )

  it('where it is a folder, or no text', async () => {
    const folder = written('took.csv', { 'took.csv/x': '' })
    expect((await mistakesOf(folder))[0]).toContain('it is a folder, not a file.')
    const file = written('took.csv')
    writeFileSync(join(file, '../took.csv'), Uint8Array.from([0x35, 0xff, 0xfe]))
    expect((await mistakesOf(file))[0]).toContain('it is not UTF-8 text.')
  })

  it('where a row of it is wrong, with the line of the row', async () => {
    const [mistake] = await mistakesOf(written('took.csv', { 'took.csv': '50ms\n70\n' }))
    expect(mistake).toContain(`${AT}: "70" in line 2 of "took.csv" has no unit`)
  })

  it.each([
    ['missing', 'tok.csv', {}],
    ['outside', '../took.csv', {}],
    ['empty', 'took.csv', { 'took.csv': '' }],
  ])('for lint too: %s', async (_, name, files) => {
    const { findings } = await lintScenario(written(name, files))
    expect(findings).toMatchObject([{ id: 'bad-csv', severity: 'error', path: AT }])
    expect(findings[0]?.place?.line).toBeGreaterThan(1)
  })
})

it('lint reckons with what is in the file', async () => {
  const file = written('took.csv', { 'took.csv': '31s\n' })
  const { findings } = await lintScenario(file, { set: [`expect={ timeouts: '== 0' }`] })
  expect(findings.map(({ id }) => id)).toContain('unreachable-timeouts')
})
