// `hookdrill compare` from the command line.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const SUM = 'scenarios/documented-sum.yaml'
const ANSWERED = 'services.*.replies=[{ status: 200, json: { score: 5 } }]'
const HANGING = [
  ...['compare', 'scenarios/one-percent-timeouts.yaml', '--leads', '1000', '--workers', '1'],
  ...['--replications', '2', '--no-progress', '--b-set', ANSWERED],
]

describe('hookdrill compare', { timeout: 60_000 }, () => {
  it('prints the answer, and writes what is asked for', async () => {
    const folder = emptyFolder()
    const [json, csv] = [join(folder, 'c.json'), join(folder, 'c.csv')]
    const { exitCode, stdout, stderr } = await hookdrill([
      ...[...HANGING, '--json', json, '--csv', csv],
    ])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^B takes 4 m 59.5 s less \(85.7% less; the same with each of 2 seeds\): /,
    )
    const { format, pairs } = JSON.parse(readFileSync(json, 'utf8'))
    expect(format).toBe('hookdrill-comparison/1')
    expect(pairs.flipped).toBe(10)
    const [, first, ...others] = readFileSync(csv, 'utf8').trimEnd().split('\n')
    expect(first).toMatch(/^\d+,timeout,accepted 200,\d+,\d+$/)
    expect(others).toHaveLength(9)
  })

  it('prints commands that show why a lead ends otherwise', async () => {
    const { stdout } = await hookdrill([...HANGING, '--json', '-'])
    const [{ explain, examples }] = JSON.parse(stdout).pairs.flips
    const words = (command: string) =>
      Array.from(command.matchAll(/'([^']*)'|(\S+)/g), ([, one, two]) => one ?? two ?? '').slice(1)
    const [a, b] = await Promise.all([explain.a, explain.b].map((each) => hookdrill(words(each))))
    expect(a?.stdout).toContain(`Lead ${examples[0]} of`)
    expect(a?.stdout).toMatch(/\nOutcome\n {2}timeout/)
    expect(b?.stdout).toContain(`Lead ${examples[0]} of`)
    expect(b?.stdout).toMatch(/\nOutcome\n {2}mapped/)
  })

  it('compares two files, options changing both', async () => {
    const args = ['compare', SUM, 'scenarios/one-percent-timeouts.yaml', '--leads', '100']
    const { stdout } = await hookdrill([...args, '--replications', '1', '--a-set', 'seed=1'])
    expect(stdout).toMatch(
      /^B takes 29.95 s more \(599% more; one run of each\): 34.95 s instead of 5 s\.\n1 of 100 leads ends otherwise, from “accepted 200” to “timeout”\.$/m,
    )
  })

  it('what is asked of one side is not undone by what is asked of both', async () => {
    const args = ['compare', SUM, '--leads', '100', '--b-set', 'leads.count=40']
    const { stdout } = await hookdrill([...args, '--replications', '1'])
    expect(stdout).toMatch(
      /^B takes 3 s less \(60% less; one run of each\): 2 s instead of 5 s\.$/m,
    )
    expect(stdout).toContain('\nA has 100 leads and B 40: ')
  })

  it('compares the reports of two runs', async () => {
    const folder = emptyFolder()
    const files = ['a.json', 'b.json'].map((name) => join(folder, name))
    await Promise.all(
      files.map((file, index) => {
        const args = ['run', SUM, '--leads', '200', '--concurrency', String(index + 1)]
        return hookdrill([...args, '--set', 'expect={}', '--quiet', '--json', file])
      }),
    )
    const { stdout, stderr, exitCode } = await hookdrill(['compare', ...files])
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^B takes 5 s less \(50% less; one run of each\): 5 s instead of 10 s\.$/m,
    )
    expect(stdout).toContain(`\nA  ${files[0]}\nB  ${files[1]}\n`)
    expect(exitCode).toBe(0)
    const [mixed, alone, set] = await Promise.all(
      [[files[0] ?? '', SUM], [files[0] ?? ''], [...files, '--b-set', 'seed=2']].map((args) =>
        hookdrill(['compare', ...args]),
      ),
    )
    expect(mixed?.stderr).toContain('A is a report and B a scenario.')
    expect(alone?.stderr).toContain('Name another report.')
    expect(set?.stderr).toContain('--b-set "seed=2": it is for scenarios')
    expect([mixed, alone, set].map((ended) => ended?.exitCode)).toEqual([2, 2, 2])
  })

  it.each([
    [[SUM], 2, 'there is nothing to compare it with. Name another scenario'],
    [[SUM, 'scenarios/nothing.yaml'], 2, 'file "scenarios/nothing.yaml": there is no such file.'],
    [[SUM, '--b-set', 'instance.slots=2', '--metric', 'speed'], 2, '--metric "speed": use one of'],
    [[SUM, '--b-set', 'seed=2', '--metric', 'written'], 2, 'Use --fidelity handlers.'],
    [[SUM, '--b-set', 'seed=2', '--json', '/nowhere/at/all'], 3, '/nowhere/at/all'],
  ])('%j ends with %i', async (args, code, words) => {
    const { exitCode, stdout, stderr } = await inThisProcess(['compare', ...args])
    expect(stderr).toContain(words)
    expect(stdout).toBe('')
    expect(exitCode).toBe(code)
  })

  it('gives what it has on Ctrl-C, marked', async () => {
    const scenario = resolve(SUM)
    const args = ['compare', scenario, '--b-set', 'instance.concurrency=2', '--leads', '2000000']
    const { exitCode, stdout } = await hookdrill([...args, '--workers', '1', '--json', '-'], {
      cwd: emptyFolder(), // what was done is kept there
      onTalk: (kill) => kill('SIGINT'),
    })
    expect(JSON.parse(stdout)).toMatchObject({ partial: true })
    expect(exitCode).toBe(130)
  })
})
