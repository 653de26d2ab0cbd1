import fc from 'fast-check'
import { expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { anyScenario } from '../../src/fuzz/any-scenario.ts'
import { seeRun } from '../../src/fuzz/seen-run.ts'
import type { Fidelity } from '../../src/rehearse/open-reach.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { runs } from '../runs.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import { MEETINGS } from './meetings.ts'

/** What both fidelities must agree on, of a run that passes the judge. */
async function runAt(fidelity: Fidelity, input: ScenarioInput) {
  const run = await seeRun(scenarioOf(input), { fidelity, machine: thisMachine() })
  const failed = run.report.verdict.checks.filter(({ state }) => state === 'failed')
  expect(failed, fidelity).toEqual([])
  return run
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
    expect(model.common).toEqual(handlers.common)
  },
)

it('model and handlers agree exactly on delay, statuses, timeouts, slots and backlog, on every call and the order in which they end, and both pass the judge', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (input) => {
      const [model, handlers] = [await runAt('model', input), await runAt('handlers', input)]
      // At `model` nobody renders a request, so nobody sees that one cannot be sent.
      if (!handlers.hasUnsent) expect(model.common).toEqual(handlers.common)
    }),
    { seed: 1, numRuns: runs(300), examples: MEETINGS.map((input): [ScenarioInput] => [input]) },
  )
})
