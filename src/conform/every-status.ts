// Every status there is, a class a case: the tables show the well-known ones by name.
import type { ReplyDefinition } from '../service/definition.ts'
import { caseScenario, ORIGIN, serviceAt } from './base-scenario.ts'
import type { ConformanceCase, Finding, Seen } from './case.ts'
import type { CheckName } from './checks.ts'
import { absenceFindings, crashFindings, differ, writesOf } from './expectation.ts'

/** No answer of these has a body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304]

/** `fetch` takes it for the answer of a proxy and throws; nothing is written all the same. */
const FETCH_THROWS_ON = 407

interface StatusClass {
  readonly name: string
  readonly check: CheckName
  readonly statuses: readonly number[]
  readonly isMapped: boolean
}

const CLASSES: readonly StatusClass[] = [
  {
    name: 'every 2xx with a body maps',
    check: 'every-2xx-maps',
    statuses: hundred(200).filter((status) => !WITHOUT_BODY.includes(status)),
    isMapped: true,
  },
  { name: 'no 3xx maps', check: 'map-only-on-2xx', statuses: hundred(300), isMapped: false },
  { name: 'no 4xx maps', check: 'map-only-on-2xx', statuses: hundred(400), isMapped: false },
  { name: 'no 5xx maps', check: 'map-only-on-2xx', statuses: hundred(500), isMapped: false },
]

function hundred(first: number): readonly number[] {
  return Array.from({ length: 100 }, (_, index) => first + index)
}

export function everyStatus(): readonly ConformanceCase[] {
  return CLASSES.map(({ name, check, statuses, isMapped }) => ({
    id: `statuses/${name}`,
    topic: 'statuses',
    check,
    needs: [],
    rules: ['§4.1'],
    source: '[DOC] DEV-WH, DEV-ERR: updates only occur on a 2xx',
    settings: [],
    scenario: () =>
      caseScenario({
        webhook: { mappings: [{ attribute: 'a', field: 'LeadScore' }] },
        leads: statuses.map(() => ({})),
        services: [serviceAt(ORIGIN, statuses.map(replyWith))],
      }),
    look: (seen) => lookAt(seen, isMapped ? [['Lead Score', 1]] : []),
  }))
}

function replyWith(status: number): Partial<ReplyDefinition> {
  return WITHOUT_BODY.includes(status)
    ? { status }
    : { status, body: { kind: 'json', value: { a: 1 } } }
}

function lookAt({ calls }: Seen, writes: readonly unknown[]): readonly Finding[] {
  return calls.flatMap((call) => {
    const status = call.event.exchanges[0]?.reply.status
    const written = writesOf(call.ending).map(({ field, value }) => [field, value])
    return [
      ...absenceFindings(call),
      ...(status === FETCH_THROWS_ON ? [] : crashFindings(call)),
      ...differ(`writes on ${status ?? 'nothing'}`, writes, written),
    ]
  })
}
