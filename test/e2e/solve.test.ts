// `hookdrill solve` and `run --cross-check` from the command line.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Solution } from '../../src/plan/solve/solution.ts'
import type { Report } from '../../src/report/report.ts'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

const SUM = 'scenarios/documented-sum.yaml'
const QUIET = ['--no-progress', '--replications', '2', '--leads', '2000']
const TARGET = ['--target', 'totalDelay <= 12s']

describe('solve', { timeout: 120_000 }, () => {
  it('answers first, and writes every value that it ran', async () => {
    const folder = emptyFolder()
    const [json, csv] = [join(folder, 'found.json'), join(folder, 'found.csv')]
    const args = ['solve', SUM, '--for', 'slots', ...TARGET, ...QUIET, '--json', json, '--csv', csv]
    const { exitCode, stdout, stderr } = await hookdrill(args)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout.split('\n')[0]).toBe(
      'The fewest slots that keep totalDelay <= 12s are 9: 11.15 s; with 8 it is 12.5 s.',
    )
    const found: Solution = JSON.parse(readFileSync(json, 'utf8'))
    expect(found).toMatchObject({ format: 'hookdrill-solution/1', answer: { text: '9' } })
    expect(readFileSync(csv, 'utf8').trimEnd().split('\n')).toHaveLength(found.points.length + 1)
  })

  it('says how to run the answer, and that run keeps the target', async () => {
    const args = ['solve', SUM, '--for', 'slots', ...TARGET, ...QUIET, '--concurrency', '3']
    const { stdout } = await hookdrill([...args, '--set', 'expect={}', '--json', '-'])
    const { replay = '' }: Solution = JSON.parse(stdout)
    expect(replay).toBe(
      `hookdrill run ${SUM} --set 'expect={}' --set instance.concurrency=9 --leads 2000`,
    )
    const again = await hookdrill([
      ...replay.replaceAll("'", '').split(' ').slice(1),
      '--json',
      '-',
    ])
    const report: Report = JSON.parse(again.stdout)
    expect(report.delay.totalMs).toBe(11_150)
  })

  it('exits with 1 where nothing meets the target', async () => {
    const args = ['solve', SUM, '--for', 'slots', '--target', 'totalDelay <= 1ms', ...QUIET]
    const { exitCode, stdout } = await hookdrill([...args, '--between', '1..4'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^No number of slots from 1 to 4 keeps totalDelay <= 1ms:/)
  })

  it.each([
    ['nothing to look for', [], /required option '--for <path>'/],
    ['a path that is not there', ['--for', 'concurency'], /^--for concurency: there is no/],
    ['a target that is none', ['--for', 'slots', '--target', 'fast'], /nothing of that name/],
    [
      'no confidence',
      ['--for', 'slots', '--confidence', '95'],
      /^--confidence "95": write a share/,
    ],
    ['bounds that are none', ['--for', 'slots', '--between', '5'], /^--between "5": write/],
    ['no seeds', ['--for', 'slots', '--replications', '0'], /^--replications "0"/],
    [
      'two formats in one place',
      ['--for', 'slots', '--json', '-', '--csv', '-'],
      /^--csv "-": --json goes there/,
    ],
  ])('refuses %s', async (_, options, message) => {
    const { exitCode, stdout, stderr } = await inThisProcess(['solve', SUM, ...options])
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('run --cross-check', { timeout: 120_000 }, () => {
  it('is in the JSON', async () => {
    const args = ['run', SUM, '--leads', '20', '--set', 'expect={}', '--cross-check', '--json', '-']
    const { stdout } = await hookdrill([...args, '--no-progress'])
    const { crossCheck }: Report = JSON.parse(stdout)
    expect(crossCheck?.runs).toMatchObject([
      { fidelity: 'model', totalMs: 1_000 },
      { fidelity: 'handlers', totalMs: 1_000 },
      { fidelity: 'wire', leads: 20, calls: 20 },
    ])
  })

  it('exits with 1 where the wire ends otherwise: a reply at exactly the time limit', async () => {
    const limits = ['instance.timeout=100ms', 'services.*.latency=100ms', 'expect={}']
    const set = limits.flatMap((limit) => ['--set', limit])
    const args = ['run', SUM, '--leads', '5', ...set, '--cross-check', '--no-progress']
    const { exitCode, stdout } = await hookdrill(args)
    expect(stdout).toMatch(
      /✘ failed {7}outcomes at wire, handlers: want 5 leads equal, got \d differs?, lead/,
    )
    // Where the machine is too busy to keep time, that one says so, and is not counted.
    const isBusy = /not checked +call time p50 at wire/.test(stdout)
    expect(stdout).toMatch(
      isBusy ? /of 9 comparisons disagrees?\./ : /of 10 comparisons disagrees?\./,
    )
    expect(exitCode).toBe(1)
  })

  it.each([
    ['--lead', '3'],
    ['--executor', 'mine.ts'],
    ['--fidelity', 'wire'],
  ])('refuses %s', async (option, value) => {
    const { exitCode, stderr } = await inThisProcess(['run', SUM, '--cross-check', option, value])
    expect(stderr).toContain(`Leave out ${option} ${value}.`)
    expect(exitCode).toBe(2)
  })
})
