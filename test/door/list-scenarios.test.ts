import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { listScenarios } from '../../src/disk/list-scenarios.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'
import { enrich } from '../scenario-of.ts'

it('a file that is no text, or too long for a scenario, is not listed, and the others are', async () => {
  const folder = emptyFolder()
  const before = process.cwd()
  process.chdir(folder)
  onTestFinished(() => process.chdir(before))
  mkdirSync('scenarios')
  writeFileSync(join('scenarios', 'fine.json'), JSON.stringify({ ...enrich(), name: 'Fine' }))
  writeFileSync(join('scenarios', 'calls.json'), Buffer.alloc(17 * 1_048_576, ' '))
  writeFileSync(join('scenarios', 'image.json'), Buffer.of(0xff, 0xfe))
  const listed = await listScenarios()
  expect(listed.map(({ name }) => name)).toEqual(['Fine'])
})
