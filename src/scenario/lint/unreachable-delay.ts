import type { Expectation } from '../../verify/expectation.ts'
import { arrivalSpan } from '../arrival-span.ts'
import { grouped, quoted } from '../finding.ts'
import type { Scenario } from '../model.ts'
import { canMeet } from './can-meet.ts'
import { callGroups, leastSlotTime } from './expected-calls.ts'
import type { RuleFinding, ScenarioRule } from './rule.ts'

export const unreachableDelay: ScenarioRule = {
  id: 'unreachable-delay',
  severity: 'error',
  what: 'A limit on the total execution delay that is below what the calls add up to.',
  why: 'The slots are busy for as long as all calls together take, divided by how many slots there are; and nothing ends before the last lead has come. No run can be quicker.',
  source: 'marketo.md §5.3 [DOC], §5.4',
  fix: 'Allow more time, or use more slots, quicker replies or fewer leads.',
  wrong: `
leads: { count: 100000 }
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
services:
  https://api.example.com: { latency: 50ms }
expect:
  totalDelay: '<= 1h'
`,
  right: `
leads: { count: 100000 }
webhooks:
  enrich: { url: https://api.example.com/v1/enrich }
services:
  https://api.example.com: { latency: 50ms }
expect:
  totalDelay: '<= 2h'
`,
  find: ({ scenario }) =>
    scenario?.expectations.flatMap((limit) => unreachable(limit, scenario)) ?? [],
}

function unreachable(limit: Expectation, scenario: Scenario): readonly RuleFinding[] {
  if (limit.metric !== 'totalDelay') return []
  const bound = [byArrivals(scenario), bySlots(scenario)].find(
    ({ leastUs }) =>
      !canMeet(limit, { least: leastUs * EXACTNESS, most: Number.POSITIVE_INFINITY }),
  )
  if (!bound) return []
  return [
    {
      path: ['expect', 'totalDelay'],
      got: quoted(limit.text),
      rule: `cannot be kept: ${bound.why} ${spanText(bound.leastUs)}.`,
      mend: 'Allow more time, or change the slots, the replies or the leads.',
    },
  ]
}

/** A sum of fractions may come out a little too large. */
const EXACTNESS = 1 - 1e-9

interface Bound {
  readonly leastUs: number
  /** Goes before the span. */
  readonly why: string
}

function bySlots(scenario: Scenario): Bound {
  const groups = callGroups(scenario)
  const { concurrency } = scenario.instance
  const calls = grouped(groups.reduce((sum, { count }) => sum + count, 0))
  const slots = concurrency === 1 ? '1 slot' : `${grouped(concurrency)} slots`
  return {
    leastUs: leastSlotTime(groups) / concurrency,
    why: `${calls} calls keep ${slots} busy for at least`,
  }
}

function byArrivals({ campaigns, leads }: Scenario): Bound {
  const spans = campaigns.map(({ arrivals }) => arrivalSpan(arrivals, leads.count).leastUs)
  return { leastUs: Math.max(0, ...spans), why: 'the last lead comes after' }
}

/** As a limit is written, to the second; a short one to the millisecond: `1h 23m 20s`. */
function spanText(spanUs: number): string {
  const seconds = Math.floor(spanUs / 1e6)
  if (seconds === 0) return `${Math.floor(spanUs / 1e3)}ms`
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ')
}
