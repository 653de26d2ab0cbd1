import { expect, it } from 'vitest'
import { FAULTS, type Fault } from '../../src/service/faults.ts'

const rows = Object.entries<Fault>(FAULTS)

it('the faults are hang, reset, empty reply and malformed', () => {
  expect(rows.map(([name]) => name)).toEqual(['hang', 'reset', 'empty reply', 'malformed'])
})

it.each(rows)('%s says what the service does in one sentence', (_, { effect }) => {
  expect(effect).toMatch(/^[a-z][^.]+\.$/)
})

// Decision 9: what has no HTTP answer gets a kind of ours, never a number of the platform's.
it.each([
  ['reset', 'ECONNRESET'],
  ['empty reply', 'UND_ERR_SOCKET'],
] as const)('%s ends the call as a connection failure, %s (decision 9)', (name, code) => {
  expect(FAULTS[name].moment).toBe('before the header')
  expect(FAULTS[name].failure).toMatchObject({ failure: 'CONNECTION', code })
})

it('a malformed body is not JSON', () => {
  expect(() => JSON.parse(FAULTS.malformed.body)).toThrow(SyntaxError)
})

it('a malformed body is not XML', async () => {
  const { XMLValidator } = await import('fast-xml-parser')
  expect(XMLValidator.validate(FAULTS.malformed.body)).not.toBe(true)
})
