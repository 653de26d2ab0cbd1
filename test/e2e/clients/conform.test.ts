// The executors of docs/clients.md against the conformance kit: each passes whole but for what its client
// changes, and what it changes is found.
import { expect, it } from 'vitest'
import { conform, loadExecutor } from '../../../src/index.ts'

/** By client the checks that it cannot keep. */
const OFF = {
  undici: [],
  'node-http': [],
  axios: ['unnormalized-url', 'header-names'],
  got: ['unnormalized-url'],
  fetch: ['unnormalized-url', 'no-extra-headers', 'own-host', 'content-type'],
  ky: ['unnormalized-url', 'no-extra-headers', 'own-host', 'content-type'],
} as const satisfies Readonly<Record<string, readonly string[]>>

it.each(
  Object.entries(OFF).map(([client, off]) => [client, off.join(', ') || 'none', off] as const),
)('an executor with %s keeps every check but %s', { timeout: 120_000 }, async (client, _, off) => {
  const executor = await loadExecutor(`test/e2e/executors/${client}.ts`)
  const { cases, counts } = await conform(executor, { settings: true })
  const failed = cases.filter(({ state }) => state === 'failed')
  expect([...new Set(failed.map(({ check }) => check))].sort()).toEqual([...off].sort())
  expect(counts.passed).toBeGreaterThan(1_000)
})
