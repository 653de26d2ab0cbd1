import type { Expectation } from '../../verify/expectation.ts'
import { grouped, quoted } from '../finding.ts'
import type { Scenario } from '../model.ts'
import { canMeet } from './can-meet.ts'
import { callGroups, fewestTimeouts } from './expected-calls.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'

export const unreachableTimeouts: ScenarioRule = {
  id: 'unreachable-timeouts',
  severity: 'error',
  what: 'A limit on timeouts that the services cannot keep.',
  why: 'Replies that hang, or that take longer than the timeout, time out in any run: the rehearsal can only fail, and its failure says nothing about the campaign.',
  source: 'marketo.md §4.3 [DOC], decisions 3 and 4',
  fix: 'Change the limit to what you accept, or the replies to what the service does.',
  wrong: `
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { share: 1%, fault: hang }
      - { status: 200 }
expect:
  timeouts: '== 0'
`,
  right: `
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { share: 1%, fault: hang }
      - { status: 200 }
expect:
  timeoutShare: '<= 1%'
`,
  find: ({ scenario }) =>
    scenario?.expectations.flatMap((limit) => unreachable(limit, scenario)) ?? [],
}

function unreachable(limit: Expectation, scenario: Scenario): readonly RuleFinding[] {
  if (limit.metric !== 'timeouts' && limit.metric !== 'timeoutShare') return []
  const groups = callGroups(scenario)
  const callCount = groups.reduce((sum, { count }) => sum + count, 0)
  if (callCount === 0) return []
  const fewest = fewestTimeouts(groups)
  const most = groups.some(({ mayTimeOut }) => mayTimeOut) ? callCount : 0
  const whole = limit.metric === 'timeouts' ? 1 : callCount
  if (canMeet(limit, { least: fewest / whole, most: most / whole })) return []
  const calls = `of ${grouped(callCount)} calls`
  return [
    {
      path: ['expect', limit.metric],
      got: quoted(limit.text),
      rule: `cannot be kept: ${calls} ${most === 0 ? 'none can' : `at least ${grouped(fewest)}`} time out, by the latencies and faults of the services.`,
      mend: 'Change the limit, the timeout or the replies.',
    },
  ]
}
