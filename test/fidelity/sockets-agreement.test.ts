// Our own executor at `sockets`, over undici's real client, is our own executor at `handlers`.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { anyScenario } from '../../src/fuzz/any-scenario.ts'
import type { Fidelity } from '../../src/rehearse/open-reach.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { runs } from '../runs.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

/** Everything that happened and everything that was found out, but for what names the fidelity. */
async function runAt(fidelity: Fidelity, scenario: Scenario) {
  const events: unknown[] = []
  const listen = (event: TimelineEvent): void => {
    events.push({ ...event, exchanges: undefined, result: resultOf(event) })
  }
  const report = await rehearse(scenario, { fidelity, listen }, thisMachine())
  const { run: _, digest: __, scenario: ___, delay, ...found } = report
  const bracket = delay.bracket.map(({ fidelity: ____, ...leg }) => leg)
  return { events, ...found, delay: { ...delay, bracket } }
}

/** Status lines and network errors are worded by whoever carries them. */
function resultOf(event: TimelineEvent): unknown {
  if (event.kind !== 'call-ended') return undefined
  const { reasonPhrase: _, ...result } = { reasonPhrase: '', ...event.result }
  return result.outcome === 'failed' ? { ...result, reason: '' } : result
}

it('a body that drips is heard drop by drop on a connection that was used before', async () => {
  const input = enrich({
    instance: { timeoutCovers: 'read' },
    leads: { count: 2 },
    campaign: { flow: [{ call: 'drips' }, { call: 'enrich' }] },
    webhooks: {
      drips: { url: 'https://drips.example.com/v1' },
      enrich: { url: `${ORIGIN}/v1` },
    },
    services: {
      'https://drips.example.com': {
        latency: '0ms',
        replies: [
          { fault: 'drip', json: {} },
          { times: 1, json: {} },
        ],
      },
      [ORIGIN]: { latency: '0ms' },
    },
  })
  expect(await runAt('sockets', scenarioOf(input))).toEqual(
    await runAt('handlers', scenarioOf(input)),
  )
})

it('the same events at the same µs, and the same report, whatever the scenario', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (input) => {
      const scenario = scenarioOf(input)
      const handlers = await runAt('handlers', scenario)
      expect(handlers.verdict.passed).toBe(true)
      expect(await runAt('sockets', scenario)).toEqual(handlers)
    }),
    { seed: 1, numRuns: runs(60) },
  )
})

it('requests are seen as they were written, byte for byte', async () => {
  const url = `${ORIGIN}/a/{x}|%7e?src=a&b=%26&c='<>'&email={{lead.Email Address}}`
  const { enrich: webhook } = enrich().webhooks
  const webhooks = { enrich: { ...webhook, url, headers: { 'X-Odd': 'a , b;c="d" é' } } }
  const seen = async (fidelity: Fidelity) => {
    const requests: unknown[] = []
    const listen = (event: TimelineEvent): void => {
      if (event.kind !== 'call-ended') return
      const [exchange] = event.exchanges
      const { method, url, body, headers } = exchange?.request ?? {}
      requests.push({ method, url, body, odd: headers?.['x-odd'] })
    }
    const leads = { ...enrich().leads, count: 3 }
    const scenario = scenarioOf(enrich({ leads, webhooks }))
    const { verdict } = await rehearse(scenario, { fidelity, listen }, thisMachine())
    expect(verdict.passed).toBe(true)
    return requests
  }
  const requests = await seen('sockets')
  expect(requests).toHaveLength(3)
  expect(requests).toEqual(await seen('handlers'))
})
