// What the pages on planning show is run, and comes to what they say.
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { WHAT_IFS } from '../../src/scenario/what-if/what-ifs.ts'
import { emptyFolder, hookdrill } from '../e2e/hookdrill.ts'
import { itWithRedis, startRedis } from '../e2e/redis-server.ts'
import { start } from '../e2e/working.ts'
import { blocks, wordsOf } from './page.ts'
import { shownAs } from './shown.ts'

describe('docs/workers.md', () => {
  const shown = blocks('sh', readFileSync('docs/workers.md', 'utf8'))
    .flatMap((block) => block.trimEnd().split('\n'))
    .filter((line) => line.startsWith('hookdrill '))
    .map((command) => command.split(' ').slice(1))
  const [onCores = [], first = [], again = [], worker = [], onMachines = [], elsewhere = []] = shown

  it('a worker whose Redis is not there says so, without its password', async () => {
    const args = elsewhere.map((word) => word.replace('queue.example.com:6379', '127.0.0.1:1'))
    const { exitCode, stderr } = await hookdrill(args)
    expect(stderr).toContain('cannot reach Redis at rediss://***@127.0.0.1:1')
    expect(exitCode).toBe(3)
  })

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

it('the command of docs/cross-check.md comes to what the page says', {
  timeout: 120_000,
}, async () => {
  const page = readFileSync('docs/cross-check.md', 'utf8')
  const args = wordsOf(blocks('sh', page)[0]?.trim() ?? '').slice(1)
  const { stdout } = await hookdrill([...args, '--no-progress'])
  // Not its end: a machine that is too busy for real time may miss some of it.
  expect(stdout).toMatch(shownAs(blocks('text', page)[0] ?? ''))
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
