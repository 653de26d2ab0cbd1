import { expect, it } from 'vitest'
import type { Condition } from '../../src/service/condition.ts'
import { conditionsOf } from '../../src/service/conditional.ts'
import { reply, service, weight } from './example-service.ts'

const onLead: Condition = { kind: 'lead', field: 'Plan', tests: [{ kind: 'is', value: 'team' }] }
const onRequest: Condition = { kind: 'request', path: '$.plan', tests: onLead.tests }

it('the conditions of services are known by where they stand', () => {
  const when = (condition: Condition) => reply({ kind: 'when', condition })
  const other = 'https://other.example.com'
  const services = [
    service([when(onLead), reply(weight(1)), when(onRequest)]),
    service([reply(weight(1))], { origin: 'https://third.example.com' }),
    service([when(onLead)], { origin: other }),
  ]
  const { origin } = service([])
  expect(conditionsOf(services)).toEqual([
    { origin, replyIndex: 0, condition: onLead },
    { origin, replyIndex: 2, condition: onRequest },
    { origin: other, replyIndex: 0, condition: onLead },
  ])
})
