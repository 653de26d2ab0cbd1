// What is left of a run that is stopped in the middle by what it cannot help: a kill, a full disk, a folder
// that may not be written to, a reader that goes away.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { emptyFolder, hookdrill, run } from './hookdrill.ts'

const MAIN = resolve('src/cli/main.ts')
const SUM = resolve('scenarios/documented-sum.yaml')
const MANY = ['run', SUM, '--fidelity', 'model', '--set', 'expect={}', '--leads', '10000000']
const FEW = ['run', SUM, '--leads', '50', '--set', 'expect={}']

/** Resolves as soon as the file has so many bytes. */
async function grown(file: string, bytes: number): Promise<void> {
  const size = (): number => statSync(file, { throwIfNoEntry: false })?.size ?? -1
  const changes = watch(dirname(file))
  for await (const _ of changes) if (size() >= bytes) return
}

function start(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

describe('a run that is killed', () => {
  it.each([
    [1, 'ndjson'],
    [300_000, 'ndjson'],
    [1_000_000, 'csv'],
  ])(
    'after %i bytes of calls leaves the old file, and lines that can be read (%s)',
    async (bytes, ending) => {
      const folder = emptyFolder()
      const file = join(folder, `calls.${ending}`)
      writeFileSync(file, 'old')
      const child = start([...MANY, '--calls', file])
      const ended = once(child, 'close')
      await grown(`${file}.partial`, bytes)
      child.kill('SIGKILL')
      expect(await ended).toEqual([null, 'SIGKILL'])
      expect(readFileSync(file, 'utf8')).toBe('old')
      const lines = readFileSync(`${file}.partial`, 'utf8').split('\n').slice(0, -1)
      const first = ending === 'csv' ? 1 : 0
      const leads = lines.slice(first).map((line) => leadIn(line, ending))
      expect(leads).toEqual(leads.map((_, index) => index))
      if (bytes > 1) expect(leads.length).toBeGreaterThan(1_000)
    },
  )

  it('while it writes a report leaves the old one or the new one, whole', async () => {
    const file = join(emptyFolder(), 'report.json')
    const length = 20_000_000
    const module = pathToFileURL(resolve('src/disk/write-whole.ts')).href
    const program = `
      import { writeWhole } from ${JSON.stringify(module)}
      for (let number = 0; ; number++) {
        await writeWhole(process.argv[1], String(number % 10).repeat(${length}))
        console.log(number)
      }`
    for (const count of [1, 2, 3]) {
      const args = ['--input-type=module', '-e', program, file]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
      const ended = once(child, 'close')
      let seen = 0
      for await (const _ of createInterface({ input: child.stdout })) if (++seen === count) break
      child.kill('SIGKILL')
      await ended
      const text = readFileSync(file, 'utf8')
      expect(text.length).toBe(length)
      expect(text).toBe(text.charAt(0).repeat(length))
    }
  })
})

function leadIn(line: string, ending: string): unknown {
  return ending === 'csv' ? Number(line.split(',')[0]) : JSON.parse(line).lead
}

describe('a run that is stopped', () => {
  it('because its terminal was closed writes its calls and the partial report under their names, and exits 130', async () => {
    const folder = emptyFolder()
    const [calls, report] = [join(folder, 'calls.ndjson'), join(folder, 'report.json')]
    const child = start([...MANY, '--calls', calls, '--json', report])
    const ended = once(child, 'close')
    await grown(`${calls}.partial`, 100_000)
    child.kill('SIGHUP')
    expect(await ended).toEqual([130, null])
    expect(readdirSync(folder).sort()).toEqual(['calls.ndjson', 'report.json'])
    const { partial, calls: counted } = JSON.parse(readFileSync(report, 'utf8'))
    expect(partial).toBe(true)
    expect(readFileSync(calls, 'utf8').trimEnd().split('\n')).toHaveLength(counted.total)
  })

  it.each([
    ['it was about to write', ''],
    // What the system is asked for waits behind these, and is done even after the end.
    ['was about to be opened', 'busy(), busy()'],
  ])('twice ends at once, and what %s is not left half', async (_, before) => {
    const file = join(emptyFolder(), 'report.json')
    writeFileSync(file, 'old')
    const url = (path: string) => JSON.stringify(pathToFileURL(resolve(path)).href)
    const program = `
      import { writeWhole } from ${url('src/disk/write-whole.ts')}
      import { stopOnSignal } from ${url('src/cli/stop-on-signal.ts')}
      import { pbkdf2 } from 'node:crypto'
      import { existsSync } from 'node:fs'
      const busy = () => pbkdf2('a', 'b', 100_000, 64, 'sha512', busy)
      ${before}
      stopOnSignal().signal.addEventListener('abort', () => process.kill(process.pid, 'SIGINT'))
      const written = writeWhole(process.argv[1], 'x'.repeat(300_000_000))
      while (!existsSync(process.argv[1] + '.partial')) await new Promise(setImmediate)
      process.kill(process.pid, 'SIGINT')
      await written`
    const args = ['--input-type=module', '-e', program, file]
    const ended = await run(process.execPath, args, { env: { UV_THREADPOOL_SIZE: '1' } })
    expect(ended).toEqual({ exitCode: 130, stdout: '', stderr: '' })
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(join(file, '..'))).toEqual(['report.json'])
  })
})

