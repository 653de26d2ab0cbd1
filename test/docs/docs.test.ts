// What the documentation shows is run: commands, programs and scenarios of the README; pages written
// out of the code are the ones checked in; links lead somewhere.
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { assumptionsPage } from '../../scripts/assumptions-page.ts'
import { badInputPage } from '../../scripts/bad-input-page.ts'
import { conformPage } from '../../scripts/conform-page.ts'
import { lintPage } from '../../scripts/lint-page.ts'
import { scenarioPage } from '../../scripts/scenario-page.ts'
import { scenariosPage } from '../../scripts/scenarios-page.ts'
import { tokensPage } from '../../scripts/tokens-page.ts'
import { emptyFolder, hookdrill } from '../e2e/hookdrill.ts'
import { startServing } from '../e2e/serving.ts'
import { blocks, runnerOf, wordsOf } from './page.ts'
import { openShell } from './shell.ts'

const README = readFileSync('README.md', 'utf8')

const commands = blocks('sh', README)
  .flatMap((block) => block.trimEnd().split('\n'))
  .filter((line) => line.startsWith('hookdrill '))

describe('the README', () => {
  it('shows commands, a program and a scenario', () => {
    expect(commands.length).toBeGreaterThan(2)
    expect(blocks('ts', README)).toHaveLength(1)
    expect(blocks('yaml', README)).toHaveLength(1)
  })

  it.each(commands)('%s', { timeout: 240_000 }, async (command) => {
    const folder = emptyFolder()
    const inFolder = command.replaceAll(
      / (\w+\.(?:json|csv))/g,
      (_, file) => ` ${join(folder, file)}`,
    )
    const args = Array.from(
      inFolder.matchAll(/'([^']*)'|(\S+)/g),
      ([, quoted, bare]) => quoted ?? bare ?? '',
    )
    const { exitCode, stderr } = await hookdrill(args.slice(1))
    expect(stderr.replaceAll(/^(?:\[|\d+ runs? ).*\n/gm, '')).toBe('') // but for progress
    expect(exitCode).toBe(0)
  })

  it('its scenario has no mistakes and keeps its limits', { timeout: 120_000 }, async () => {
    const file = join(emptyFolder(), 'enrich.yaml')
    writeFileSync(file, blocks('yaml', README)[0] ?? '')
    const { exitCode, stdout } = await hookdrill(['run', file, '--fidelity', 'model'])
    expect(stdout).toContain('100,000 leads take')
    expect(exitCode).toBe(0)
  })

  it('its mistake is told like that', async () => {
    const file = join(emptyFolder(), 'enrich.yaml')
    const [scenario = ''] = blocks('yaml', README)
    writeFileSync(file, scenario.replace(/^ +headers: .*\n/m, '$&    encoding: Json\n'))
    const { exitCode, stderr } = await hookdrill(['run', file])
    expect(stderr).toContain(`${blocks('text', README)[0]?.replace('enrich.yaml', file)}`)
    expect(exitCode).toBe(2)
  })

  it('shows a suite of fifteen lines', () => {
    const [suite = ''] = blocks('ts', README)
    expect(runnerOf(suite)).toBe('vitest')
    expect(suite.trimEnd().split('\n').length).toBeLessThanOrEqual(15)
  })

  it('says what to type within its first twenty lines', () => {
    expect(README.split('\n').indexOf('npm ci')).toBeLessThan(20)
  })
})

describe('docs/wire.md', () => {
  const shown = blocks('sh', readFileSync('docs/wire.md', 'utf8')).map((block) => block.trim())

  it.each(shown)('%s', { timeout: 120_000 }, async (command) => {
    const own = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1')
    onTestFinished(() => void own.close())
    await once(own, 'listening')
    const { port } = own.address() as AddressInfo
    const args = command.replaceAll("'", '').replace(':3000', `:${port}`).split(' ').slice(1)
    const { exitCode, stdout } = await hookdrill([...args, '--leads', '10', '--set', 'expect={}'])
    expect(stdout).toContain('Verdict: passed')
    expect(exitCode).toBe(0)
  })
})

