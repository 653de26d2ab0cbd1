// Each way in which a command takes its scenario reads a file elsewhere where its folder is allowed, and not
// without.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { enrich } from '../scenario-of.ts'
import { emptyFolder, hookdrill } from './hookdrill.ts'

/** A scenario whose leads lie in the folder beside its own. */
function twoFolders(): { readonly file: string; readonly data: string } {
  const folder = emptyFolder()
  const data = join(folder, 'data')
  const file = join(folder, 'scenarios/x.json')
  for (const each of [join(folder, 'scenarios'), data]) mkdirSync(each)
  writeFileSync(join(data, 'leads.csv'), 'Email Address\nann@example.com\nbo@example.com\n')
  writeFileSync(file, JSON.stringify({ ...enrich(), leads: { from: '../data/leads.csv' } }))
  return { file, data }
}

it.each([
  ['run', []],
  ['lint', []],
  ['fuzz', ['--runs', '1']],
] as const)('%s', { timeout: 60_000 }, async (command, options) => {
  const { file, data } = twoFolders()
  const refused = await hookdrill([command, file, ...options])
  expect(refused.stdout + refused.stderr).toContain('lies outside the folder of the scenario.')
  expect(refused.exitCode).toBe(command === 'lint' ? 1 : 2)
  const allowed = await hookdrill([command, file, ...options, '--allow-path', data])
  expect(allowed.stdout + allowed.stderr).not.toContain('outside')
  expect(allowed.exitCode).toBe(0)
})

it('a folder that is not there is the mistake of who named it', async () => {
  const { file, data } = twoFolders()
  const { exitCode, stderr } = await hookdrill(['run', file, '--allow-path', `${data}2`])
  expect(stderr).toMatch(
    /^--allow-path ".*data2": there is no such folder\. Name the folder of the files\.$/m,
  )
  expect(exitCode).toBe(2)
})
