// What the pages on executors, suites and handlers show is run.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { emptyFolder, hookdrill, run } from '../e2e/hookdrill.ts'
import { againstTheSource, blocks } from './page.ts'

it('the command of docs/sockets.md rehearses an executor', { timeout: 120_000 }, async () => {
  const [command = ''] = blocks('sh', readFileSync('docs/sockets.md', 'utf8'))
  const own = command.trim().replace('my-executor.ts', 'test/e2e/executors/undici.ts')
  const { exitCode, stdout } = await hookdrill([...own.split(' ').slice(1), '--no-progress'])
  expect(stdout).toContain('Verdict: passed')
  expect(exitCode).toBe(0)
})

it('an executor that waits for a real timer is told what docs/sockets.md says', {
  timeout: 120_000,
}, async () => {
  const [shown = ''] = blocks('text', readFileSync('docs/sockets.md', 'utf8'))
  const [, file = '', line = ''] = shown.match(/\((\S+\.ts):(\d+)\)/) ?? []
  const folder = emptyFolder()
  const own = join(folder, basename(file))
  // The timer was there before the first run of the process.
  const lines = ['const wait = setTimeout', 'export const executor = async () => {', WAITING, '}']
  writeFileSync(own, ['\n'.repeat(Number(line) - 4), ...lines].join('\n'))
  writeFileSync(
    join(folder, 'use.ts'),
    `import { executor } from './${basename(file)}'
import { loadScenario, simulate } from '${resolve('src/index.ts')}'
const scenario = await loadScenario('${resolve('scenarios/mixed-statuses.yaml')}', { leads: 1 })
const { verdict } = await simulate(scenario, { executor, fidelity: 'sockets' })
console.log(verdict.checks.find(({ id }) => id === 'no-crash')?.examples[0]?.actual)
process.exit()
`,
  )
  const { stdout } = await run(process.execPath, [join(folder, 'use.ts')])
  expect(stdout).toBe(shown.replace(file, own))
})

const WAITING = '  await new Promise((resolve) => wait(resolve, 60_000))'

describe('docs/conform.md', () => {
  const page = readFileSync('docs/conform.md', 'utf8')
  const shown = blocks('sh', page).flatMap((block) => block.trimEnd().split('\n'))

  /** A folder where the executor of the page lies, and what else is given. */
  function folderOf(files: Readonly<Record<string, string>>): string {
    const folder = `test/docs/.conform-${process.pid}-${Object.keys(files).length}`
    mkdirSync(folder, { recursive: true })
    onTestFinished(() => rmSync(folder, { recursive: true }))
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), againstTheSource(text))
    }
    return folder
  }

  it('its executor conforms but for what the page switches off', { timeout: 120_000 }, async () => {
    const folder = folderOf({ 'my-executor.ts': blocks('js', page)[0] ?? '' })
    const exitCodes: unknown[] = []
    for (const command of shown) {
      const args = command.replace('my-executor.ts', `${folder}/my-executor.ts`)
      const words = Array.from(
        args.matchAll(/'([^']*)'|(\S+)/g),
        ([, one, two]) => one ?? two ?? '',
      )
      // All cases are in the suite below.
      const some = command.includes('--only') ? [] : ['--only', 'url-and-headers']
      const { exitCode, stdout, stderr } = await hookdrill([
        ...words.slice(1),
        ...some,
        '--no-progress',
      ])
      expect(stderr).toBe('')
      if (exitCode !== 0) expect(stdout).toContain(blocks('text', page)[0]?.split('\n  replay')[0])
      exitCodes.push(exitCode)
    }
    expect(exitCodes).toEqual([1, 0, 0])
  })

  it('its suite passes', { timeout: 120_000 }, async () => {
    const suite =
      blocks('typescript', page)[0]?.replace('./my-executor.js', './my-executor.ts') ?? ''
    const folder = folderOf({
      'my-executor.ts': blocks('js', page)[0] ?? '',
      'executor.test.ts': suite,
      'vitest.config.ts': 'export default { test: { include: ["executor.test.ts"] } }',
    })
    const vitest = resolve('node_modules/vitest/vitest.mjs')
    const report = join(resolve(folder), 'report.json')
    const args = [vitest, 'run', '--root', folder, '--reporter', 'json', '--outputFile', report]
    const { stdout, exitCode } = await run(process.execPath, args)
    expect(exitCode, stdout).toBe(0)
    const { numPassedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    expect(numPassedTests).toBeGreaterThan(950)
    expect(numPendingTests).toBeGreaterThan(100)
  })
})

describe('docs/fuzz.md', () => {
  const page = readFileSync('docs/fuzz.md', 'utf8')
  const [itself, near] = blocks('sh', page).map((command) => command.trim().split(' ').slice(1))
  const written = page.match(/^# .* failed.*\n# hookdrill run .*$/m)?.[0]

  it('hookdrill fuzzes itself, and every check holds', { timeout: 120_000 }, async () => {
    const { exitCode, stdout } = await hookdrill(itself ?? [], { cwd: emptyFolder() })
    expect(stdout).toMatch(/^20 scenarios, .* calls, every check held \(seed 1\)$/m)
    expect(exitCode).toBe(0)
  })

  it('what it finds near the scenario is what it says, and fails again', {
    timeout: 120_000,
  }, async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(cwd, 'careless.js'), blocks('js', page)[0] ?? '')
    writeFileSync(join(cwd, 'score.yaml'), blocks('yaml', page)[0] ?? '')
    const found = await hookdrill([...(near ?? []), '--no-progress'], { cwd })
    expect(found.stderr).toBe('')
    expect(found.exitCode).toBe(1)
    const file = readFileSync(join(cwd, 'fuzz-1.yaml'), 'utf8')
    expect(file.split('\n').slice(0, 2).join('\n')).toBe(written)
    const [, replay = ''] = written?.split('# hookdrill ') ?? []
    const again = await hookdrill(replay.split(' '), { cwd })
    expect(again.stdout).toContain('✘ failed       no-crash')
    expect(again.exitCode).toBe(1)
  })
})

it('the handlers of docs/handlers.md run with its scenario, and keep its limits', {
  timeout: 120_000,
}, async () => {
  const page = readFileSync('docs/handlers.md', 'utf8')
  // Here, and not in a folder of the system's, they find their packages.
  const folder = `test/docs/.handlers-${process.pid}`
  mkdirSync(folder, { recursive: true })
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'my-handlers.js'), blocks('js', page)[0] ?? '')
  writeFileSync(join(folder, 'x.yaml'), blocks('yaml', page)[0] ?? '')
  const { exitCode, stdout, stderr } = await hookdrill([
    'run',
    join(folder, 'x.yaml'),
    '--no-progress',
  ])
  expect(stderr).toBe('')
  expect(stdout).toContain('500 calls, 5 timeouts')
  expect(exitCode).toBe(0)
})

it('the handlers that docs/handlers.md takes from @msw/source, which is not installed here, can be parsed', async () => {
  const [, source = ''] = blocks('js', readFileSync('docs/handlers.md', 'utf8'))
  const file = join(emptyFolder(), 'handlers.mjs')
  writeFileSync(file, source)
  expect(source).toContain("from '@msw/source/open-api'")
  expect(await run(process.execPath, ['--check', file])).toMatchObject({ exitCode: 0, stderr: '' })
})
