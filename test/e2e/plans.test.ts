// The commands that run a scenario many times, as a user types them.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const SUM = 'scenarios/documented-sum.yaml'
const SMALL = ['--leads', '200', '--no-progress']

describe('rank', { timeout: 120_000 }, () => {
  it('prints the ranking, and writes it as JSON and CSV', async () => {
    const folder = emptyFolder()
    const [json, csv] = [join(folder, 'rank.json'), join(folder, 'rank.csv')]
    const { exitCode, stdout, stderr } = await hookdrill([
      ...['rank', SUM, ...SMALL],
      ...['--by', '50%', '--replications', '2', '--json', json, '--csv', csv],
    ])
    expect(stderr).toBe('')
    expect(stdout).toContain(
      'What moves totalDelay most is instance.concurrency: 2 instead of 1 takes 5 s less.\n',
    )
    expect(exitCode).toBe(0)
    const ranking = JSON.parse(readFileSync(json, 'utf8'))
    expect(ranking).toMatchObject({ format: 'hookdrill-ranking/1', by: 0.5, noiseFloor: 0 })
    expect(readFileSync(csv, 'utf8')).toContain(
      'leads.count,200,more,300,15000,5000,5000,5000,moves,\n',
    )
  })

  it('prints data alone where it goes to stdout', async () => {
    const args = ['rank', SUM, ...SMALL, '--replications', '2', '--json', '-']
    const [one, other] = [await hookdrill(args), await hookdrill(args)]
    expect(JSON.parse(one.stdout)).toMatchObject({ metric: 'totalDelay', replications: 2 })
    expect(other.stdout).toBe(one.stdout)
  })
})

describe('forecast', { timeout: 120_000 }, () => {
  it('prints the chances, exits 0 however late it is, and writes JSON', async () => {
    const json = join(emptyFolder(), 'forecast.json')
    const { exitCode, stdout, stderr } = await hookdrill([
      ...['forecast', SUM, ...SMALL],
      ...['--deadline', '9s', '--replications', '10', '--json', json],
    ])
    expect(stderr).toBe('')
    expect(stdout).toContain(
      'P(deadline missed) is at least 69.2%: 10 of 10 runs took longer than 9s.\n',
    )
    expect(exitCode).toBe(0)
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      format: 'hookdrill-forecast/1',
      deadline: { limitMs: 9_000, missed: 10 },
    })
  })

  it('stops at Ctrl-C with what was done, and exits 130', async () => {
    const { exitCode, stdout } = await hookdrill(
      ['forecast', resolve(SUM), '--leads', '100000', '--replications', '10000'],
      { cwd: emptyFolder(), onTalk: (kill) => kill('SIGINT') }, // what was done is kept there
    )
    expect(stdout).toMatch(/^Stopped after \d+ of 10,000 runs\.$/m)
    expect(exitCode).toBe(130)
  })
})

it.each([
  [['rank', SUM, '--by', '0%'], '--by "0%": write a share above 0% and below 100%, like 20%.'],
  [['rank', SUM, '--by', '20'], '--by "20": write a share above 0% and below 100%, like 20%.'],
  [['rank', SUM, '--metric', 'speed'], /^--metric "speed": use one of totalDelay, callTimeP50, /],
  [
    ['rank', SUM, '--replications', '0'],
    '--replications "0": write a whole number from 1 to 10000.',
  ],
  [
    ['run', SUM, '--json', 'x.csv', '--calls', './x.csv'],
    '--calls "./x.csv": --json goes there. Name another file.',
  ],
  [['rank', 'none.yaml'], 'scenario "none.yaml": there is no such file. Check the path.'],
  [
    ['rank', SUM, '--csv', `./${SUM}`],
    `--csv "./${SUM}": it is read, and would be lost. Name another file.`,
  ],
  [
    ['sweep', SUM, '--vary', 'slots=1', '--resume', 'x', '--json', 'x'],
    '--json "x": it is read, and would be lost. Name another file.',
  ],
  [['rank', SUM, '--json', '-', '--csv', '-'], '--csv "-": --json goes there. Name another file.'],
  [
    ['forecast', SUM, '--deadline', 'soon'],
    '--deadline "soon": write a duration with its unit, like 2h or 90m.',
  ],
  [
    ['forecast', SUM, '--deadline', '2'],
    '--deadline "2": write a duration with its unit, like 2h or 90m.',
  ],
])('%j is refused', async (args, message) => {
  const { exitCode, stdout, stderr } = await inThisProcess(args)
  expect(stdout).toBe('')
  expect(stderr.trimEnd()).toEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  )
  expect(exitCode).toBe(2)
})
