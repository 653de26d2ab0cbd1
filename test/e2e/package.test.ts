// The package as users get it: packed once, installed in empty folders.
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageProblems } from '../../scripts/package-problems.ts'
import { type Ended, emptyFolder, run } from './hookdrill.ts'

const store = mkdtempSync(join(tmpdir(), 'hookdrill-packed-'))
let tarball = ''

beforeAll(async () => {
  const packed = await run('npm', ['pack', '--json', '--pack-destination', store])
  expect(packed.exitCode, packed.stderr).toBe(0)
  const [{ filename }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n')))
  tarball = join(store, filename)
}, 240_000)

afterAll(() => rmSync(store, { recursive: true }))

it('the packed tarball can be published: its files, fields and types', async () => {
  expect(await packageProblems(tarball)).toEqual([])
})

it('a tarball that cannot is told why', async () => {
  const folder = emptyFolder()
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
  mkdirSync(join(folder, 'dist'))
  write('dist/index.js', 'export const one = 1\n//# sourceMappingURL=../../elsewhere.js.map\n')
  write('dist/index.test.ts', "import './index.ts'\n")
  write('large.bin', randomBytes(2_100_000).toString('latin1'))
  write(
    'package.json',
    JSON.stringify({
      name: 'wrong',
      version: '1.0.0',
      exports: { '.': './dist/index.js', './gone': './dist/gone.js' },
      scripts: { postinstall: 'true' },
    }),
  )
  await run('npm', ['pack', '--pack-destination', folder], { cwd: folder })
  const problems = await packageProblems(join(folder, 'wrong-1.0.0.tgz'))
  expect(problems[0]).toMatch(/^It is \d+ bytes packed\. At most 2000000 are wanted\.$/)
  expect(problems).toEqual(
    expect.arrayContaining([
      'dist/index.test.ts: nobody wants it there.',
      'large.bin: nobody wants it there.',
      'LICENSE: it is missing.',
      'dist/index.js: it has no types.',
      'dist/index.js: it names a source map, and none is packed.',
      'package.json license: it has to be MIT.',
      'package.json publishConfig.provenance: it has to be true.',
      'package.json scripts: it has to be without anything that runs when it is installed.',
      expect.stringMatching(/^publint: .*gone\.js but the file does not exist/),
      expect.stringMatching(/^are the types wrong: /),
    ]),
  )
})

/** Besides what the folder's own `package.json` names. */
async function install(cwd: string): Promise<void> {
  const installed = await run('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd })
  expect(installed.exitCode, installed.stderr).toBe(0)
}

it('the packed tarball, installed in an empty folder, runs and can be imported', {
  timeout: 240_000,
}, async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  await install(folder)

  const bin = join(folder, 'node_modules/.bin/hookdrill')
  const scenario = join(folder, 'node_modules/hookdrill/scenarios/documented-sum.yaml')
  const args = [bin, 'run', scenario, '--leads', '40', '--set', 'expect={}']
  const ran = await run(process.execPath, args, { cwd: folder })
  expect(ran.stderr).toBe('')
  expect(ran.stdout).toContain('40 leads take 2 s on 1 slot')
  expect(ran.exitCode).toBe(0)

  const conformed = await run(process.execPath, [bin, 'conform', '--no-progress'], { cwd: folder })
  expect(conformed.stderr).toBe('')
  expect(conformed.stdout).toContain('It conforms as far as it was asked.')

  writeFileSync(
    join(folder, 'use.js'),
    `import { defineScenario, loadScenario, simulate } from 'hookdrill'
import { assertFinishesWithin } from 'hookdrill/assert'
import { hookdrillExecutor } from 'hookdrill/executor'
import schema from 'hookdrill/scenario.schema.json' with { type: 'json' }
const report = await simulate(await loadScenario(${JSON.stringify(scenario)}), { leads: 20 })
assertFinishesWithin(report, '1s')
console.log(report.delay.text, hookdrillExecutor.name, schema.title, typeof defineScenario)
const without = await import('hookdrill/vitest').catch(({ code }) => code)
console.log(without)
`,
  )
  const used = await run(process.execPath, ['use.js'], { cwd: folder })
  expect(used.stderr).toBe('')
  // Whoever has no vitest needs none.
  expect(used.stdout).toBe('1 s hookdrill scenario function\nERR_MODULE_NOT_FOUND\n')
})

describe('examples/vitest-suite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hookdrill-suite-'))
  const here = { cwd: folder }
  const tsc = (...args: readonly string[]): Promise<Ended> =>
    run('npx', ['--no-install', 'tsc', '--noEmit', ...args], here)

  beforeAll(async () => {
    cpSync('examples/vitest-suite', folder, { recursive: true })
    await install(folder)
  }, 240_000)

  afterAll(() => rmSync(folder, { recursive: true }))

  it('passes', { timeout: 120_000 }, async () => {
    const { exitCode, stdout, stderr } = await run('npm', ['test'], here)
    expect(exitCode, stdout + stderr).toBe(0)
    expect(stripVTControlCharacters(stdout)).toMatch(/Tests +9\d\d passed/)
  })

  it('is typed, and so is the package', { timeout: 120_000 }, async () => {
    const { exitCode, stdout } = await tsc()
    expect(stdout).toBe('')
    expect(exitCode).toBe(0)
    // What other packages declare is theirs.
    const whole = (await tsc('--skipLibCheck', 'false')).stdout.split('\n')
    expect(whole.filter((line) => line.startsWith('node_modules/hookdrill'))).toEqual([])
  })

  it('does not compile where a claim is mistyped', { timeout: 120_000 }, async () => {
    const wrong = join(folder, 'wrong.ts')
    writeFileSync(
      wrong,
      `import type { Report } from 'hookdrill'
import { assertTimesOut } from 'hookdrill/assert'
import { expect } from 'vitest'
import 'hookdrill/vitest'
export const claims = (report: Report) => {
  expect(report).toFinishWithin(5)
  assertTimesOut(report)
}
`,
    )
    const { stdout } = await tsc()
    rmSync(wrong)
    const lines = Array.from(stdout.matchAll(/^wrong\.ts\((\d+),.* error/gm), ([, line]) => line)
    expect(lines).toEqual(['6', '7'])
  })

  it('fails by name where its executor goes wrong', { timeout: 120_000 }, async () => {
    const file = join(folder, 'executor.ts')
    const right = readFileSync(file, 'utf8')
    writeFileSync(file, right.replace('!response.ok || ', ''))
    const { exitCode, stdout, stderr } = await run('npm', ['test'], here)
    writeFileSync(file, right)
    expect(stdout + stderr).toContain('expected a field to change only on a 2xx (map-only-on-2xx)')
    expect(stdout + stderr).toMatch(/replay {3}simulate\(await loadScenario\('scenario.yaml'\)/)
    expect(exitCode).toBe(1)
  })
})

it('the package names the version that requests carry, and so does the example', async () => {
  const { VERSION } = await import('../../src/version.ts')
  expect(JSON.parse(readFileSync(resolve('package.json'), 'utf8')).version).toBe(VERSION)
  const example = JSON.parse(readFileSync('examples/vitest-suite/package.json', 'utf8'))
  expect(example.devDependencies.hookdrill).toBe(VERSION)
})