it('the command of docs/lint.md lints', { timeout: 120_000 }, async () => {
  const [command = ''] = blocks('sh', readFileSync('docs/lint.md', 'utf8'))
  // As a shell would have it.
  const args = command
    .trim()
    .split(' ')
    .flatMap((word) => (word.includes('*') ? globSync(word) : word))
  expect(args.length).toBeGreaterThan(20)
  expect((await hookdrill(args.slice(1))).exitCode).toBe(0)
})

it('the command of docs/tui.md makes the pictures that the page shows', {
  timeout: 120_000,
}, async () => {
  const page = readFileSync('docs/tui.md', 'utf8')
  const [command = ''] = blocks('sh', page)
  const folder = emptyFolder()
  const args = command.trim().replace(' frames', ` ${folder}`).split(' ').slice(1)
  const { exitCode, stderr } = await hookdrill(args)
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
  const shown = Array.from(page.matchAll(/\((tui-\w+\.svg)\)/g), ([, file]) => file ?? '')
  expect(shown.length).toBeGreaterThan(3)
  expect(shown.filter((file) => !existsSync(join(folder, file)))).toEqual([])
  expect(readFileSync(join(folder, 'tui-dials.txt'), 'utf8')).toContain('for 30,000 calls')
})

describe('docs/ci.md', () => {
  const page = readFileSync('docs/ci.md', 'utf8')
  const shown = Array.from(page.matchAll(/hookdrill (?:run|lint) [^'\n]*/g), ([command]) => command)

  it.each([...new Set(shown)])('%s', { timeout: 120_000 }, async (command) => {
    const folder = emptyFolder()
    const inFolder = command.replace(/ (\w+\.(?:json|xml))/, (_, file) => ` ${join(folder, file)}`)
    const env = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') }
    const { exitCode, stderr } = await hookdrill(inFolder.split(' ').slice(1), { env })
    const said = stderr.replaceAll(/^\[.*\n/gm, '') // but for progress
    expect(said).toMatch(command.includes('lint') ? /^Nothing is wrong/ : /^$/)
    expect(exitCode).toBe(0)
  })

  it('shows jobs of GitHub and of GitLab', () => {
    const [github, gitlab] = blocks('yaml', page).map((text) => parse(text))
    expect(github).toMatchObject({ on: 'push', jobs: { rehearse: { 'runs-on': 'ubuntu-latest' } } })
    for (const step of github.jobs.rehearse.steps) {
      expect(step).toHaveProperty(step.run === undefined ? 'uses' : 'run')
    }
    expect(gitlab).toMatchObject({ rehearse: { artifacts: { reports: { junit: 'junit.xml' } } } })
  })

  it('runs in a job what is run above, and takes from it what that writes', () => {
    const [github, gitlab] = blocks('yaml', page).map((text) => parse(text))
    const steps: readonly { readonly run?: string; readonly uses?: string }[] =
      github.jobs.rehearse.steps
    const [jenkins = ''] = blocks('groovy', page)
    const inJobs = [
      ...blocks('sh', page).flatMap((block) => block.trimEnd().split('\n')),
      ...steps.flatMap(({ run }) => run ?? []),
      ...gitlab.rehearse.script,
      ...Array.from(jenkins.matchAll(/^sh '(.*)'$/gm), ([, run]) => run),
    ]
    const ran = ['npm ci', ...shown, ...shown.map((command) => `npx ${command}`)]
    expect(inJobs).toHaveLength(8)
    expect(inJobs.filter((run) => !ran.includes(run))).toEqual([])
    // Nothing here can run these: they are GitHub's own.
    expect(steps.flatMap(({ uses }) => uses ?? [])).toEqual([
      'actions/checkout@v4',
      'actions/setup-node@v4',
      'actions/upload-artifact@v4',
    ])
    expect(github.jobs.rehearse.steps.at(-1).with.path).toBe('junit.xml')
    expect(jenkins).toMatch(/^junit testResults: 'junit.xml'$/m) // nor this: it is Jenkins's
  })
})

it('the steps of docs/reports.md give a pull request its comment', {
  timeout: 120_000,
}, async () => {
  const [text = ''] = blocks('yaml', readFileSync('docs/reports.md', 'utf8'))
  const shell = openShell()
  for (const { run } of parse(text)) {
    // As GitHub does it: the expression is gone before the shell comes.
    const command = run.replace(/\$\{\{.*?\}\}/, '7').replace(/^gh pr comment 7 --body-file/, 'cat')
    const { exitCode, stdout, stderr } = await shell.run(command)
    expect(stderr.replaceAll(/^\[.*\n/gm, '')).toBe('') // but for progress
    expect(exitCode).toBe(0)
    if (run.startsWith('gh')) expect(stdout).toMatch(/^## ✔ The black hole\n/)
  }
  expect(parse(text)).toHaveLength(2)
})

describe('docs/serve.md and the help of serve', () => {
  const page = readFileSync('docs/serve.md', 'utf8')
  const shown = [page, readFileSync('src/cli/serve.ts', 'utf8')]
    .flatMap((text) => Array.from(text.matchAll(/^ *(?:\$ )?hookdrill serve (.*)$/gm)))
    .map(([, args]) => args ?? '')

  it.each([...new Set(shown)])(
    'hookdrill serve %s serves until it is told to stop',
    async (args) => {
      const inFolder = args.replace(/(\w+\.ndjson)/, (file) => join(emptyFolder(), file))
      const { end } = await startServing([...inFolder.split(' '), '--port', '0'])
      const { exitCode, stderr } = await end('SIGINT')
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
    },
  )

  it('shows commands, and no other ones', () => {
    expect(shown.length).toBeGreaterThan(2)
    expect(blocks('sh', page).join('')).toMatch(/^(?:hookdrill serve .*\n)+$/)
  })
})

describe('docs/security.md', () => {
  const page = readFileSync('docs/security.md', 'utf8')
  const [command = ''] = blocks('sh', page)
  const args = wordsOf(command.trim()).slice(1)

  it('its command reads a file of an allowed folder', { timeout: 120_000 }, async () => {
    const { exitCode, stdout } = await hookdrill(args)
    expect(stdout).toContain('3 leads take')
    expect(exitCode).toBe(0)
  })

  it('says what happens without the option', { timeout: 120_000 }, async () => {
    const { exitCode, stderr } = await hookdrill(args.slice(0, args.indexOf('--allow-path')))
    const [shown = ''] = blocks('text', page)
    expect(stderr).toContain(shown.trim().replace(/^\S+ /, ''))
    expect(exitCode).toBe(2)
  })

  /** Where each number of its table stands in the code. */
  it.each([
    [
      'fidelity/arrival.ts',
      'BODY_MAX_BYTES = 1_048_576',
      'body of a request to `serve` | 1,048,576',
    ],
    ['executor/settings.ts', 'bodyMaxBytes: 1_048_576', 'body of a reply | 1,048,576 bytes'],
    ['executor/redirect.ts', 'REDIRECTS_MAX = 5', 'redirects of a call | 5'],
    ['executor/response-json.ts', 'DEPTH_MAX = 1_000', 'JSON or XML | 1,000'],
    ['executor/response-xml.ts', 'DEPTH_MAX = 1_000', 'JSON or XML | 1,000'],
    ['fidelity/custom-handlers.ts', '_MAX_BYTES = 64 *', 'body of a handler of your own | 64 MiB'],
    ['fidelity/content-coding.ts', 'BYTES_MAX = 64 *', 'unpacked for the judge | 64 MiB'],
    [
      'fidelity/mock-server.ts',
      'HEADER_MAX_BYTES = 16_384',
      'header of a request to `serve` | 16 KiB',
    ],
    ['fidelity/mock-server.ts', 'REQUEST_MAX_MS = 60_000', 'may take to arrive | 60 s'],
    ['fidelity/mock-server.ts', 'CONNECTIONS_MAX = 10_000', 'connections to `serve` | 10,000'],
    ['fidelity/desk.ts', 'REQUESTS_OPEN_MAX = 10_000', 'requests open at `serve` | 10,000'],
    ['service/request-body.ts', 'DEPTH_MAX = 64', '`$request` looks into | 64'],
    ['disk/load-scenario.ts', 'SCENARIO_MAX_BYTES = 16 *', 'a description, a module | 16 MiB'],
    ['disk/load-scenario.ts', 'maxBytes: 256 *', 'file of leads | 256 MiB'],
    ['lead/from-csv.ts', 'LEADS_MAX = 1_000_000', '1,000,000 leads'],
    ['lead/from-csv.ts', 'COLUMNS_MAX = 2_000', '2,000 columns'],
    ['disk/read-samples.ts', 'SAMPLES_MAX_BYTES = 64 *', 'file of durations | 64 MiB'],
    ['scenario/sample-files.ts', 'SAMPLES_MAX = 100_000', '64 MiB, 100,000 in all'],
    ['disk/read-report.ts', 'REPORT_MAX_BYTES = 64 *', 'file to `calibrate` | 64 MiB'],
    ['disk/read-measured.ts', 'MEASURED_MAX_BYTES = 400 *', '64 MiB; 400 MiB'],
    ['lead/csv-table.ts', 'ROW_BYTES_MAX = 1_000_000', 'line of a log | 1,000,000'],
    ['plan/calibrate/read-samples.ts', 'LINE_MAX = 1_000_000', 'line of a log | 1,000,000'],
    ['plan/calibrate/read-samples.ts', 'SAMPLES_MAX = 5_000_000', '`calibrate` | 5,000,000'],
    ['scenario/check-tokens.ts', 'TOKENS_MAX = 1_000_000', 'text | 1,000,000'],
    ['scenario/plain-input.ts', 'DEPTH_MAX = 80', 'depth of a scenario | 80'],
    ['scenario/plain-input.ts', 'VALUES_MAX = 1_000_000', 'what they stand for | 1,000,000'],
    ['scenario/check-document.ts', 'ALIASES_MAX = 1_000', 'aliases | 1,000'],
    ['scenario/finding.ts', 'ISSUES_MAX = 100', 'mistakes that are told | 100'],
  ])('%s: %s', (file, code, told) => {
    expect(readFileSync(`src/${file}`, 'utf8')).toContain(code)
    expect(page).toContain(told)
  })
})

describe('scenarios', () => {
  const pages = globSync('docs/*.md').flatMap((page) =>
    blocks('yaml', readFileSync(page, 'utf8'))
      // One with handlers needs their file, and has a test of its own below.
      .filter((text) => /^name: /m.test(text) && !/^handlers: /m.test(text))
      .map((text) => ({ page, text })),
  )

  it.each(pages)('that $page shows run', { timeout: 120_000 }, async ({ text }) => {
    const file = join(emptyFolder(), 'scenario.yaml')
    writeFileSync(file, text)
    const { exitCode, stderr } = await hookdrill(['run', file, '--no-progress'])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })
})

describe('pages written out of the code and the scenarios (npm run docs)', () => {
  it.each([
    ['docs/scenario.md', scenarioPage],
    ['docs/tokens.md', tokensPage],
    ['docs/assumptions.md', assumptionsPage],
    ['docs/lint.md', lintPage],
    ['docs/conform.md', conformPage],
    ['docs/scenarios.md', scenariosPage],
    ['docs/bad-input.md', badInputPage],
  ])('%s is up to date', (file, page) => {
    expect(readFileSync(file, 'utf8')).toBe(page())
  })
})

it('every file that the architecture names is there', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8')
  const named = Array.from(
    page.matchAll(/`([a-z-]+\/[a-z0-9-]+\.tsx?)`/g),
    ([, file]) => file ?? '',
  )
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((file) => !existsSync(join('src', file)))).toEqual([])
})
