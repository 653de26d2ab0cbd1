// Many calls in the air at once: each sends and writes the values of its own lead, and none is lost.
import type { Service } from '../service/definition.ts'
import { milliseconds } from '../time/instant.ts'
import { caseScenario, ORIGIN, serviceAt } from './base-scenario.ts'
import type { ConformanceCase, Finding, Seen, SeenCall } from './case.ts'
import type { CheckName } from './checks.ts'
import { absenceFindings, crashFindings, differ, writesOf } from './expectation.ts'

const SLOTS = 20
const LEADS = 60

/** Names that no encoding changes. */
function nameOf(leadIndex: number): string {
  return `lead${leadIndex}`
}

/** The name of the lead comes back, each at a time of its own: calls end in another order than they
 *  began. */
function echo(others: Parameters<typeof serviceAt>[1] = []): Service {
  const body = { kind: 'json', value: { v: { $lead: 'First Name' } } } as const
  const service = serviceAt(ORIGIN, [{ status: 200, body }, ...others])
  const weight = { kind: 'weight', weight: 1 } as const
  return {
    ...service,
    replies: service.replies.map(({ latency: _, ...reply }) => ({ ...reply, choice: weight })),
    latency: { kind: 'uniform', minUs: milliseconds(10), maxUs: milliseconds(900) },
  }
}

interface OwnValues {
  readonly name: string
  readonly needs?: readonly CheckName[]
  readonly service: Service
  readonly look: (call: SeenCall) => readonly Finding[]
}

function requestFindings({ event }: SeenCall): readonly Finding[] {
  const name = nameOf(event.leadIndex)
  const request = event.exchanges[0]?.request
  return [
    ...differ(`URL of lead ${event.leadIndex}`, `${ORIGIN}/v1?n=${name}`, request?.url),
    ...differ(`header x-name of lead ${event.leadIndex}`, name, request?.headers['x-name']),
    ...differ(`body of lead ${event.leadIndex}`, `n=${name}`, request?.body),
  ]
}

function writeFindings({ event, ending }: SeenCall): readonly Finding[] {
  const { reply } = event.exchanges.at(-1) ?? {}
  const isMapped = reply?.status === 200 && reply.fault === undefined
  const written = writesOf(ending).map(({ field, value }) => [field, value])
  const wanted = isMapped ? [['Last Name', nameOf(event.leadIndex)]] : []
  return differ(`writes of lead ${event.leadIndex}`, wanted, written)
}

function own({ name, needs = [], service, look }: OwnValues): ConformanceCase {
  return {
    id: `concurrency/${name}`,
    topic: 'concurrency',
    check: 'own-values',
    needs,
    rules: ['§5.2'],
    source: '[DOC] a call is made for one lead',
    settings: [],
    scenario: () =>
      caseScenario({
        webhook: {
          url: `${ORIGIN}/v1?n={{lead.First Name}}`,
          headers: [{ name: 'X-Name', value: '{{lead.First Name}}' }],
          payload: 'n={{lead.First Name}}',
          encoding: 'Form/Url',
          mappings: [{ attribute: 'v', field: 'LastName' }],
        },
        leads: Array.from({ length: LEADS }, (_, index) => ({ 'First Name': nameOf(index) })),
        services: [service],
        slots: SLOTS,
      }),
    look: ({ calls }: Seen) => [
      ...differ('calls that ended', LEADS, calls.length),
      ...calls.flatMap((call) => [...crashFindings(call), ...absenceFindings(call), ...look(call)]),
    ],
  }
}

export function ownValues(): readonly ConformanceCase[] {
  return [
    own({
      name: 'each request has the values of its own lead',
      needs: ['token-values', 'form-encoding', 'url-tokens', 'header-values'],
      service: echo(),
      look: requestFindings,
    }),
    own({ name: 'each write is of its own lead', service: echo(), look: writeFindings }),
    own({
      name: 'each write is of its own lead where others are rejected',
      needs: ['map-only-on-2xx'],
      service: echo([{ status: 503 }]),
      look: writeFindings,
    }),
    own({
      name: 'each write is of its own lead where others fail and time out',
      needs: ['failures', 'time-limit'],
      service: echo([{ fault: 'reset' }, { fault: 'hang' }]),
      look: writeFindings,
    }),
  ]
}
