// What the documentation shows is run: commands, programs and scenarios of the README; pages written
// out of the code are the ones checked in; links lead somewhere.
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { assumptionsPage } from '../../scripts/assumptions-page.ts'
import { conformPage } from '../../scripts/conform-page.ts'
import { lintPage } from '../../scripts/lint-page.ts'
import { scenarioPage } from '../../scripts/scenario-page.ts'
import { scenariosPage } from '../../scripts/scenarios-page.ts'
import { tokensPage } from '../../scripts/tokens-page.ts'
import { WHAT_IFS } from '../../src/scenario/what-if/what-ifs.ts'
import { type Ended, emptyFolder, hookdrill, run } from '../e2e/hookdrill.ts'
import { itWithRedis, startRedis } from '../e2e/redis-server.ts'
import { startServing } from '../e2e/serving.ts'
import { start } from '../e2e/working.ts'

const README = readFileSync('README.md', 'utf8')

function blocks(language: string, page = README): readonly string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return Array.from(page.matchAll(pattern), ([, text]) => text ?? '')
}

const commands = blocks('sh')
  .flatMap((block) => block.trimEnd().split('\n'))
  .filter((line) => line.startsWith('hookdrill '))

describe('the README', () => {
  it('shows commands, a program and a scenario', () => {
    expect(commands.length).toBeGreaterThan(2)
    expect(blocks('ts')).toHaveLength(1)
    expect(blocks('yaml')).toHaveLength(1)
  })

  it.each(commands)('%s', { timeout: 120_000 }, async (command) => {
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
    expect(stderr.replaceAll(/^\[.*\n/gm, '')).toBe('')
    expect(exitCode).toBe(0)
  })

  it('its scenario has no mistakes and keeps its limits', { timeout: 120_000 }, async () => {
    const file = join(emptyFolder(), 'enrich.yaml')
    writeFileSync(file, blocks('yaml')[0] ?? '')
    const { exitCode, stdout } = await hookdrill(['run', file, '--fidelity', 'model'])
    expect(stdout).toContain('100,000 leads take')
    expect(exitCode).toBe(0)
  })

  it('shows a suite of fifteen lines', () => {
    const [suite = ''] = blocks('ts')
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

it('the command of docs/sockets.md rehearses an executor', { timeout: 120_000 }, async () => {
  const [command = ''] = blocks('sh', readFileSync('docs/sockets.md', 'utf8'))
  const own = command.trim().replace('my-executor.ts', 'test/e2e/executors/undici.ts')
  const { exitCode, stdout } = await hookdrill([...own.split(' ').slice(1), '--no-progress'])
  expect(stdout).toContain('Verdict: passed')
  expect(exitCode).toBe(0)
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

describe('the pages on planning', () => {
  const PAGES = ['docs/sweep.md', 'docs/compare.md']
  const shown = PAGES.flatMap((page) =>
    blocks('sh', readFileSync(page, 'utf8'))
      .flatMap((block) => block.replaceAll('\\\n', ' ').trimEnd().split('\n'))
      .map((command) => ({ page, command })),
  )

  it('all show commands', () => {
    expect(new Set(shown.map(({ page }) => page)).size).toBe(PAGES.length)
  })

  it.each(shown)('$page: $command', { timeout: 120_000 }, async ({ command }) => {
    const { exitCode, stderr, stdout } = await inEmptyFolder(command)
    expect(stderr.replaceAll(/^\[.*\n/gm, '')).toBe('')
    expect(stdout).not.toBe('')
    expect(exitCode).toBe(0)
  })
})

describe('docs/workers.md', () => {
  const shown = blocks('sh', readFileSync('docs/workers.md', 'utf8'))
    .flatMap((block) => block.trimEnd().split('\n'))
    .filter((line) => line.startsWith('hookdrill '))
    .map((command) => command.split(' ').slice(1))
  // The packages are installed here, and the last one shows a host that is not there.
  const [onCores = [], first = [], again = [], worker = [], onMachines = []] = shown

  it('a sweep on two cores, and one that goes on', { timeout: 120_000 }, async () => {
    const cwd = emptyFolder()
    cpSync('scenarios', join(cwd, 'scenarios'), { recursive: true })
    for (const command of [onCores, first, again]) {
      const { exitCode, stderr } = await hookdrill(command, { cwd })
      expect(stderr.replaceAll(/^\[.*\n/gm, '')).toBe('')
      expect(exitCode).toBe(0)
    }
    const [header = '', ...results] = readFileSync(join(cwd, 'sweep.ndjson'), 'utf8').split('\n')
    expect(readFileSync('docs/workers.md', 'utf8')).toContain(header)
    expect(results.filter((line) => line !== '')).toHaveLength(20)
  })

  itWithRedis('a worker, and a sweep by way of it', async () => {
    const { url } = await startRedis()
    const [work, sweep] = [worker, onMachines].map((command) =>
      command.map((word) => word.replace(/^redis:.*/, url)),
    )
    const { end } = await start(work ?? [], 'Waiting for runs at')
    const { exitCode, stderr } = await hookdrill([...(sweep ?? []), '--no-progress'])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect((await end('SIGINT')).stderr).toMatch(/\n15 runs done\n$/)
  })
})

/** Runs a command of a page; the files that it writes go to a folder that is gone after the test. */
function inEmptyFolder(command: string): Promise<Ended> {
  const folder = emptyFolder()
  const words = Array.from(
    command.matchAll(/'([^']*)'|(\S+)/g),
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const isFile = /^[\w-]+\.(?:json|ndjson|csv|html|md|txt|yaml|prom)$/
  const args = words.slice(1).map((word) => (isFile.test(word) ? join(folder, word) : word))
  return hookdrill(args)
}
it.each(['rank', 'forecast'])(
  'the command of docs/%s.md says what the page says',
  {
    timeout: 120_000,
  },
  async (name) => {
    const page = readFileSync(`docs/${name}.md`, 'utf8')
    const [command = ''] = blocks('sh', page)
    const { exitCode, stdout, stderr } = await hookdrill(command.trim().split(' ').slice(1))
    expect(stderr.replaceAll(/^\[.*\n/gm, '')).toBe('')
    expect(stdout).toContain(blocks('text', page)[0])
    expect(exitCode).toBe(0)
  },
)

it.each(['rank', 'forecast'])(
  'the examples in the help of %s run',
  {
    timeout: 120_000,
  },
  async (name) => {
    const help = readFileSync(`src/cli/${name}.ts`, 'utf8')
    const shown = Array.from(help.matchAll(/^ +\$ hookdrill (.*)$/gm), ([, args]) => args ?? '')
    expect(shown).toHaveLength(3)
    for (const args of shown) {
      const folder = emptyFolder()
      const inFolder = args.replace(/ (\w+\.(?:json|csv))$/, (_, file) => ` ${join(folder, file)}`)
      const small = ['--replications', '2', '--leads', '100', '--no-progress']
      const { exitCode, stderr } = await hookdrill([...inFolder.split(' '), ...small])
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
    }
  },
)

describe('docs/ci.md', () => {
  const page = readFileSync('docs/ci.md', 'utf8')
  const shown = Array.from(page.matchAll(/hookdrill (?:run|lint) [^'\n]*/g), ([command]) => command)

  it.each([...new Set(shown)])('%s', { timeout: 120_000 }, async (command) => {
    const folder = emptyFolder()
    const inFolder = command.replace(/ (\w+\.(?:json|xml))/, (_, file) => ` ${join(folder, file)}`)
    const env = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') }
    const { exitCode, stderr } = await hookdrill(inFolder.split(' ').slice(1), { env })
    expect(stderr).toMatch(command.includes('lint') ? /^Nothing is wrong/ : /^$/)
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
})

describe('docs/reports.md', () => {
  const page = readFileSync('docs/reports.md', 'utf8')
  const shown = blocks('sh', page).flatMap((block) => block.trimEnd().split('\n'))

  it.each(shown)('%s', { timeout: 120_000 }, async (command) => {
    const cwd = emptyFolder()
    const args = command.replace(/scenarios\/\S+/, (file) => resolve(file)).split(' ')
    const { exitCode, stderr } = await hookdrill([...args.slice(1), '--no-progress'], { cwd })
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    const files = args.filter((word) => word.startsWith('report.'))
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(join(cwd, file)))).toEqual([])
  })

  it('names every family of metrics that there is', async () => {
    const few = ['--leads', '300', '--quiet', '--openmetrics', '-']
    const { stdout } = await hookdrill(['run', 'scenarios/every-fault.yaml', ...few])
    const families = Array.from(stdout.matchAll(/^# TYPE (\S+) (\S+)/gm), ([, name, type]) => {
      return type === 'info' ? `${name}_info` : (name ?? '')
    })
    expect(families.length).toBeGreaterThan(20)
    const named = page.replaceAll('`…_by', '`hookdrill_calls_by')
    expect(families.filter((family) => !named.includes(`\`${family}\``))).toEqual([])
  })
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

  it('shows commands', () => {
    expect(shown.length).toBeGreaterThan(2)
  })
})

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

describe('docs/what-if.md', () => {
  const page = readFileSync('docs/what-if.md', 'utf8')
  const [scenario = ''] = blocks('yaml', page)
  const commands = (blocks('sh', page)[0] ?? '').trimEnd().split('\n')
  const totals = Array.from(
    page.matchAll(/^\| (as it is|`.*) \| (\d[^|]*) \| /gm),
    ([, , total]) => total,
  )

  it('has a total for each command', () => {
    expect(commands.length).toBeGreaterThan(5)
    expect(totals).toHaveLength(commands.length)
  })

  it.each(commands.map((command, index) => ({ command, total: totals[index] })))(
    '$command takes $total',
    { timeout: 120_000 },
    async ({ command, total }) => {
      const cwd = emptyFolder()
      writeFileSync(join(cwd, 'two-look-ups.yaml'), scenario)
      const words = Array.from(
        command.matchAll(/'([^']*)'|(\S+)/g),
        ([, one, two]) => one ?? two ?? '',
      )
      const { stdout, exitCode } = await hookdrill(words.slice(1), { cwd })
      expect(stdout).toContain(`leads take ${total} on`)
      expect(exitCode).toBe(0)
    },
  )

  it('has a section for each what-if, and the help of run shows each', async () => {
    const { stdout } = await hookdrill(['run', '--help'])
    const help = stdout.replaceAll(/\s+/g, ' ')
    for (const { example, meaning } of WHAT_IFS) {
      expect(page).toContain(`| \`${example}\` | ${meaning} |`)
      expect(page).toContain(`\n## \`${example}\`\n`)
      expect(help).toContain(example)
    }
    expect(WHAT_IFS.length).toBeGreaterThan(4)
  })
})

describe('docs/solve.md', () => {
  const page = readFileSync('docs/solve.md', 'utf8')
  const shown = blocks('sh', page).flatMap((block) => block.trimEnd().split('\n'))

  it.each(shown)('%s', { timeout: 120_000 }, async (command) => {
    const { exitCode, stdout, stderr } = await hookdrill([
      ...wordsOf(command).slice(1),
      '--no-progress',
    ])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    if (command === shown[0]) expect(stdout).toContain(blocks('text', page)[0])
  })
})

it('the command of docs/cross-check.md comes to what the page says', {
  timeout: 120_000,
}, async () => {
  const page = readFileSync('docs/cross-check.md', 'utf8')
  const args = wordsOf(blocks('sh', page)[0]?.trim() ?? '').slice(1)
  const { stdout } = await hookdrill([...args, '--no-progress'])
  expect(stdout).toContain(blocks('text', page)[0])
})

/** As a shell would have it. */
function wordsOf(command: string): readonly string[] {
  return Array.from(
    command.matchAll(/'([^']*)'|(\S+)/g),
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
}

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

describe('docs/calibrate.md', () => {
  const page = readFileSync('docs/calibrate.md', 'utf8')
  const [read = [], call = []] = blocks('sh', page).map((text) => text.trim().split(' ').slice(1))

  it('shows what is read from the example', { timeout: 120_000 }, async () => {
    const { exitCode, stdout, stderr } = await hookdrill(read)
    expect(stderr).toBe('')
    expect(stdout).toBe(blocks('text', page)[0])
    expect(exitCode).toBe(0)
    const [written = ''] = stdout.split('\n\n').slice(-1)
    expect(parse(blocks('yaml', page)[0] ?? '').services).toEqual(parse(written).services)
  })

  it('calls a service', { timeout: 120_000 }, async () => {
    const own = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1')
    onTestFinished(() => void own.close())
    await once(own, 'listening')
    const { port } = own.address() as AddressInfo
    const args = call.map((word) => word.replace(':3000', `:${port}`))
    const { exitCode, stdout } = await hookdrill([...args, '--no-progress'])
    expect(stdout).toContain(`http://127.0.0.1:${port}: 200 calls, none given up`)
    expect(exitCode).toBe(0)
  })
})

describe('programs', () => {
  const pages = ['README.md', ...globSync('docs/*.md')].filter(
    (page) => blocks('ts', readFileSync(page, 'utf8')).length > 0,
  )

  it.each(pages)(
    'that %s shows run and print what they say, suites pass',
    {
      timeout: 120_000,
    },
    async (page) => {
      for (const program of blocks('ts', readFileSync(page, 'utf8'))) await expectToHold(program)
    },
  )

  const comments = globSync('src/**/*.ts').flatMap((file) =>
    blocks('ts', readFileSync(file, 'utf8').replaceAll(/^ \* ?/gm, ''))
      .filter((text) => text.startsWith('import '))
      .map((text) => ({ file, text })),
  )

  it('stand in comments of the public functions', () => {
    const named = (name: string) => comments.some(({ text }) => text.includes(` ${name}`))
    const wanted = ['simulate', 'loadScenario', 'defineScenario', 'explain', 'lint', 'serve']
    expect(wanted.filter((name) => !named(name))).toEqual([])
  })

  it.each(comments)('that a comment of $file shows run and print what they say', async ({ text }) =>
    expectToHold(text),
  )
})

async function expectToHold(program: string): Promise<void> {
  const { exitCode, stdout, stderr } = await runProgram(program)
  expect(stderr).toBe('')
  expect(exitCode, stdout).toBe(0)
  if (runnerOf(program) !== 'node') return
  const says = Array.from(program.matchAll(/console\.log\(.*\) \/\/ (.*)/g), ([, text]) => text)
  expect(stdout.trimEnd().split('\n')).toEqual(
    says.length === 0 ? [''] : says.map((text) => text?.split(' // ')[0]),
  )
}

it('a suite of docs/vitest.md whose executor goes wrong says what the page says', {
  timeout: 120_000,
}, async () => {
  const page = readFileSync('docs/vitest.md', 'utf8')
  const [suite = ''] = blocks('ts', page)
  expect(suite).toContain('response.ok && ')
  const { exitCode, stderr } = await runProgram(suite.replace('response.ok && ', ''))
  expect(stripVTControlCharacters(stderr)).toContain(blocks('text', page)[0]?.trimEnd())
  expect(exitCode).toBe(1)
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

type Runner = 'vitest' | 'node:test' | 'node'

function runnerOf(program: string): Runner {
  return (
    (['vitest', 'node:test'] as const).find((name) => program.includes(`from '${name}'`)) ?? 'node'
  )
}

const RUNNERS: Readonly<Record<Runner, (file: string) => Promise<Ended>>> = {
  node: (file) => run(process.execPath, [file]),
  'node:test': (file) => run(process.execPath, ['--test', file]),
  vitest: (file) =>
    run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--root', dirname(file)]),
}

const DOORS = {
  hookdrill: 'index.ts',
  'hookdrill/executor': 'executor/index.ts',
  'hookdrill/vitest': 'kit/vitest.ts',
  'hookdrill/assert': 'kit/assert.ts',
}

/** As a user's file would, but against the source. */
async function runProgram(program: string): Promise<Ended> {
  const folder = `test/docs/.program-${process.pid}`
  mkdirSync(folder, { recursive: true })
  const file = resolve(folder, 'program.test.ts')
  writeFileSync(file, againstTheSource(program))
  try {
    return await RUNNERS[runnerOf(program)](file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function againstTheSource(program: string): string {
  return Object.entries(DOORS).reduce(
    (text, [door, source]) => text.replaceAll(`'${door}'`, `'../../../src/${source}'`),
    program,
  )
}

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
  const { exitCode, stdout, stderr } = await hookdrill(['run', join(folder, 'x.yaml')])
  expect(stderr).toBe('')
  expect(stdout).toContain('500 calls, 5 timeouts')
  expect(exitCode).toBe(0)
})

describe('pages written out of the code and the scenarios (npm run docs)', () => {
  it.each([
    ['docs/scenario.md', scenarioPage],
    ['docs/tokens.md', tokensPage],
    ['docs/assumptions.md', assumptionsPage],
    ['docs/lint.md', lintPage],
    ['docs/conform.md', conformPage],
    ['docs/scenarios.md', scenariosPage],
  ])('%s is up to date', (file, page) => {
    expect(readFileSync(file, 'utf8')).toBe(page())
  })
})

it('every link to a file leads somewhere', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...globSync('docs/*.md')]
  const broken = pages.flatMap((page) =>
    Array.from(readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, to]) =>
      join(dirname(page), to ?? ''),
    ).filter((to) => !existsSync(to)),
  )
  expect(broken).toEqual([])
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
