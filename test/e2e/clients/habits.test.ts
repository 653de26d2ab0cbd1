// Every habit of a client that the platform has not shows, and the check that names it says so.
import { expect, it } from 'vitest'
import { HABITS } from './habits.ts'
import { rehearsed } from './rehearsed.ts'

it.each(HABITS)('$client $does', async ({ executor, scenario, caughtBy, alsoFails, adds }) => {
  const { failed, requests } = await rehearsed(await scenario(), executor)
  expect(failed.sort()).toEqual([caughtBy ?? [], alsoFails ?? []].flat().sort())
  for (const name of adds ?? []) expect(requests[0]?.headers).toHaveProperty(name)
})
