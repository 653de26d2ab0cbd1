// Scenarios around one that somebody wrote: their webhooks, mappings, payloads, flows and settings stay;
// other services answer, to other leads, with other slots.
import fc from 'fast-check'
import type { ScenarioInput } from '../scenario/schema.ts'
import { anySlots } from './any-instance.ts'
import type { ReplyWorld } from './any-reply.ts'
import { anyAdversarial, LEADS_MAX } from './any-scenario.ts'
import { type AnyService, anyService, serviceFor } from './any-service.ts'
import { readersOf } from './mapped.ts'
import { written } from './written.ts'

/** Which fields there are, only the scenario knows. */
const WORLD: ReplyWorld = {
  conditions: [],
  cacheFields: [],
  locations: ['/elsewhere', 'https://nobody.example.com/'],
}

interface Changes {
  readonly count: number
  readonly services: Readonly<Record<string, AnyService | undefined>>
  readonly slots: object
  readonly adversarial: string | undefined
  readonly seed: number
}

/** `leadCount`: how many leads it has. */
export function aroundScenario(
  base: ScenarioInput,
  leadCount: number,
): fc.Arbitrary<ScenarioInput> {
  const services = Object.keys(base.services).map(
    (origin) => [origin, fc.option(anyService(WORLD), { nil: undefined })] as const,
  )
  return fc
    .record<Changes>({
      count: fc.integer({ min: 1, max: Math.min(leadCount, LEADS_MAX) }),
      services: fc.record(Object.fromEntries(services)),
      slots: anySlots,
      // The leads of a file are as they are.
      adversarial: base.leads?.from === undefined ? anyAdversarial : fc.constant(undefined),
      seed: fc.nat(1_000),
    })
    .map((changes) => changed(base, changes))
}

/** Without its expectations: it is other leads now that meet other services. */
function changed(base: ScenarioInput, changes: Changes): ScenarioInput {
  const { expect: _, ...rest } = base
  const { count, seed, slots, adversarial } = changes
  const services = Object.entries(base.services).map(([origin, own]) => {
    const other = changes.services[origin]
    return [origin, other ? serviceFor(readersOf(base.webhooks, origin), other) : own] as const
  })
  const instance = { ...base.instance, ...written(slots) }
  return {
    ...rest,
    seed,
    ...(Object.keys(instance).length > 0 && { instance }),
    leads: { ...base.leads, count, ...written({ adversarial }) },
    services: Object.fromEntries(services),
  }
}
