// Executors as people write them, unchanged, from the command line.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { type Ended, emptyFolder, hookdrill, run as runCommand } from './hookdrill.ts'

const SCENARIO = resolve('scenarios/mixed-statuses.yaml')
const FEW = ['--leads', '150', '--set', 'expect={}']

const file = (name: string): string => resolve(`test/e2e/executors/${name}.ts`)

async function run(...args: readonly string[]): Promise<Ended & { readonly report: Report }> {
  const json = join(emptyFolder(), 'report.json')
  const ended = await hookdrill(['run', SCENARIO, ...FEW, ...args, '--no-progress', '--json', json])
  return { ...ended, report: JSON.parse(readFileSync(json, 'utf8')) }
}

/** What does not depend on who runs it, and how. */
function outcome({ delay, calls, mapping, slots }: Report) {
  return { totalMs: delay.totalMs, callTime: delay.callTime, calls, mapping, slots }
}

describe('an executor that does as the platform does', () => {
  it.each(['fetch', 'undici', 'node-http', 'axios', 'got', 'ky', 'dispatcher'])(
    'with %s comes to what ours does',
    async (name) => {
      const [ours, theirs] = await Promise.all([
        run(),
        run('--fidelity', 'sockets', '--executor', file(name)),
      ])
      expect(theirs.stderr).toBe('')
      expect(theirs.exitCode).toBe(0)
      expect(outcome(theirs.report)).toEqual(outcome(ours.report))
      expect(theirs.report.warnings).toBeUndefined()
    },
  )

  it('through the dispatcher runs at handlers as well', async () => {
    const { exitCode, report } = await run('--executor', file('dispatcher'))
    expect(report.scenario.fidelity).toBe('handlers')
    expect(exitCode).toBe(0)
  })

  it.each(['fetch', 'undici', 'node-http'])('with %s gives up after exactly 30 s', async (name) => {
    const hang = 'services.*.replies=[{"fault":"hang"}]'
    const args = ['--leads', '3', '--concurrency', '1', '--set', hang]
    const { report } = await run(...args, '--fidelity', 'sockets', '--executor', file(name))
    expect(report.calls.byOutcome).toEqual({ timeout: 3 })
    expect(report.delay.totalMs).toBe(90_000)
    expect(report.verdict.passed).toBe(true)
  })
})

describe('an executor that does not', () => {
  it('fails the run, and its timer does not keep the process', async () => {
    const { exitCode, stderr, report } = await run(
      '--fidelity',
      'sockets',
      '--executor',
      file('careless'),
    )
    const failed = report.verdict.checks.filter(({ state }) => state === 'failed')
    expect(failed.map(({ id }) => id)).toEqual([
      'map-only-on-2xx',
      'request-as-written',
      'one-request-per-call',
    ])
    expect(failed[0]?.examples[0]?.replay).toContain(
      `--fidelity sockets --executor ${file('careless')}`,
    )
    expect(stderr).toBe('Something that was started keeps this process (Timeout); it ends now.\n')
    expect(exitCode).toBe(1)
  })

  it('and throws where nobody catches it ends its call, not the process', async () => {
    const folder = emptyFolder()
    const thrower = join(folder, 'thrower.ts')
    writeFileSync(
      thrower,
      `export default async (call: { lead: { index: number } }) => {
  if (call.lead.index % 2 === 0) void Promise.reject(new Error('even'))
  else setTimeout(() => { throw new Error('odd') }, 50)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  return []
}
`,
    )
    const args = ['--leads', '4', '--concurrency', '1', '--fidelity', 'sockets']
    const { exitCode, report } = await run(...args, '--executor', thrower)
    expect(report.calls.byOutcome).toEqual({ crashed: 4 })
    const noCrash = report.verdict.checks.find(({ id }) => id === 'no-crash')
    expect(noCrash?.examples.map(({ actual }) => actual)).toEqual([
      `Error: even (${thrower}:2), where nobody caught it`,
      `Error: odd (${thrower}:3), where nobody caught it`,
      `Error: even (${thrower}:2), where nobody caught it`,
    ])
    expect(exitCode).toBe(1)
  })
})

/** An object that does something of its own, and then what ours does. */
function ownThing(statement: string): string {
  const executor = join(emptyFolder(), 'own.ts')
  writeFileSync(
    executor,
    `import { hookdrillExecutor } from '${resolve('src/executor/index.ts')}'
export default {
  name: 'own',
  async execute(call, ports) {
    ${statement}
    return hookdrillExecutor.execute(call, ports)
  },
}
`,
  )
  return executor
}

describe.each(['handlers', 'wire'])('at %s, an object', (fidelity) => {
  it('that throws where nobody catches it ends its call, not the process', async () => {
    const own = ownThing("void Promise.reject(new Error('audit log failed'))")
    const args = ['--leads', '3', '--fidelity', fidelity, '--executor', own]
    const { exitCode, report } = await run(...args)
    expect(report.calls.byOutcome).toEqual({ crashed: 3 })
    const noCrash = report.verdict.checks.find(({ id }) => id === 'no-crash')
    expect(noCrash?.examples[0]?.actual).toBe(
      `Error: audit log failed (${own}:5), where nobody caught it`,
    )
    expect(exitCode).toBe(1)
  })
})

