// Each change is made by the clients that the page names, and by no other. Where a new version of a client
// changes less, this says so, and the page is to be mended.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../../src/disk/machine.ts'
import { loadExecutor } from '../../../src/index.ts'
import { rehearse } from '../../../src/rehearse/rehearse.ts'
import type { SeenRequest } from '../../../src/timeline/event.ts'
import { scenarioOf } from '../../scenario-of.ts'
import { CHANGES, type Change } from './changes.ts'
import { HABITS } from './habits.ts'

const CLIENTS = ['fetch', 'undici', 'node-http', 'axios', 'got', 'ky'] as const

/** One call of a webhook with that client. */
async function sent({ webhook, instance = {} }: Change, client: string) {
  const { origin } = new URL(webhook.url)
  const scenario = scenarioOf({
    name: 'What clients change',
    instance,
    leads: { count: 1 },
    campaign: { flow: [{ call: 'send' }] },
    webhooks: { send: webhook },
    services: { [origin]: { latency: '50ms', replies: [{ json: {} }] } },
  })
  const executor = await loadExecutor(resolve(`test/e2e/executors/${client}.ts`))
  const requests: SeenRequest[] = []
  const report = await rehearse(
    scenario,
    {
      fidelity: 'sockets',
      executor,
      listen(event) {
        if (event.kind !== 'call-ended') return
        requests.push(...event.exchanges.flatMap(({ request }) => request ?? []))
      },
    },
    thisMachine(),
  )
  const failed = report.verdict.checks.filter(({ state }) => state === 'failed')
  return { request: requests[0], failed: failed.map(({ id }) => id) }
}

describe.each(CHANGES)('$clients $what', (change) => {
  it.each(CLIENTS)('%s', async (client) => {
    const { request, failed } = await sent(change, client)
    const isMade = change.clients.includes(client)
    expect(request && change.look(request)).toEqual(isMade ? change.changed : change.written)
    if (isMade && change.caughtBy) expect(failed).toContain(change.caughtBy)
    else expect(failed).toEqual([])
  })
})

describe('docs/clients.md', () => {
  const rows = readFileSync('docs/clients.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| client'))

  it('has a row for every change and every habit, and no other', () => {
    const shown = [
      ...CHANGES.map(
        ({ clients, what, caughtBy }) =>
          `| ${clients.join(', ')} | ${what} | ${caughtBy ? `\`${caughtBy}\`` : '–'} |`,
      ),
      ...HABITS.map(
        ({ client, does, told, caughtBy }) => `| ${client} | ${does} | ${told} | \`${caughtBy}\` |`,
      ),
    ]
    expect(rows).toEqual(shown)
  })
})
