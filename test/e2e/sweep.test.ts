// `hookdrill sweep` from the command line.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const SWEEP = ['sweep', 'scenarios/documented-sum.yaml', '--leads', '2000', '--workers', '1']

describe('hookdrill sweep', { timeout: 180_000 }, () => {
  it('prints the map and the table, and writes what is asked for', async () => {
    const folder = emptyFolder()
    const [json, csv] = [join(folder, 'sweep.json'), join(folder, 'sweep.csv')]
    const vary = ['--vary', 'slots=1,20', '--vary', 'timeout=10s,20s']
    const args = [...SWEEP, ...vary, '--json', json, '--csv', csv]
    const { exitCode, stdout, stderr } = await hookdrill(args)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^totalDelay is least, 5 s at slots=20, timeout=10s, and most, 1 m 40 s/)
    const { format, points } = JSON.parse(readFileSync(json, 'utf8'))
    expect(format).toBe('hookdrill-sweep/1')
    expect(points).toHaveLength(4)
    expect(readFileSync(csv, 'utf8').trimEnd().split('\n')).toHaveLength(5)
  })

  it('prints data alone where that is asked for', async () => {
    const { stdout } = await hookdrill([...SWEEP, '--vary', 'slots=1', '--json', '-'])
    expect(JSON.parse(stdout)).toMatchObject({ partial: false, metric: 'totalDelay' })
  })

  it.each([
    [[], 2, 'nothing is varied. Give --vary, like'],
    [['--vary', 'slots'], 2, '--vary "slots": an override is path=value'],
    [['--vary', 'slots=0'], 2, 'instance.concurrency: 0 is out of range'],
    [['--vary', 'slots=1', '--metric', 'speed'], 2, '--metric "speed": use one of totalDelay,'],
    [['--vary', 'slots=1', '--replications', '0'], 2, '--replications "0": write a whole number'],
    [['--vary', 'slots=1', '--workers', 'all'], 2, '--workers "all": write a whole number'],
    [['--vary', 'slots=1', '--json', '/nowhere/at/all'], 3, '/nowhere/at/all'],
  ])('%j ends with %i', async (args, code, words) => {
    const { exitCode, stdout, stderr } = await inThisProcess([...SWEEP, ...args])
    expect(stderr).toContain(words)
    expect(stdout).toBe('')
    expect(exitCode).toBe(code)
  })

  // Long enough for a line of progress, which is when it is stopped.
  const LONG = ['--vary', 'slots=1..40:40', '--leads', '100000', '--workers', '1']

  it('on Ctrl-C gives what it has, keeps it, and goes on from there', async () => {
    const cwd = emptyFolder()
    const args = ['sweep', resolve('scenarios/documented-sum.yaml'), ...LONG, '--json', '-']
    const stopped = await hookdrill(args, { cwd, onTalk: (kill) => kill('SIGINT') })
    expect(stopped.exitCode).toBe(130)
    expect(JSON.parse(stopped.stdout)).toMatchObject({ partial: true })
    const [, file = ''] = /Go on: hookdrill sweep .* --resume (\S+)$/m.exec(stopped.stderr) ?? []
    const lines = (): number => readFileSync(join(cwd, file), 'utf8').trimEnd().split('\n').length
    expect(lines()).toBeLessThan(201)
    const resumed = await hookdrill([...args, '--resume', file], { cwd })
    expect(JSON.parse(resumed.stdout)).toMatchObject({ partial: false })
    expect(lines()).toBe(201) // a first line, and five runs of each point
  })
})
