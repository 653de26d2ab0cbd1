// `hookdrill fuzz` from the command line: what is written is what `run` sees fail.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

/** Does as the platform does, but for what is mapped. */
function executorThat(writes: string): string {
  return `import { hookdrillExecutor } from ${JSON.stringify(resolve('src/executor/index.ts'))}
export const executor = {
  name: 'almost',
  async execute(call, ports) {
    const result = await hookdrillExecutor.execute(call, ports)
    ${writes}
    return result
  },
}
`
}

const WRITES_ON_4XX = `if (result.outcome === 'rejected' && result.status < 500) {
      const writes = [{ attribute: '', field: 'Lead Score', value: 7 }]
      return { outcome: 'mapped', status: result.status, writes }
    }`

function folderWith(writes: string): string {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, 'almost.ts'), executorThat(writes))
  return cwd
}

const ARGS = ['fuzz', '--executor', 'almost.ts', '--runs', '100', '--no-progress']

describe('a failure', { timeout: 120_000 }, () => {
  it('is written to a file that run fails on with the same violation', async () => {
    const cwd = folderWith(WRITES_ON_4XX)
    const { exitCode, stdout, stderr } = await hookdrill(ARGS, { cwd })
    expect(stderr).toBe('')
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^map-only-on-2xx failed in scenario \d+ of 100 \(seed 1\)/)
    expect(stdout.split('\n').slice(-3)).toEqual([
      '  fuzz-1.yaml',
      '  hookdrill run fuzz-1.yaml --executor almost.ts',
      '',
    ])
    const text = readFileSync(join(cwd, 'fuzz-1.yaml'), 'utf8')
    const [, lead, expected, actual] =
      /lead (\d+), step 0: expected (.*); actual (.*)/.exec(text.split('\n')[0] ?? '') ?? []
    const again = ['run', 'fuzz-1.yaml', '--executor', 'almost.ts', '--json', 'report.json']
    expect((await hookdrill(again, { cwd })).exitCode).toBe(1)
    const { verdict }: Report = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))
    const failed = verdict.checks.find(({ id }) => id === 'map-only-on-2xx')
    expect(failed?.examples[0]).toMatchObject({ lead: Number(lead), step: 0, expected, actual })
  })

  it('is written once, and never over another file', async () => {
    const cwd = folderWith(WRITES_ON_4XX)
    await hookdrill(ARGS, { cwd })
    const first = readFileSync(join(cwd, 'fuzz-1.yaml'), 'utf8')
    await hookdrill(ARGS, { cwd })
    expect(readdirSync(cwd)).toEqual(['almost.ts', 'fuzz-1.yaml'])
    writeFileSync(join(cwd, 'fuzz-1.yaml'), 'mine\n')
    const { stdout } = await hookdrill(ARGS, { cwd })
    expect(readFileSync(join(cwd, 'fuzz-1.yaml'), 'utf8')).toBe('mine\n')
    expect(stdout).toContain('hookdrill run fuzz-1-2.yaml --executor almost.ts')
    const second = readFileSync(join(cwd, 'fuzz-1-2.yaml'), 'utf8')
    expect(second).toBe(first.replaceAll('fuzz-1.yaml', 'fuzz-1-2.yaml'))
    const { exitCode } = await hookdrill([...ARGS, '--out', 'fuzz-1.yaml'], { cwd })
    expect(exitCode).toBe(1)
    expect(readFileSync(join(cwd, 'fuzz-1.yaml'), 'utf8')).toBe(first)
  })

  it('near a scenario with files names them from where it is written', async () => {
    const cwd = folderWith(WRITES_ON_4XX)
    mkdirSync(join(cwd, 'campaigns'))
    writeFileSync(join(cwd, 'campaigns/people.csv'), 'Email Address\nann@example.com\n')
    writeFileSync(join(cwd, 'campaigns/x.yaml'), WITH_FILES)
    const near = ['fuzz', 'campaigns/x.yaml', '--executor', 'almost.ts', '--no-progress']
    const { exitCode, stderr } = await hookdrill([...near, '--out', 'found.yaml'], { cwd })
    expect(stderr).toBe('')
    expect(exitCode).toBe(1)
    expect(readFileSync(join(cwd, 'found.yaml'), 'utf8')).toContain('from: campaigns/people.csv\n')
    const again = await hookdrill(['run', 'found.yaml', '--executor', 'almost.ts'], { cwd })
    expect(again.exitCode).toBe(1)
    const elsewhere = await hookdrill([...near, '--out', 'other/found.yaml'], { cwd })
    expect(elsewhere.stderr).toBe(
      '"other/found.yaml": the scenario names people.csv, and may do so only from the folder of that file or one above it. Write into one of those, with --out.\n',
    )
    expect(elsewhere.exitCode).toBe(2)
  })

  it('is data with --json, on stdout or in a file', async () => {
    const cwd = folderWith(WRITES_ON_4XX)
    const { stdout } = await hookdrill([...ARGS, '--json', '-'], { cwd })
    const quiet = await hookdrill([...ARGS, '--json', 'found.json', '--quiet'], { cwd })
    expect(quiet).toEqual({ exitCode: 1, stdout: '', stderr: '' })
    expect(readFileSync(join(cwd, 'found.json'), 'utf8')).toBe(stdout)
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'hookdrill-fuzzed/1',
      ended: 'failure found',
      passed: false,
      found: { check: 'map-only-on-2xx', isSmallest: true, scenario: { name: 'any' } },
      file: 'fuzz-1.yaml',
      commands: ['hookdrill run fuzz-1.yaml --executor almost.ts'],
    })
  })
})

