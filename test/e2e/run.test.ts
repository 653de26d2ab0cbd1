import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { inThisProcess } from '../cli/in-this-process.ts'
import { emptyFolder, hookdrill, run } from './hookdrill.ts'

const SUM = resolve('scenarios/documented-sum.yaml')
const FEW = ['run', SUM, '--leads', '50', '--set', 'expect={}']

describe('hookdrill run', () => {
  it('prints the report to stdout, says nothing else, and exits 0', async () => {
    const { exitCode, stdout, stderr } = await hookdrill(FEW)
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^50 leads take 2\.5 s on 1 slot \(150 ms on 20\): 50 calls, 0 timeouts,/,
    )
    expect(stdout).toContain('Verdict: passed')
    expect(stdout).not.toContain('\u001b')
    expect(exitCode).toBe(0)
  })

  it('exits 1 when an expectation is missed, and says which', async () => {
    const { exitCode, stdout } = await hookdrill(['run', SUM, '--leads', '50'])
    expect(stdout).toContain('1 of 4 expectations missed: totalDelay is 2.5 s, not == 1h 23m 20s.')
    expect(exitCode).toBe(1)
  })

  it('takes every option that changes the run', async () => {
    const options = ['--seed', '5', '--concurrency', '10', '--fidelity', 'model']
    const { stdout } = await hookdrill([...FEW, ...options, '--json', '-'])
    const report: Report = JSON.parse(stdout)
    expect(report.scenario).toMatchObject({
      seed: 5,
      leads: 50,
      concurrency: 10,
      fidelity: 'model',
    })
    expect(report.delay.totalMs).toBe(250)
    expect(report.mapping).toBeNull()
  })

  it('writes the report as JSON to a file, whole, and still prints it', async () => {
    const file = join(emptyFolder(), 'report.json')
    const { stdout } = await hookdrill([...FEW, '--json', file])
    const report: Report = JSON.parse(readFileSync(file, 'utf8'))
    expect(report.format).toBe('hookdrill-report/1')
    expect(stdout).toContain('50 leads take')
    expect(existsSync(`${file}.partial`)).toBe(false)
  })

  it('writes a record of every call, as NDJSON and as CSV', async () => {
    const folder = emptyFolder()
    await hookdrill([...FEW, '--quiet', '--calls', join(folder, 'calls.ndjson')])
    await hookdrill([...FEW, '--quiet', '--calls', join(folder, 'calls.csv')])
    const records = readFileSync(join(folder, 'calls.ndjson'), 'utf8').trimEnd().split('\n')
    expect(records).toHaveLength(50)
    expect(JSON.parse(records[49] ?? '')).toMatchObject({
      lead: 49,
      webhook: 'enrich',
      startedMs: 2_450,
      endedMs: 2_500,
      outcome: 'mapped',
      status: 200,
    })
    const rows = readFileSync(join(folder, 'calls.csv'), 'utf8').trimEnd().split('\n')
    expect(rows[0]).toMatch(/^lead,step,webhook,queuedMs,startedMs,endedMs,/)
    expect(rows).toHaveLength(51)
  })

  it('says nothing at all with --quiet', async () => {
    expect(await hookdrill([...FEW, '--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  })

  it('replays one lead alone, with the luck it has in the whole run', async () => {
    const folder = emptyFolder()
    const calls = (file: string): readonly string[] =>
      readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')
    await hookdrill([...FEW, '--quiet', '--calls', join(folder, 'all.ndjson')])
    await hookdrill([...FEW, '--quiet', '--lead', '31', '--calls', join(folder, 'one.ndjson')])
    const whole = JSON.parse(calls('all.ndjson')[31] ?? '')
    expect(calls('one.ndjson').map((line) => JSON.parse(line))).toMatchObject([
      { lead: 31, writes: whole.writes, callMs: whole.callMs },
    ])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'on %s prints the partial report and exits 130',
    async (signal) => {
      const { exitCode, stdout, stderr } = await hookdrill(
        ['run', SUM, '--fidelity', 'model', '--leads', '100000000'],
        {
          // Without a terminal the first plain line comes after five seconds: by then it runs for sure.
          onTalk: (kill) => kill(signal),
        },
      )
      expect(stderr).toMatch(/100,000,000 leads/)
      expect(stdout).toMatch(/^Interrupted: after .* of 100,000,000 leads were done/)
      expect(exitCode).toBe(130)
    },
  )
})

describe('what goes wrong outside', () => {
  it('a full disk behind --json exits 3 with the reason', async () => {
    const { exitCode, stderr } = await hookdrill([...FEW, '--json', '/dev/full'])
    expect(stderr).toBe('cannot write /dev/full: no space left on the device\n')
    expect(exitCode).toBe(3)
  })

  it('a full disk behind stdout exits 3 with the reason', async () => {
    const args = [process.execPath, resolve('src/cli/main.ts'), ...FEW]
    const { exitCode, stderr } = await run('sh', ['-c', '"$@" > /dev/full', 'sh', ...args])
    expect(stderr).toBe('cannot write the result to stdout: no space left on the device\n')
    expect(exitCode).toBe(3)
  })

  it('a reader that closes the pipe gets no stack trace', async () => {
    const args = [process.execPath, resolve('src/cli/main.ts'), 'schema']
    const { stderr } = await run('sh', ['-c', '"$@" | head -c 1 > /dev/null', 'sh', ...args])
    expect(stderr).not.toContain('at ')
  })

  it('a folder that is not there exits 3 and leaves nothing', async () => {
    const folder = emptyFolder()
    const { exitCode, stderr } = await hookdrill([...FEW, '--calls', join(folder, 'no/calls.csv')])
    expect(stderr).toMatch(/^cannot write .*calls\.csv: no such file or folder\n$/)
    expect(exitCode).toBe(3)
  })
})

describe('what the user wrote wrong exits 2', () => {
  it.each([
    [
      'a missing file',
      ['run', 'nowhere/x.yaml'],
      'scenario "nowhere/x.yaml": there is no such file. The folder does not exist either. Check the path.',
    ],
    [
      'a misspelt file',
      ['run', 'scenarios/documented-sun.yaml'],
      'scenario "scenarios/documented-sun.yaml": there is no such file. Did you mean scenarios/documented-sum.yaml?',
    ],
    [
      'a folder',
      ['run', 'scenarios'],
      'scenario "scenarios": it is a folder, not a file. Name a file in it.',
    ],
    [
      'a lead that is not there',
      [...FEW, '--lead', '50'],
      '--lead "50": the scenario has leads 0 to 49. Use one of those.',
    ],
    [
      'an unknown ending for the calls',
      [...FEW, '--calls', 'calls.txt'],
      '--calls "calls.txt": the ending says the format. Use .ndjson or .csv.',
    ],
    [
      'a wrong number',
      ['run', SUM, '--leads', '-1'],
      '--leads -1 leads.count: -1 is out of range. Use 1 to 100,000,000.\n1 mistake in --leads -1; nothing was run.',
    ],
    [
      'an unknown fidelity',
      [...FEW, '--fidelity', 'wire2'],
      "error: option '--fidelity <fidelity>' argument 'wire2' is invalid. Allowed choices are model, handlers, sockets, wire.\nSee hookdrill run --help.",
    ],
    [
      'a target without a wire',
      [...FEW, '--target', 'http://127.0.0.1:1'],
      '--target "http://127.0.0.1:1": it is for --fidelity wire, and this is handlers.',
    ],
    [
      'a target that is another machine',
      [...FEW, '--fidelity', 'wire', '--target', 'http://192.0.2.1'],
      '--target "http://192.0.2.1": 192.0.2.1 is another machine. Add --allow-host 192.0.2.1 if it may get every request of this run.',
    ],
    [
      'more real time than is allowed',
      ['run', SUM, '--fidelity', 'wire'],
      'This run takes about 1 h 23 m of real time, and 10 m are allowed. Take fewer leads (--leads), or allow more (--real-time-max).',
    ],
    [
      'a span without a unit',
      [...FEW, '--fidelity', 'wire', '--real-time-max', '5'],
      '--real-time-max "5": write a duration with a unit, like 10ms or 1h.',
    ],
    [
      'an unknown option',
      [...FEW, '--lead-count', '5'],
      "error: unknown option '--lead-count'\nSee hookdrill run --help.",
    ],
    [
      'an unknown command',
      ['rum', SUM],
      "error: unknown command 'rum'\n(Did you mean run?)\nSee hookdrill --help.",
    ],
  ])('%s', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await inThisProcess(args)
    expect(stderr.trimEnd()).toBe(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  it('several mistakes of a file come out together, with line and column', async () => {
    const folder = emptyFolder()
    const text = readFileSync(SUM, 'utf8')
    writeFileSync(
      join(folder, 'x.yaml'),
      text.replace('encoding: JSON', 'encoding: Json').replace('latency: 50ms', 'latency: 50'),
    )
    const { exitCode, stderr } = await hookdrill(['run', 'x.yaml'], { cwd: folder })
    expect(stderr.trimEnd().split('\n')).toEqual([
      'x.yaml:30:15 webhooks.enrich.encoding: "Json" is not an encoding. Use JSON, Form/Url or None. Did you mean JSON?',
      expect.stringMatching(
        /^x\.yaml:40:14 services\["https:\/\/api\.example\.com"\]\.latency: 50 has no unit/,
      ),
      '2 mistakes in x.yaml; nothing was run.',
    ])
    expect(exitCode).toBe(2)
  })
})

describe('help', () => {
  it('names every command, and each has an example', async () => {
    const { exitCode, stdout } = await hookdrill(['--help'])
    expect(exitCode).toBe(0)
    const commands = Array.from(stdout.matchAll(/^ {2}([a-z]+) {2,}/gm), ([, name]) => name ?? '')
    expect(commands).toContain('run')
    for (const command of commands) {
      const help = await hookdrill([command, '--help'])
      expect(help.stdout).not.toMatch(/default: (false|\[\]|"\d+")/)
      expect(help.stdout).toMatch(/Examples?:\n {2}\$ hookdrill /)
    }
  })

  it('the schema command prints a JSON Schema', async () => {
    const { stdout } = await hookdrill(['schema'])
    expect(JSON.parse(stdout)).toMatchObject({ title: 'scenario', type: 'object' })
  })
})