/** A shell that runs what follows with files of at most 16 kB. */
const LIMITED = ['-c', 'ulimit -f 32; exec "$@"', 'sh', process.execPath, MAIN]
const UNLIMITED = ['-c', 'exec "$@"', 'sh', process.execPath, MAIN]
const TOO_LARGE = 'the file would be larger than it may be'

/** A disk of 32 kB; where none can be mounted, a folder whose files have a limit. */
function smallDisk() {
  const disk = join(emptyFolder(), 'disk')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'none', disk])
  if (mounted.status !== 0) return { disk, isMounted: false, args: LIMITED, reason: TOO_LARGE }
  onTestFinished(() => void spawnSync('umount', ['-l', disk]))
  return { disk, isMounted: true, args: UNLIMITED, reason: 'no space left on the device' }
}

describe('a disk that is full', () => {
  it('in the middle of a report leaves the old one, and of the calls those that fitted', async () => {
    const { disk, isMounted, args, reason } = smallDisk()
    const [calls, report] = [join(disk, 'calls.ndjson'), join(disk, 'report.html')]
    writeFileSync(calls, 'old')
    writeFileSync(report, 'old')

    const one = await run('sh', [...args, ...FEW, '--quiet', '--html', report])
    expect(one).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `cannot write ${report}: ${reason}\n`,
    })
    expect(readdirSync(disk).sort()).toEqual(['calls.ndjson', 'report.html'])

    const many = [...FEW, '--leads', '5000', '--quiet', '--calls', calls]
    const other = await run('sh', [...args, ...many])
    expect(other).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `The calls so far are in ${calls}.partial.\ncannot write the calls to ${calls}: ${reason}\n`,
    })
    const lines = readFileSync(`${calls}.partial`, 'utf8').split('\n').slice(0, -1)
    expect(lines.map((line) => JSON.parse(line).lead)).toEqual(lines.map((_, index) => index))
    expect(lines.length).toBeGreaterThan(50)
    expect([readFileSync(calls, 'utf8'), readFileSync(report, 'utf8')]).toEqual(['old', 'old'])

    if (!isMounted) return
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const third = await hookdrill([...FEW, '--quiet', '--json', join(disk, 'new.json')])
    expect(third.stderr).toBe(
      `cannot write ${join(disk, 'new.json')}: the file system is read-only\n`,
    )
  })

  it('or a limit on the size of files leaves the old report', async () => {
    const folder = emptyFolder()
    const file = join(folder, 'report.html')
    writeFileSync(file, 'old')
    const { exitCode, stderr } = await run('sh', [...LIMITED, ...FEW, '--quiet', '--html', file])
    expect(stderr).toBe(`cannot write ${file}: ${TOO_LARGE}\n`)
    expect(exitCode).toBe(3)
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['report.html'])
  })
})

describe('what may not be written to', () => {
  /** Root may write everywhere. */
  const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

  it.each([
    [
      'a folder',
      0o555,
      0o666,
      'it may be written to, but its folder may not, where the new file is made before it takes the place of the old one',
    ],
    ['a file', 0o777, 0o444, 'permission denied'],
  ])('%s is told before the run, and the file stays as it was', (_, ofFolder, ofFile, reason) => {
    const folder = emptyFolder()
    const file = join(folder, 'report.json')
    writeFileSync(file, 'old')
    chmodSync(file, ofFile)
    chmodSync(folder, ofFolder)
    onTestFinished(() => chmodSync(folder, 0o777))
    const { status, stderr } = spawnSync(
      process.execPath,
      [MAIN, ...FEW, '--quiet', '--json', file],
      { ...NOBODY, encoding: 'utf8' },
    )
    expect(stderr).toBe(`cannot write ${file}: ${reason}\n`)
    expect(status).toBe(3)
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['report.json'])
  })
})

describe('a reader that has seen enough', () => {
  it.each([
    ['of a report', ['run', SUM, '--leads', '50'], '1'],
    ['of help', ['run', '--help'], '0'],
  ])('%s is no failure: the exit code is that of the result', async (_, args, exitCode) => {
    const words = [process.execPath, MAIN, ...args]
    const pipe = '{ "$@"; echo $? >&3; } 3>&2 2>/dev/null | true'
    const { stderr } = await run('sh', ['-c', pipe, 'sh', ...words])
    expect(stderr).toBe(`${exitCode}\n`)
  })
})
