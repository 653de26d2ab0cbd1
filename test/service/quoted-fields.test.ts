import { expect, it } from 'vitest'
import { quotedFields } from '../../src/service/quoted-fields.ts'

it('the fields that a body quotes are found where they stand, in the order they are written', () => {
  const body = {
    who: { $lead: 'Email Address' },
    list: [1, 'x', { deep: [{ $lead: 'Plan' }] }, null],
    any: { $pick: [{ $lead: 'City' }, 'Bern'] },
  }
  expect(quotedFields(body)).toEqual([
    { path: ['who', '$lead'], name: 'Email Address' },
    { path: ['list', 2, 'deep', 0, '$lead'], name: 'Plan' },
    { path: ['any', '$pick', 0, '$lead'], name: 'City' },
  ])
  expect(quotedFields({ $lead: 'Plan' })).toEqual([{ path: ['$lead'], name: 'Plan' }])
})

it.each([
  'Email Address',
  null,
  7,
  [],
  { lead: 'Plan' },
  { $lead: 'Plan', beside: 1 },
  { $faker: 'company.name' },
  { $lead: 7 },
  { $lead: null },
])('%j quotes no field', (body) => {
  expect(quotedFields(body)).toEqual([])
})
