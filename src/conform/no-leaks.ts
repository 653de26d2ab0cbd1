// What is left of a call when its executor has settled, by what it is and by how the call ended. What an
// executor takes from its ports is seen where it is given any; timers are seen at sockets.
import type { Webhook } from '../executor/webhook.ts'
import type { ReplyDefinition } from '../service/definition.ts'
import { caseScenario, ORIGIN, serviceAt } from './base-scenario.ts'
import type { ConformanceCase, Finding, Seen } from './case.ts'
import { absenceFindings, crashFindings } from './expectation.ts'
import type { Leftover } from './watch-ports.ts'

/** More than any client keeps unread: it has to be read on, or given up. */
const BIG = JSON.stringify({ a: 1, padding: 'x'.repeat(262_144) })

interface Ending {
  readonly name: string
  readonly reply: Partial<ReplyDefinition>
  readonly webhook?: Partial<Webhook>
  readonly campaignType?: 'batch'
  readonly sendsNothing?: boolean
}

const body = { kind: 'text', text: BIG } as const
const location = [{ name: 'location', value: '/v2' }]

const ENDINGS: readonly Ending[] = [
  { name: 'a 200', reply: { body } },
  { name: 'a 200 that is not read', reply: { body }, webhook: { mappings: [] } },
  { name: 'a 200 of the response type None', reply: { body }, webhook: { responseType: 'None' } },
  { name: 'an empty 204', reply: { status: 204 } },
  { name: 'a redirect', reply: { status: 302, headers: location, body } },
  { name: 'a 404', reply: { status: 404, body } },
  { name: 'a 503', reply: { status: 503, body } },
  { name: 'a reset', reply: { fault: 'reset' } },
  { name: 'a body that is cut', reply: { body, fault: 'truncate' } },
  { name: 'a body of 16 MiB', reply: { fault: 'huge' } },
  { name: 'a timeout', reply: { fault: 'hang' } },
  { name: 'a timeout after the header', reply: { body, fault: 'drip' } },
  { name: 'a rejection that times out', reply: { status: 500, body, fault: 'drip' } },
  { name: 'a URL that is none', reply: {}, webhook: { url: 'https:///a' }, sendsNothing: true },
  { name: 'a batch campaign', reply: {}, campaignType: 'batch', sendsNothing: true },
]

interface Kind {
  readonly what: string
  readonly seenAt: Pick<ConformanceCase, 'fidelity' | 'needsPorts'>
  readonly left: (seen: Seen) => readonly string[]
}

function ofPorts(kind: Leftover['kind']): Kind['left'] {
  return ({ calls }) =>
    calls.flatMap(({ left }) => left.filter((each) => each.kind === kind).map(({ text }) => text))
}

const PORTS = { needsPorts: true }

const KINDS: readonly Kind[] = [
  { what: 'body', seenAt: PORTS, left: ofPorts('body') },
  { what: 'deadline', seenAt: PORTS, left: ofPorts('deadline') },
  { what: 'abort listener', seenAt: PORTS, left: ofPorts('listener') },
  { what: 'sleep', seenAt: PORTS, left: ofPorts('sleep') },
  { what: 'timer', seenAt: { fidelity: 'sockets' }, left: ({ warnings }) => warnings },
]

export function noLeaks(): readonly ConformanceCase[] {
  return KINDS.flatMap(({ what, seenAt, left }) =>
    ENDINGS.map(({ name, reply, webhook, campaignType, sendsNothing }) => ({
      id: `leaks/no ${what} is left after ${name}`,
      topic: 'leaks',
      check: 'no-leaks',
      needs: [],
      rules: ['§4.3'],
      source: 'chosen, a call that is over holds nothing',
      settings: [],
      ...seenAt,
      scenario: () =>
        caseScenario({
          webhook: { mappings: [{ attribute: 'a', field: 'LeadScore' }], ...webhook },
          services: [serviceAt(ORIGIN, [reply])],
          ...(campaignType && { campaignType }),
        }),
      look: (seen) => [
        ...seen.calls.flatMap(crashFindings),
        ...(sendsNothing ? [] : seen.calls.flatMap(absenceFindings)),
        ...left(seen).map(findingOf),
      ],
    })),
  )
}

function findingOf(text: string): Finding {
  return { what: 'left behind', expected: 'nothing', actual: text }
}
