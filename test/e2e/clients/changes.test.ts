// Each change is made by the clients that the page names, and by no other. Where a new version of a client
// changes less, this says so, and the page is to be mended.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadExecutor } from '../../../src/index.ts'
import type { Scenario } from '../../../src/scenario/model.ts'
import { scenarioOf } from '../../scenario-of.ts'
import { CHANGES, type Change } from './changes.ts'
import { HABITS } from './habits.ts'
import { rehearsed } from './rehearsed.ts'

const CLIENTS = ['fetch', 'undici', 'node-http', 'axios', 'got', 'ky'] as const

function oneCall({ webhook, instance = {} }: Change): Scenario {
  return scenarioOf({
    name: 'What clients change',
    instance,
    leads: { count: 1 },
    campaign: { flow: [{ call: 'send' }] },
    webhooks: { send: webhook },
    services: { [new URL(webhook.url).origin]: { latency: '50ms', replies: [{ json: {} }] } },
  })
}

describe.each(CHANGES)('$clients $what', (change) => {
  it.each(CLIENTS)('%s', async (client) => {
    const executor = await loadExecutor(resolve(`test/e2e/executors/${client}.ts`))
    const { failed, requests } = await rehearsed(oneCall(change), executor)
    const isMade = change.clients.includes(client)
    expect(requests.map(change.look)).toEqual(isMade ? change.changed : change.written)
    if (isMade && change.caughtBy) expect(failed).toContain(change.caughtBy)
    else expect(failed).toEqual([])
  })
})

it('docs/clients.md has a row for every change and every habit, and no other', () => {
  const rows = readFileSync('docs/clients.md', 'utf8').split('\n')
  const check = (id: string | undefined): string => (id === undefined ? '–' : `\`${id}\``)
  expect(rows.filter((line) => /^\| (?!client \|)/.test(line))).toEqual([
    ...CHANGES.map(
      ({ clients, what, caughtBy }) => `| ${clients.join(', ')} | ${what} | ${check(caughtBy)} |`,
    ),
    ...HABITS.map(
      ({ client, does, told, caughtBy }) =>
        `| ${client} | ${does} | ${told} | ${check(caughtBy)} |`,
    ),
  ])
})