it('of runs beside each other only the one hears of it whose code threw', async () => {
  const program = join(emptyFolder(), 'beside.ts')
  writeFileSync(
    program,
    `import { hookdrillExecutor, loadScenario, simulate } from '${resolve('src/index.ts')}'
const scenario = await loadScenario('${SCENARIO}', { leads: 20 })
const reports = await Promise.all(
  Array.from({ length: 15 }, (_, run) => {
    const execute = (call, ports) => {
      if (run === 7) void Promise.reject(new Error('mine'))
      return hookdrillExecutor.execute(call, ports)
    }
    return simulate(scenario, { executor: { name: 'mine', execute } })
  }),
)
const crashed = reports.map(({ calls }) => calls.byOutcome.crashed ?? 0)
console.log(crashed.join(), reports.some(({ warnings }) => warnings))
`,
  )
  const { stdout, stderr } = await runCommand(process.execPath, [program])
  expect(stderr).toBe('')
  expect(stdout).toBe('0,0,0,0,0,0,0,20,0,0,0,0,0,0,0 false\n')
})

describe('whoever ends the process', () => {
  const quits = (): string => {
    const executor = join(emptyFolder(), 'quits.ts')
    writeFileSync(executor, 'export default async () => { process.exit(0) }\n')
    return executor
  }

  it.each([
    ['run', ['run', SCENARIO, ...FEW, '--fidelity', 'sockets', '--executor']],
    ['conform', ['conform']],
  ])('does not make %s pass', async (_, words) => {
    const { exitCode, stdout, stderr } = await hookdrill([...words, quits(), '--no-progress'])
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^The process was ended before the command was done: an executor, /)
    expect(exitCode).toBe(3)
  })

  it('nor does who throws when its call is long over, and what was found is written', async () => {
    const own = ownThing("setTimeout(() => { throw new Error('too late') }, 60)")
    const { exitCode, stderr, report } = await run('--leads', '3', '--executor', own)
    expect(report.calls.total).toBe(3)
    // In a later call, before the report is out, or after it: a real timer has its own time.
    expect(stderr + JSON.stringify(report)).toContain('Error: too late')
    expect(exitCode).toBe(1)
  })
})

describe('what cannot be run exits 2 and says what is wanted', () => {
  const WANTED =
    'Wanted is a default export, or one named executor: an object { name, execute(call, ports) }, or, at sockets, a function (call) => [{ field, value }, …].'

  it.each<[string, string | undefined, readonly string[], string]>([
    ['no such file', undefined, [], 'executor "X": there is no such file. Check the path.'],
    ['no module', 'export default (', [], 'executor "X": it could not be loaded as a module: '],
    [
      'a module that throws',
      "throw new Error('no')",
      [],
      'executor "X": it could not be loaded as a module: no',
    ],
    [
      'a module that never ends',
      'await new Promise(() => {})',
      [],
      'executor "X": it could not be loaded as a module: an await outside its functions waits for what never comes.',
    ],
    ['nothing', 'export {}', [], `executor "X": it exports nothing. ${WANTED}`],
    ['other names', 'export const run = 1', [], `executor "X": it exports run. ${WANTED}`],
    [
      'a text',
      "export default 'fetch'",
      [],
      `executor "X": its default export is a string. ${WANTED}`,
    ],
    [
      'a class',
      'export default class Mine { async execute() {} }',
      [],
      `executor "X": its default export is a class. Export an object made of it with new. ${WANTED}`,
    ],
    [
      'null',
      'export const executor = null',
      [],
      `executor "X": its export executor is null. ${WANTED}`,
    ],
    [
      'an object',
      'export default {}',
      [],
      `executor "X": its default export is an object without execute. ${WANTED}`,
    ],
    [
      'a function at handlers',
      'export default async () => []',
      ['--fidelity', 'handlers'],
      'executor "X": a function sends its own requests, and at handlers nothing catches them. Use --fidelity sockets, or export an object { name, execute(call, ports) } that sends them through ports.dispatcher.',
    ],
    [
      'an executor at model',
      'export default async () => []',
      ['--fidelity', 'model'],
      '--executor "X": at model no executor runs. Use --fidelity handlers or sockets.',
    ],
  ])('%s', async (_, text, args, message) => {
    const executor = join(emptyFolder(), 'x.ts')
    if (text !== undefined) writeFileSync(executor, text)
    const all = ['run', SCENARIO, ...FEW, '--fidelity', 'sockets', '--executor', executor, ...args]
    const { exitCode, stdout, stderr } = await hookdrill(all)
    expect(stderr.trimEnd()).toMatch(message.replaceAll('X', executor))
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  it('more leads than a run at sockets takes', async () => {
    const { exitCode, stderr } = await hookdrill([
      'run',
      SCENARIO,
      '--fidelity',
      'sockets',
      '--leads',
      '20001',
    ])
    expect(stderr.trimEnd()).toBe(
      '20,001 leads at sockets: the most is 20,000, because every request passes a client and a socket, about 1,000 of them a second. Use --leads 5000, or --fidelity handlers.',
    )
    expect(exitCode).toBe(2)
  })
})
