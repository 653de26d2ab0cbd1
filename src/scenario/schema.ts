// What people write: strict mappings and texts with units, nothing filled in. It describes itself for
// the JSON Schema; cross references and defaults belong to `normalize.ts`.
import { z } from 'zod'
import type { JsonValue } from '../service/definition.ts'
import {
  type Expectation,
  LIMIT_EXAMPLES,
  METRICS,
  type Metric,
  parseExpectation,
} from '../verify/expectation.ts'
import { campaign } from './campaign-schema.ts'
import { instance } from './instance-schema.ts'
import { leads } from './lead-schema.ts'
import { service } from './service-schema.ts'
import { tokens } from './token-schema.ts'
import { leaf } from './unit-schema.ts'
import { durationOf, type Reading, shareOf } from './units.ts'
import { webhook } from './webhook-schema.ts'

const readers = { duration: durationOf, share: shareOf }

function limit(metric: Metric) {
  const read = (value: JsonValue): Reading<Expectation> => {
    const result = parseExpectation(metric, value, readers)
    if ('expectation' in result) return { value: result.expectation }
    return { mistake: { code: 'bad-expectation', ...result.problem } }
  }
  return leaf(read, {
    title: 'limit',
    description: METRICS[metric].meaning,
    examples: [LIMIT_EXAMPLES[METRICS[metric].unit]],
  }).optional()
}

const metrics = Object.keys(METRICS) as Metric[] // the keys of that very table
const limits = Object.fromEntries(metrics.map((metric) => [metric, limit(metric)])) as Record<
  Metric,
  ReturnType<typeof limit>
> // one entry a metric, just made

/** Everything one rehearsal needs, as written. */
export const scenario = z
  .strictObject({
    $schema: z
      .string()
      .meta({ title: 'text', examples: ['./scenario.schema.json'] })
      .describe('For editors; not read.')
      .optional(),
    name: z
      .string()
      .min(1)
      .max(200)
      .regex(/\S/)
      .meta({ title: 'name', examples: ['Enrich on sign-up'] })
      .describe('What the report calls it. 1 to 200 characters.'),
    story: z
      .string()
      .max(5_000)
      .meta({ title: 'text', examples: ['A service that slows down'] })
      .describe('What it shows, for lists of scenarios. Default: none.')
      .optional(),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .meta({ title: 'seed', examples: [1] })
      .describe('Everything random follows from it. 0 to 4,294,967,295, default 1.')
      .optional(),
    instance: instance.optional(),
    leads: leads.optional(),
    campaign: campaign.optional(),
    campaigns: z
      .record(z.string().min(1), campaign)
      .meta({
        title: 'mapping of campaigns',
        examples: [{ 'New leads': { flow: [{ call: 'enrich' }] } }],
      })
      .describe('Several campaigns by name, instead of campaign: they share the slots.')
      .optional(),
    webhooks: z
      .record(z.string().min(1), webhook)
      .meta({
        title: 'mapping of webhooks',
        examples: [{ enrich: { url: 'https://api.example.com' } }],
      })
      .describe('By name; the flow calls them.'),
    services: z
      .record(z.string(), service)
      .meta({
        title: 'mapping of services',
        examples: [{ 'https://api.example.com': { latency: '50ms' } }],
      })
      .describe('By origin: scheme, host and port.'),
    handlers: z
      .string()
      .min(1)
      .meta({ title: 'file name', examples: ['my-handlers.ts'] })
      .describe(
        'MSW request handlers of your own, which answer before the services do: a module relative to the scenario and in its folder that exports a list of them.',
      )
      .optional(),
    tokens: tokens.optional(),
    expect: z
      .strictObject(limits)
      .meta({ title: 'mapping of limits', examples: [{ totalDelay: '<= 12h' }] })
      .describe('Limits the rehearsal has to keep.')
      .optional(),
  })
  .meta({
    title: 'scenario',
    examples: [
      {
        name: 'Enrich on sign-up',
        campaign: { flow: [{ call: 'enrich' }] },
        webhooks: { enrich: { url: 'https://api.example.com/v1/enrich' } },
        services: { 'https://api.example.com': { latency: '50ms' } },
      },
    ],
  })
  .describe('Everything that one rehearsal of a trigger campaign needs.')

export type ReadScenario = z.output<typeof scenario>

/** What people write in TypeScript. */
export type ScenarioInput = z.input<typeof scenario>
