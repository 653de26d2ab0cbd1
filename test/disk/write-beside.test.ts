import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeBeside } from '../../src/disk/write-beside.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

it('takes the first name that nobody has, or that holds the same', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'x.yaml')
  writeFileSync(file, 'mine')
  const write = () => writeBeside(file, async () => 'theirs')
  expect([await write(), await write()]).toEqual(Array(2).fill(join(folder, 'x-2.yaml')))
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(readdirSync(folder)).toEqual(['x-2.yaml', 'x.yaml'])
})

it('two that look for a name at once do not take the same', async () => {
  const folder = emptyFolder()
  const file = join(folder, 'x.yaml')
  const both = Promise.withResolvers<void>()
  let lookingCount = 0
  const write = (text: string) =>
    writeBeside(file, async () => {
      if (++lookingCount === 2) both.resolve()
      await both.promise
      return text
    })
  const names = await Promise.all([write('one'), write('other')])
  expect([...names].sort()).toEqual([join(folder, 'x-2.yaml'), file])
  expect(names.map((name) => readFileSync(name, 'utf8'))).toEqual(['one', 'other'])
  expect(readdirSync(folder)).toEqual(['x-2.yaml', 'x.yaml'])
})
