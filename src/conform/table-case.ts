// A case of a table → a scenario, and what to look at in the run of it.
import { originOf } from '../executor/url.ts'
import type { ExecutorSettings, Webhook } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ReplyDefinition, Service } from '../service/definition.ts'
import { milliseconds } from '../time/instant.ts'
import { caseScenario, ORIGIN, serviceAt } from './base-scenario.ts'
import type { ConformanceCase } from './case.ts'
import type { CheckName } from './checks.ts'
import { lookAt } from './expectation.ts'
import type { TableCase, TableReply } from './table-schema.ts'

/** Facts of an instance, which every executor is told; the other settings are choices. */
const FACTS: readonly string[] = ['timeZone', 'startsAtMs']

export function compileCase(topic: string, each: TableCase): ConformanceCase {
  const { id, check, rule, source, settings = {}, fidelity } = each
  return {
    id: `${topic}/${id}`,
    topic,
    check,
    needs: needsOf(each),
    rules: [rule].flat(),
    source,
    settings: Object.entries(settings)
      .filter(([name]) => !FACTS.includes(name))
      .map(([name, value]) => `${name}: ${value}`),
    ...(fidelity && { fidelity }),
    scenario: () => scenarioOf(each),
    look: (seen) => lookAt(each, seen),
  }
}

/** What a case rests on by what it is made of, besides what it says: whoever drops a second mapping fails
 *  wherever there are two, and that is one defect only. */
function needsOf(each: TableCase): readonly CheckName[] {
  const { check, needs = [], mappings = {}, encoding, payload = '', reply = '{}' } = each
  const status = typeof reply === 'string' ? 200 : reply.status
  const made = new Set<CheckName>(needs)
  if (Object.keys(mappings).length > 1) made.add('several-mappings')
  if (status > 200 && status < 300) made.add('every-2xx-maps')
  if (encoding === 'JSON' && payload !== '') made.add('json-encoding')
  if (encoding === 'Form/Url' && payload.includes('{{')) made.add('form-encoding')
  made.delete(check)
  return [...made]
}

function scenarioOf(each: TableCase): Scenario {
  const { lead, tokens, settings = {}, campaign } = each
  return caseScenario({
    webhook: webhookOf(each),
    services: servicesOf(each),
    settings: defined<Partial<ExecutorSettings>>(settings),
    ...defined({ leads: lead && [lead], tokens, campaignType: campaign }),
  })
}

function webhookOf(each: TableCase): Partial<Webhook> {
  const { url, method, payload, encoding, responseType, headers, mappings } = each
  return defined<Partial<Webhook>>({
    url,
    method,
    payload,
    encoding,
    responseType,
    headers: headers && Object.entries(headers).map(([name, value]) => ({ name, value })),
    mappings:
      mappings && Object.entries(mappings).map(([attribute, field]) => ({ attribute, field })),
  })
}

/** Without what was not said. */
function defined<Of extends object>(
  parts: { [Key in keyof Of]: Of[Key] | undefined },
): {
  [Key in keyof Of]: Exclude<Of[Key], undefined>
} {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof Of]: Exclude<Of[Key], undefined> } // just filtered
}

/** Each reply at the host that is asked for it: the first at that of the URL, the others where redirects
 *  lead. */
function servicesOf(each: TableCase): readonly Service[] {
  const { url = ORIGIN, reply = '{}', next = [], follows = [], others = [] } = each
  const asked = [url, ...follows.map((line) => line.slice(line.indexOf(' ') + 1))]
  const origins = asked.map((target) => originOf(target) ?? ORIGIN)
  const replies = new Map<string, Partial<ReplyDefinition>[]>()
  for (const [index, given] of [reply, ...next].entries()) {
    const origin = origins[index] ?? origins.at(-1) ?? ORIGIN
    replies.set(origin, [...(replies.get(origin) ?? []), replyOf(given, each)])
  }
  for (const origin of others) replies.set(origin, [replyOf('{}', each)])
  return Array.from(replies, ([origin, given]) => serviceAt(origin, given))
}

const CONTENT_TYPES = { JSON: 'application/json', XML: 'application/xml', None: 'text/plain' }

type Typed = Pick<TableCase, 'responseType'>

function replyOf(given: TableReply, { responseType = 'JSON' }: Typed): Partial<ReplyDefinition> {
  if (typeof given === 'string') return replyOf({ ...WHOLE, body: given }, { responseType })
  const { status, headers, body, afterMs, bodyAfterMs = afterMs, fault } = given
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const contentType = { 'content-type': CONTENT_TYPES[responseType] }
  const pairs = Object.entries({ ...(body !== '' && !isTyped && contentType), ...headers })
  const spanUs = milliseconds(bodyAfterMs - afterMs)
  return {
    status,
    headers: pairs.map(([name, value]) => ({ name, value })),
    body: body === '' ? { kind: 'none' } : { kind: 'text', text: body },
    latency: { kind: 'constant', spanUs: milliseconds(afterMs) },
    ...(fault && { fault }),
    ...(spanUs > 0 && { drops: { kind: 'slow', spanUs, gapUs: spanUs } }),
  }
}

const WHOLE = { status: 200, headers: {}, afterMs: 0 }
