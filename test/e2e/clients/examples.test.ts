// Each executor of `test/e2e/executors` that has a client of its own, over the scenarios that ask most of
// one: it passes the judge whole and comes to what ours does, call for call.
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadExecutor, loadScenario, type Report, simulate } from '../../../src/index.ts'

const CLIENTS = ['fetch', 'undici', 'node-http', 'axios', 'got', 'ky'] as const

/** Statuses and redirects, every fault, hanging services, other bodies than JSON, 429, one slot and many,
 *  userinfo, plain HTTP, tokens in the URL. */
const SCENARIOS: readonly (readonly [name: string, leads: number])[] = [
  ['documented-sum', 50],
  ['mixed-statuses', 60],
  ['every-fault', 60],
  ['one-percent-timeouts', 60],
  ['black-hole', 30],
  ['xml-enrichment', 60],
  ['rate-limited-api', 60],
  ['outage-and-recovery', 60],
  ['two-webhooks-one-pool', 30],
  ['twilio-sms', 20],
  ['snowplow-event', 20],
  ['ifttt-event', 20],
]

/** What does not depend on who runs it, and how. */
function outcome({ delay, calls, mapping, slots }: Report) {
  return { totalMs: delay.totalMs, callTime: delay.callTime, calls, mapping, slots }
}

describe.each(SCENARIOS)('%s', (name, leads) => {
  it.each(CLIENTS)('with %s', async (client) => {
    // A few leads do not meet what was expected of many.
    const scenario = await loadScenario(`scenarios/${name}.yaml`, { leads, set: ['expect={}'] })
    const executor = await loadExecutor(resolve(`test/e2e/executors/${client}.ts`))
    const ours = await simulate(scenario)
    const theirs = await simulate(scenario, { fidelity: 'sockets', executor })
    expect(theirs.verdict.checks.filter(({ state }) => state === 'failed')).toEqual([])
    expect(theirs.verdict.passed).toBe(true)
    expect(outcome(theirs)).toEqual(outcome(ours))
    expect(theirs.warnings).toBeUndefined()
  })
})
