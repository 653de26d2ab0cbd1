// What a scenario has that cannot be decided without a request and a body, so that it cannot run at
// `model`: what it is, and what to do.

import type { FlowStep } from '../campaign/definition.ts'
import { fieldNamed } from '../executor/field-names.ts'
import { fieldsOf } from '../lead/definition.ts'
import type { Scenario } from '../scenario/model.ts'
import { allSteps } from '../scenario/written-flow.ts'
import { conditionsOf } from '../service/conditional.ts'
import { fieldsOfCaches } from './cache-keys.ts'

/** As the end of a sentence; `undefined` where nothing is in the way. */
export function whyNotModel(scenario: Scenario): string | undefined {
  return (
    whyNotHandlers(scenario) ??
    whyNotReplies(scenario) ??
    whyNotTriggers(scenario) ??
    whyNotFields(scenario)
  )
}

/** The cheapest fidelity that works everything out. */
export function virtualFidelity(scenario: Scenario): 'model' | 'handlers' {
  return whyNotModel(scenario) ? 'handlers' : 'model'
}

function whyNotHandlers({ handlers }: Scenario): string | undefined {
  return handlers && `${handlers.name} answers requests, and at model none is made`
}

function whyNotReplies({ services }: Scenario): string | undefined {
  const asked = conditionsOf(services).find(({ condition }) => condition.kind === 'request')
  if (asked?.condition.kind !== 'request') return undefined
  return `a reply of ${asked.origin} depends on ${asked.condition.path} of the request`
}

/** Error 1001 is an empty body. */
const EMPTY_BODY = 1_001

function whyNotTriggers({ campaigns }: Scenario): string | undefined {
  for (const { name, trigger } of campaigns) {
    if (trigger.kind !== 'webhook is called') continue
    if (trigger.response !== undefined) return `the trigger of ${name} looks into the response`
    if (trigger.errorTypes?.includes(EMPTY_BODY))
      return `the trigger of ${name} asks for error 1001`
  }
  return undefined
}

/** What depends on a field whose value a response may have changed by then (decision 34). */
function whyNotFields(scenario: Scenario): string | undefined {
  const { instance, campaigns, services } = scenario
  if (instance.writeDelay === 'never') return undefined
  const written = fieldsWritten(scenario)
  const isWritten = (name: string): boolean => written.has(name.toLowerCase())
  const choice = fieldsAsked(campaigns.flatMap(({ flow }) => allSteps(flow))).find(isWritten)
  if (choice !== undefined) return `a choice depends on ${choice}, which a response writes`
  for (const { origin, condition } of conditionsOf(services)) {
    if (condition.kind === 'lead' && isWritten(condition.field))
      return `a reply of ${origin} depends on ${condition.field}, which a response writes`
  }
  const hasCache = services.some(({ load }) => load?.cache)
  const key = hasCache ? fieldsOfCaches(scenario).find(isWritten) : undefined
  return key && `a cache tells requests apart by ${key}, which a response writes`
}

/** Their display names, in lower case: case does not matter (decision 21). */
function fieldsWritten({ webhooks, leads }: Scenario): ReadonlySet<string> {
  const fields = fieldsOf(leads)
  const mapped = webhooks.flatMap(({ mappings }) => mappings.map(({ field }) => field))
  return new Set(
    mapped.map((name) => fieldNamed(name, fields)?.field.displayName.toLowerCase() ?? ''),
  )
}

/** Fields that choices depend on. */
export function fieldsAsked(steps: readonly FlowStep[]): readonly string[] {
  return steps.flatMap((step) =>
    step.kind === 'choose'
      ? step.choices.flatMap(({ when }) => (when.kind === 'field' ? [when.field] : []))
      : [],
  )
}