const WITH_FILES = `name: Of a file
leads: { from: people.csv }
campaign: { flow: [call: score] }
webhooks:
  score: { url: https://api.example.com/v1, mappings: { score: LeadScore } }
services:
  https://api.example.com: { latency: 50ms }
`

describe('an executor that keeps its promises', { timeout: 120_000 }, () => {
  it('passes, and no file is written', async () => {
    const cwd = folderWith('')
    const { exitCode, stdout, stderr } = await hookdrill(
      ['fuzz', '--executor', 'almost.ts', '--runs', '40', '--no-progress'],
      { cwd },
    )
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^40 scenarios, [\d,]+ calls, every check held \(seed 1\)\n/)
    expect(stdout).toMatch(/^ {2}every-2xx-mapped +[\d,]+ items$/m)
    expect(exitCode).toBe(0)
    expect(readdirSync(cwd)).toEqual(['almost.ts'])
  })
})

describe('it ends', { timeout: 120_000 }, () => {
  it('at Ctrl-C with what was done, and exits 130', async () => {
    const { exitCode, stdout } = await hookdrill(['fuzz', '--runs', '1000000'], {
      onTalk: (kill) => kill('SIGINT'),
    })
    expect(stdout).toMatch(
      /^[\d,]+ scenarios, .* \(seed 1\); interrupted: [\d,]+ more were wanted\n/,
    )
    expect(exitCode).toBe(130)
  })

  it('when the time is up', async () => {
    const { exitCode, stdout } = await hookdrill(['fuzz', '--runs', '1000000', '--minutes', '0.1'])
    expect(stdout).toMatch(/every check held \(seed 1\); time is up: [\d,]+ more were wanted\n/)
    expect(exitCode).toBe(0)
  })
})

it.each([
  [['--runs', '0'], '--runs "0": write a whole number from 1 to 1000000.'],
  [['--runs', 'many'], '--runs "many": write a whole number from 1 to 1000000.'],
  [['--seed', '-1'], '--seed "-1": write a whole number from 0 to 4294967295.'],
  [['--minutes', '0'], '--minutes "0": write a number above 0, up to 10000: 0.5 or 10.'],
  [['--out', 'x.json'], '--out "x.json": it will be YAML. Name it with .yaml at the end.'],
  [['--executor', 'none.ts'], 'executor "none.ts": there is no such file. Check the path.'],
])('%j is refused', async (args, message) => {
  const { exitCode, stderr } = await inThisProcess(['fuzz', ...args])
  expect(stderr).toBe(`${message}\n`)
  expect(exitCode).toBe(2)
})

it.each(['--out', '--json'])(
  '%s into no folder is refused before anything runs',
  async (option) => {
    const { exitCode, stdout, stderr } = await inThisProcess(['fuzz', option, 'no/x.yaml'])
    expect(stderr).toBe('cannot write no/x.yaml: no such file or folder\n')
    expect(stdout).toBe('')
    expect(exitCode).toBe(3)
  },
)

it('the scenario itself is not written over', async () => {
  const scenario = 'scenarios/documented-sum.yaml'
  const { exitCode, stderr } = await inThisProcess(['fuzz', scenario, '--out', scenario])
  expect(stderr).toBe(`--out "${scenario}": that is the scenario itself. Name another file.\n`)
  expect(exitCode).toBe(2)
})
