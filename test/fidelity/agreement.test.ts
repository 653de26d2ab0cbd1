import fc from 'fast-check'
import { expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import type { Fidelity } from '../../src/rehearse/open-reach.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import { anyScenario, MEETINGS } from './any-scenario.ts'

/** At `model` nobody reads a body, so there all of these are one. */
const ACCEPTED: ReadonlySet<string> = new Set(['mapped', 'unmapped', 'empty', 'unreadable'])

/** What both fidelities must agree on. */
function common({ delay, leads, campaigns, calls, slots, backlog }: Report) {
  const { total, timeouts, byStatus, byFault, byWebhook, ghosts } = calls
  const account = new Map<string, { calls: number; slotMs: number }>()
  for (const entry of slots.account) {
    const outcome = ACCEPTED.has(entry.outcome) ? 'accepted' : entry.outcome
    const key = `${entry.webhook} ${outcome}`
    const known = account.get(key) ?? { calls: 0, slotMs: 0 }
    const slotUs = Math.round((known.slotMs + entry.slotMs) * 1_000)
    account.set(key, { calls: known.calls + entry.calls, slotMs: slotUs / 1_000 })
  }
  return {
    delay: { ...delay, bracket: delay.bracket.map(({ fidelity: _, ...leg }) => leg) },
    leads,
    campaigns,
    calls: { total, timeouts, byStatus, byFault, byWebhook, ghosts },
    slots: { busyMs: slots.busyMs, account: [...account].sort() },
    backlog,
  }
}

/** The calls in the order in which they ended, and the report. */
async function runAt(fidelity: Fidelity, input: ScenarioInput) {
  const ends: string[] = []
  const listen = (event: TimelineEvent): void => {
    if (event.kind !== 'call-ended') return
    const { leadIndex, stepIndex, startedUs, timeUs, result } = event
    const outcome = 'status' in result ? result.status : result.outcome
    const reason = result.outcome === 'failed' ? result.failure : ''
    ends.push([leadIndex, stepIndex, startedUs, timeUs, outcome, reason].join(' '))
  }
  const report = await rehearse(scenarioOf(input), { fidelity, listen }, thisMachine())
  const failed = report.verdict.checks.filter(({ state }) => state === 'failed')
  expect(failed, fidelity).toEqual([])
  return { ...common(report), ends }
}

/** Two steps of calls that hang, or are answered just before, at and after the limit. */
function atTheLimit(timeoutEdge: 'counts' | 'times out', redirects: 'ignore' | 'follow') {
  const spans = ['29999ms', '50ms', '70ms', '30s', '31s']
  return enrich({
    instance: { concurrency: 20, timeoutEdge, redirects },
    leads: { count: 60, fields: { 'Lead Score': { type: 'score' } } },
    campaign: { flow: [{ call: 'enrich' }, { call: 'enrich' }] },
    services: {
      [ORIGIN]: {
        latency: '1s',
        replies: [...spans.map((latency) => ({ latency })), { fault: 'hang' as const }],
      },
    },
  })
}

it.each([
  ['counts', 'ignore'],
  ['counts', 'follow'],
  ['times out', 'ignore'],
  ['times out', 'follow'],
] as const)(
  'replies at exactly the limit end in one order at both fidelities: the edge %s, redirects: %s',
  async (edge, redirects) => {
    const input = atTheLimit(edge, redirects)
    const [model, handlers] = [await runAt('model', input), await runAt('handlers', input)]
    expect(model).toEqual(handlers)
  },
)

it('model and handlers agree exactly on delay, statuses, timeouts, slots and backlog, on every call and the order in which they end, and both pass the judge', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (input) => {
      const [model, handlers] = [await runAt('model', input), await runAt('handlers', input)]
      expect(model).toEqual(handlers)
    }),
    { seed: 1, numRuns: 300, examples: MEETINGS.map((input): [ScenarioInput] => [input]) },
  )
})
