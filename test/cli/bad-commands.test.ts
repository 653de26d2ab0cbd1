// Whatever is typed wrongly, or cannot be had: it is said in a sentence, with what to do, the exit code tells whose
// it is to mend, and nothing is left half done.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { BAD_COMMAND_FILES } from './bad-command-files.ts'
import { BAD_COMMANDS, BAD_PLACES, type BadCommand } from './bad-commands.ts'
import { inThisProcess } from './in-this-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'hookdrill-bad-'))
let taken: Server
let port = ''

beforeAll(async () => {
  for (const { name, text } of BAD_COMMAND_FILES) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, 'folder'))
  taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  port = typeof address === 'object' ? String(address?.port) : ''
})

afterAll(() => {
  taken.close()
  rmSync(folder, { recursive: true })
})

/** What was said, as far as it is ours; without the progress of a slow machine. */
function said(stderr: string, says: readonly string[]): readonly string[] {
  const lines = stderr
    .replaceAll(/^(?:\[|\d+ runs? ).*\n/gm, '')
    .trimEnd()
    .split('\n')
  return lines.map((line, index) => {
    const open = says[index]?.endsWith('…') ? (says[index]?.slice(0, -1) ?? '') : undefined
    return open !== undefined && line.startsWith(open) ? `${open}…` : line.replaceAll(port, 'PORT')
  })
}

describe.each(Object.entries(BAD_COMMANDS))('%s', (_, commands) => {
  it.each(commands)('hookdrill $typed', async ({ typed, says, exitCode }) => {
    const ended = await inThisProcess(typed.replace('PORT', port), folder)
    expect(said(ended.stderr, says)).toEqual(says)
    expect(ended.exitCode).toBe(exitCode)
  })
})

it('nothing is left of any of them', async () => {
  const names = BAD_COMMAND_FILES.map(({ name }) => name)
  expect(readdirSync(folder).sort()).toEqual([...names, 'folder'].sort())
})

it('a scenario is not written over by its other name', async () => {
  const link = join(folder, 'link.yaml')
  symlinkSync('x.yaml', link)
  onTestFinished(() => rmSync(link))
  const { exitCode, stderr } = await inThisProcess('run link.yaml --json x.yaml', folder)
  expect(stderr).toBe('--json "x.yaml": it is read, and would be lost. Name another file.\n')
  expect(exitCode).toBe(2)
})

describe('in a place where not everything is allowed', () => {
  /** Root may do everything. */
  const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const place = mkdtempSync(join(tmpdir(), 'hookdrill-place-'))

  beforeAll(() => {
    for (const { name, text } of BAD_COMMAND_FILES) writeFileSync(join(place, name), text)
    writeFileSync(join(place, 'secret.yaml'), 'name: x\n', { mode: 0o000 })
    mkdirSync(join(place, 'locked'))
    writeFileSync(join(place, 'locked/old.json'), '{}')
    chmodSync(join(place, 'locked/old.json'), 0o666)
    chmodSync(join(place, 'locked'), 0o555)
    chmodSync(place, 0o755)
  })

  afterAll(() => {
    chmodSync(join(place, 'locked'), 0o755)
    rmSync(place, { recursive: true })
  })

  it.each(BAD_PLACES)('$typed', ({ typed, says, exitCode }) => {
    const shell = `hookdrill() { ${process.execPath} ${resolve('src/cli/main.ts')} "$@"; }; ${typed}`
    const how = { ...NOBODY, cwd: place, encoding: 'utf8' } as const
    const { status, stderr } = spawnSync('sh', ['-c', shell], how)
    expect(said(stderr, says)).toEqual(says)
    expect(status).toBe(exitCode)
  })
})

/** Of whose values none is wrong, or which are checked together with others. */
const NO_WRONG_VALUE: Readonly<Record<string, string>> = {
  html: 'a file, like --json',
  markdown: 'a file, like --json',
  openmetrics: 'a file, like --json',
  junit: 'a file, like --json',
  body: 'sent as it is',
}

it('every option that takes a value has one that is wrong', async () => {
  const rows: readonly BadCommand[] = Object.values(BAD_COMMANDS).flat()
  const options: string[] = []
  for (const { load } of COMMANDS) {
    const command = new Command()
    const { configure } = await load()
    configure(command, () => {})
    options.push(
      ...command.options.filter(({ required }) => required).map(({ long }) => long ?? ''),
    )
  }
  expect(options.length).toBeGreaterThan(50)
  const forgotten = [...new Set(options)].filter(
    (long) =>
      !(long.slice(2) in NO_WRONG_VALUE) && !rows.some(({ typed }) => typed.includes(`${long} `)),
  )
  expect(forgotten).toEqual([])
})
