// What a start leaves of what Node compiled for the next one: where, for whom, and when not.
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { type Ended, emptyFolder, hookdrill } from './hookdrill.ts'

const RUN = ['run', resolve('scenarios/documented-sum.yaml'), '--leads', '5', '--set', 'expect={}']
const NAME = `hookdrill-compiled-${process.getuid?.() ?? 'cache'}`

/** With a folder of its own for what may be lost, and none that this process would hand on. */
function start(
  tmp: string,
  args: readonly string[] = ['--version'],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return hookdrill(args, { env: { TMPDIR: tmp, NODE_COMPILE_CACHE: '', ...env } })
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

function openFolder(folder: string): void {
  mkdirSync(folder)
  chmodSync(folder, 0o777)
}

function othersFolder(folder: string): void {
  mkdirSync(folder)
  chownSync(folder, 54_321, 54_321)
}

const PLANTED: readonly (readonly [string, (folder: string) => void])[] = [
  ['anybody may write to', openFolder],
  ['is a link to another', (folder: string) => symlinkSync(emptyFolder(), folder)],
  ['is none', (folder: string) => writeFileSync(folder, '')],
  // To be had by root alone.
  ...(process.getuid?.() === 0 ? [['is of somebody else', othersFolder] as const] : []),
]

it('a start leaves what was compiled where nobody else can write', async () => {
  const tmp = emptyFolder()
  expect(await start(tmp)).toMatchObject({ exitCode: 0, stderr: '' })
  expect(readdirSync(tmp)).toEqual([NAME])
  expect(statSync(join(tmp, NAME)).mode & 0o777).toBe(0o700)
  expect(filesIn(tmp).length).toBeGreaterThan(0)
})

it('threads and processes that a run starts profit as well', async () => {
  const tmp = emptyFolder()
  const [executor, seen] = [join(tmp, 'executor.mjs'), join(tmp, 'seen.txt')]
  const look = `fs.writeFileSync(${JSON.stringify(seen)}, String(module.getCompileCacheDir()))`
  writeFileSync(
    executor,
    `import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
const look = ${JSON.stringify(`const fs = require('fs'), module = require('module'); ${look}`)}
await once(new Worker(look, { eval: true }), 'exit')
export { hookdrillExecutor as executor } from ${JSON.stringify(resolve('src/executor/index.ts'))}
`,
  )
  const { stderr } = await start(tmp, [...RUN, '--executor', executor, '--no-progress'])
  expect(stderr).toBe('')
  expect(readFileSync(seen, 'utf8')).toContain(join(tmp, NAME))
})

it.each(PLANTED)(
  'a folder that %s is not used, as what lies there would be run',
  async (_, plant) => {
    const tmp = emptyFolder()
    plant(join(tmp, NAME))
    expect(await start(tmp)).toMatchObject({ exitCode: 0, stderr: '' })
    const found = join(tmp, NAME)
    expect(statSync(found).isDirectory() ? filesIn(found) : []).toEqual([])
  },
)

it('where nothing can be kept, a start does without', async () => {
  const tmp = join(emptyFolder(), 'not there')
  expect(await start(tmp)).toMatchObject({ exitCode: 0, stderr: '' })
  expect(existsSync(tmp)).toBe(false)
})

it('whoever wants none has none, and whoever names a folder has it there', async () => {
  const [tmp, named] = [emptyFolder(), emptyFolder()]
  await start(tmp, ['--version'], { NODE_DISABLE_COMPILE_CACHE: '1' })
  await start(tmp, ['--version'], { NODE_COMPILE_CACHE: named })
  expect(filesIn(tmp)).toEqual([])
  expect(filesIn(named).length).toBeGreaterThan(0)
})
