// Where it matters in which order calls end that end at one instant: their next steps queue in it.
import type { ScenarioInput } from '../../src/scenario/schema.ts'

type Service = ScenarioInput['services'][string]

type Parts = Pick<ScenarioInput, 'seed' | 'instance' | 'campaign'> & {
  readonly count: number
  readonly services: readonly [Service, Service]
}

/** Every webhook posts a lead's address and maps one field. */
function meeting({ count, services: [one, two], ...rest }: Parts): ScenarioInput {
  const webhook = (name: string) => ({
    url: `https://${name}.example.com/v1?n=${name}`,
    headers: { 'Content-Type': 'application/json' },
    payload: '{ "email": {{lead.Email Address}} }',
    mappings: { score: 'rating' },
  })
  return {
    name: 'any',
    ...rest,
    leads: { count, fields: { 'Lead Score': { type: 'score', min: 0, max: 100 } } },
    webhooks: { one: webhook('one'), two: webhook('two') },
    services: { 'https://one.example.com': one, 'https://two.example.com': two },
  }
}

const healthy: Service = { latency: '0ms', replies: [{ json: { score: 5 } }] }

export const MEETINGS: readonly ScenarioInput[] = [
  // One has been redirected before it times out, the other hangs from the start.
  meeting({
    seed: 352,
    count: 2,
    instance: { concurrency: 20, redirects: 'follow' },
    campaign: { flow: [{ call: 'two' }, { call: 'one' }] },
    services: [
      { latency: { uniform: ['10ms', '90ms'] }, contention: { scale: '50%' } },
      {
        latency: '0ms',
        replies: [
          { latency: '30001ms' },
          {
            weight: 2,
            status: 307,
            headers: { Location: '/elsewhere' },
            latency: { uniform: ['10ms', '90ms'] },
          },
          { fault: 'hang' },
        ],
      },
    ],
  }),
  // One is answered at exactly the limit, which is too late, the others are not answered at all.
  meeting({
    seed: 5,
    count: 4,
    instance: { concurrency: 3, timeout: '50ms', timeoutEdge: 'times out' },
    campaign: { flow: [{ call: 'one' }, { call: 'one' }] },
    services: [
      {
        latency: { uniform: ['10ms', '90ms'] },
        replies: [{}, { when: { lead: 'Lead Score', atLeast: 20, below: 70 }, latency: '50ms' }],
      },
      healthy,
    ],
  }),
]
