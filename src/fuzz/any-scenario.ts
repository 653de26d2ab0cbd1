// Scenarios of every kind there is, small enough to run by the thousand. Whatever fails shrinks to the
// first member of each list and to nothing where nothing will do.
import fc from 'fast-check'
import type { ScenarioInput } from '../scenario/schema.ts'
import { anyCampaigns, type Campaigns } from './any-campaign.ts'
import { anyInstance, anySlots } from './any-instance.ts'
import type { ReplyWorld } from './any-reply.ts'
import { type AnyService, anyService, serviceFor } from './any-service.ts'
import { anyWebhook, type WebhookInput } from './any-webhook.ts'
import { readersOf } from './mapped.ts'
import { onlyUsed } from './only-used.ts'
import { sometimes } from './sometimes.ts'
import { written } from './written.ts'

/** More of them find no more, and take longer. */
export const LEADS_MAX = 30

/** Where whoever is among the leads may be awkward. */
export const anyAdversarial = sometimes(3, fc.constantFrom('100%', '30%'))

/** Fields that conditions, flows, tokens and mappings of these scenarios name. */
const FIELDS: NonNullable<ScenarioInput['leads']>['fields'] = {
  Plan: { type: 'string', oneOf: ['free', 'team', 'enterprise'] },
  'Lead Score': { type: 'score', soapName: 'LeadScore', min: 0, max: 100 },
  'Signed Up': { type: 'datetime', soapName: 'signedUp', always: '2025-12-31 23:59:59' },
  Ratio: { type: 'float', soapName: 'ratio' },
}

const ONE = 'https://one.example.com'
const TWO = 'https://two.example.com'

const WORLD: ReplyWorld = {
  cacheFields: ['Plan', 'Unsubscribed'],
  conditions: [
    { lead: 'Plan', is: 'team' },
    { lead: 'plan', oneOf: ['free', 'nothing'] },
    { lead: 'Lead Score', atLeast: 20, below: 70 },
    { lead: 'Email Address', contains: 'a' },
  ],
  locations: ['/elsewhere', `${TWO}/x`, 'https://nobody.example.com/'],
}

interface Parts {
  readonly count: number
  readonly campaigns: Campaigns
  readonly webhooks: readonly [WebhookInput, WebhookInput]
  readonly services: readonly [AnyService, AnyService]
  readonly instance: object
  readonly adversarial: string | undefined
  readonly seed: number
}

function scenarioWith({ count, adversarial, seed, instance, campaigns, ...parts }: Parts) {
  const [one, two] = parts.webhooks
  const webhooks = { one, two }
  const [first, second] = parts.services
  return onlyUsed({
    name: 'any',
    seed,
    instance: written(instance),
    leads: { count, fields: FIELDS, ...written({ adversarial }) },
    ...campaigns,
    webhooks,
    services: {
      [ONE]: serviceFor(readersOf(webhooks, ONE), first),
      [TWO]: serviceFor(readersOf(webhooks, TWO), second),
    },
  })
}

function scenarios(instance: fc.Arbitrary<object>): fc.Arbitrary<ScenarioInput> {
  return fc
    .record<Parts>({
      count: fc.integer({ min: 1, max: LEADS_MAX }),
      campaigns: anyCampaigns,
      webhooks: fc.tuple(anyWebhook(ONE), anyWebhook(TWO)),
      services: fc.tuple(anyService(WORLD), anyService(WORLD)),
      instance,
      adversarial: anyAdversarial,
      seed: fc.nat(1_000),
    })
    .map(scenarioWith)
}

/** Any scenario. */
export const anyScenario = scenarios(anyInstance)

/** Any scenario of an instance whose settings are those of the platform: what every executor has to be
 *  right about, also one that knows no settings. */
export const anyPlainScenario = scenarios(anySlots)
