import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkWritable } from '../../src/disk/check-writable.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

it('a file in a folder can be written, whether it is there or not, and nothing is left of the question', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'old.json'), '{}')
  await checkWritable(join(folder, 'old.json'))
  await checkWritable(join(folder, 'new.json'))
  expect(readdirSync(folder)).toEqual(['old.json'])
})

it('a device can be written', async () => {
  await expect(checkWritable('/dev/null')).resolves.toBeUndefined()
})

it.each([
  ['a file in no folder', 'no/x.json', 'no such file or folder'],
  ['a folder', '', 'it is a folder, not a file'],
  ['a file in a file', 'old.json/x.json', 'a part of the path is not a folder'],
])('%s cannot', async (_, name, reason) => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'old.json'), '{}')
  const file = join(folder, name)
  await expect(checkWritable(file)).rejects.toThrow(`cannot write ${file}: ${reason}`)
})
