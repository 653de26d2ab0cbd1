// Every habit of a client that the platform has not is caught, by the check that names it.
import { expect, it } from 'vitest'
import { simulate } from '../../../src/index.ts'
import { HABITS } from './habits.ts'

it.each(HABITS)('$client $does, and $caughtBy says so', async (habit) => {
  const { executor, scenario, caughtBy, alsoFails = [] } = habit
  const report = await simulate(await scenario(), { fidelity: 'sockets', executor })
  const failed = report.verdict.checks.filter(({ state }) => state === 'failed').map(({ id }) => id)
  expect(failed.sort()).toEqual([caughtBy, ...alsoFails].sort())
})
