import { expect, it } from 'vitest'
import { run } from '../e2e/hookdrill.ts'

it('under node:test a claim that holds passes, and one that does not fails with its lead and replay', async () => {
  const args = ['--test', '--test-reporter=tap', 'test/kit/with-node-test.ts']
  const { exitCode, stdout } = await run(process.execPath, args)
  expect(stdout).toContain('ok 1 - in time')
  expect(stdout).toContain('not ok 2 - only on 2xx')
  expect(stdout).toMatch(
    /expected a field to change only on a 2xx[\s\S]*10 violations in 20 items[\s\S]*replay {3}simulate\(scenario, \{ executor, seed: 1, lead: 3 \}\)/,
  )
  expect(stdout).toMatch(/operator: 'assertMapsOnlyOn2xx'/)
  expect(stdout).toMatch(/code: 'ERR_ASSERTION'/)
  expect(exitCode).toBe(1)
})
