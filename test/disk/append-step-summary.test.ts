import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { appendStepSummary } from '../../src/disk/append-step-summary.ts'
import { emptyFolder } from '../e2e/hookdrill.ts'

it('a summary is added to what other commands of the step have written', async () => {
  const file = join(emptyFolder(), 'summary.md')
  writeFileSync(file, '# before\n')
  await appendStepSummary(file, 'one\n')
  await appendStepSummary(file, 'other\n')
  expect(readFileSync(file, 'utf8')).toBe('# before\none\nother\n')
})

it('where it cannot be written, the variable that names the file is named', async () => {
  await expect(appendStepSummary('/dev/full', 'x')).rejects.toThrow(
    'cannot append the summary ($GITHUB_STEP_SUMMARY) to /dev/full: no space left on the device',
  )
})
