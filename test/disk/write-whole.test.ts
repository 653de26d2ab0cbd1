import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeWhole } from '../../src/disk/write-whole.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

it('a file is written, or replaced, and nothing else is left', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'report.json')
  await writeWhole(file, 'one')
  await writeWhole(file, 'other')
  expect(readFileSync(file, 'utf8')).toBe('other')
  expect(readdirSync(folder)).toEqual(['report.json'])
})

it('where it cannot be written the old file stays as it was', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'report.json')
  writeFileSync(file, 'old')
  mkdirSync(`${file}.partial`) // in the way of the temporary file
  await expect(writeWhole(file, 'new')).rejects.toThrow(`cannot write ${file}`)
  expect(readFileSync(file, 'utf8')).toBe('old')
})

it('a folder is not replaced by a file', async () => {
  const folder = emptyFolder()
  chmodSync(folder, 0o755)
  await expect(writeWhole(folder, 'x')).rejects.toThrow('it is a folder, not a file')
  expect(existsSync(`${folder}.partial`)).toBe(false)
})

it('a full device is said to be full', async () => {
  await expect(writeWhole('/dev/full', 'x')).rejects.toThrow(
    'cannot write /dev/full: no space left on the device',
  )
})
