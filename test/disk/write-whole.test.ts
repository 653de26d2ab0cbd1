import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openWhole } from '../../src/disk/whole-file.ts'
import { writeWhole } from '../../src/disk/write-whole.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

const NOBODY = 65_534

/** What every open file has in common, to be watched. */
async function handleKind(): Promise<FileHandle> {
  const handle = await open('/dev/null')
  await handle.close()
  return Object.getPrototypeOf(handle)
}

it('a file is written, or replaced, and nothing else is left', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'report.json')
  await writeWhole(file, 'one')
  await writeWhole(file, 'other')
  expect(readFileSync(file, 'utf8')).toBe('other')
  expect(readdirSync(folder)).toEqual(['report.json'])
})

it('what is in the way of the temporary file stays, and so does what a killed run has left', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'report.json')
  writeFileSync(file, 'old')
  mkdirSync(`${file}.partial`)
  writeFileSync(`${file}.2.partial`, 'left')
  await writeWhole(file, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readFileSync(`${file}.2.partial`, 'utf8')).toBe('left')
  expect(readdirSync(folder)).toEqual([
    'report.json',
    'report.json.2.partial',
    'report.json.partial',
  ])
})

it('where the name cannot be taken the old file stays as it was, and nothing is left', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'report.json')
  const whole = await openWhole(file)
  await whole.append('new')
  mkdirSync(join(file, 'old'), { recursive: true }) // a folder comes up in the middle
  await expect(whole.finish()).rejects.toThrow('EISDIR')
  await whole.discard()
  expect(readdirSync(folder)).toEqual(['report.json'])
  expect(readdirSync(file)).toEqual(['old'])
})

it('two that write one file at once are each whole, and the last one wins', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'report.json')
  const [one, other] = [await openWhole(file), await openWhole(file)]
  expect(one.partial).not.toBe(other.partial)
  for (const half of ['-', '!']) {
    await one.append(`one${half}`)
    await other.append(`other${half}`)
  }
  await other.finish()
  expect(readFileSync(file, 'utf8')).toBe('other-other!')
  await one.finish()
  expect(readFileSync(file, 'utf8')).toBe('one-one!')
  expect(readdirSync(folder)).toEqual(['report.json'])
})

it('what is written is on the disk before it has its name: a power cut leaves no empty file', async () => {
  const file = join(emptyFolder(), 'report.json')
  writeFileSync(file, 'old')
  const sync = vi.spyOn(await handleKind(), 'sync')
  onTestFinished(() => sync.mockRestore())
  sync.mockImplementation(async () => {
    expect(readFileSync(`${file}.partial`, 'utf8')).toBe('new')
    expect(readFileSync(file, 'utf8')).toBe('old')
  })
  await writeWhole(file, 'new')
  expect(sync).toHaveBeenCalledOnce()
})

it('a name as long as there can be is written too', async () => {
  const folder = emptyFolder()
  const name = `${'ü'.repeat(125)}.json`
  await writeWhole(join(folder, name), 'new')
  expect(readdirSync(folder)).toEqual([name])
})

it('a folder is not replaced by a file', async () => {
  const folder = emptyFolder()
  chmodSync(folder, 0o755)
  await expect(writeWhole(folder, 'x')).rejects.toThrow('it is a folder, not a file')
  expect(existsSync(`${folder}.partial`)).toBe(false)
})

describe('what is there keeps', () => {
  it('its mode, which the temporary file has from its beginning', async () => {
    const file = join(emptyFolder(), 'report.json')
    writeFileSync(file, 'old')
    chmodSync(file, 0o600)
    const chmod = vi.spyOn(await handleKind(), 'chmod').mockResolvedValue()
    const whole = await openWhole(file)
    expect(statSync(whole.partial).mode & 0o777).toBe(0o600)
    await whole.finish()
    chmod.mockRestore()
    chmodSync(file, 0o666) // wider than the mask of new files
    await writeWhole(file, 'new')
    expect(statSync(file).mode & 0o777).toBe(0o666)
  })

  it('its owner, where one may give a file away', async () => {
    const file = join(emptyFolder(), 'report.json')
    writeFileSync(file, 'old')
    const { uid: own } = statSync(file)
    const owner = own === 0 ? NOBODY : own // only root may
    chownSync(file, owner, -1)
    await writeWhole(file, 'new')
    expect(statSync(file).uid).toBe(owner)
  })
})

describe('a link', () => {
  it.each([
    ['to a file', true],
    ['to a file that is yet to come', false],
  ])('%s stays a link, and what it leads to is written', async (_, isThere) => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'reports'))
    const file = join(folder, 'reports/today.json')
    if (isThere) writeFileSync(file, 'old')
    symlinkSync('reports/today.json', join(folder, 'first'))
    symlinkSync('first', join(folder, 'latest'))
    await writeWhole(join(folder, 'latest'), 'new')
    expect(lstatSync(join(folder, 'latest')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(folder, 'first')).isSymbolicLink()).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(join(folder, 'reports'))).toEqual(['today.json'])
  })

  it('that leads to itself is said to', async () => {
    const file = join(emptyFolder(), 'latest')
    symlinkSync('latest', file)
    await expect(writeWhole(file, 'new')).rejects.toThrow('its links lead in a circle')
  })
})

describe('what is no regular file', () => {
  it('is written to as it is', async () => {
    const folder = emptyFolder()
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    let read = ''
    const reading = execFile('cat', [pipe])
    reading.stdout?.on('data', (text) => {
      read += text
    })
    const closed = once(reading, 'close')
    await writeWhole(pipe, 'new')
    await closed
    expect(read).toBe('new')
    expect(lstatSync(pipe).isFIFO()).toBe(true)
    expect(readdirSync(folder)).toEqual(['pipe'])
  })

  it('a full device is said to be full', async () => {
    await expect(writeWhole('/dev/full', 'x')).rejects.toThrow(
      'cannot write /dev/full: no space left on the device',
    )
  })
})
