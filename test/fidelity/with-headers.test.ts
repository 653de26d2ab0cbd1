import { expect, it } from 'vitest'
import { withHeaders } from '../../src/fidelity/with-headers.ts'

const MORE = { host: 'api.example.com', 'x-ticket': '7' }
const ADDED = ['host', 'api.example.com', 'x-ticket', '7']

it.each([
  ['none', undefined, []],
  [
    'a record',
    { Accept: '*/*', Cookie: ['a=1', 'b=2'] },
    ['Accept', '*/*', 'Cookie', 'a=1', 'Cookie', 'b=2'],
  ],
  ['names and values in turn', ['Accept', '*/*'], ['Accept', '*/*']],
  ['pairs', new Map([['Accept', '*/*']]), ['Accept', '*/*']],
  ['a record with a hole', { Accept: undefined }, []],
])('%s: the given ones first, as they are', (_, headers, expected) => {
  expect(withHeaders(headers, MORE)).toEqual([...expected, ...ADDED])
})

it('what is there already is not added, whatever its case', () => {
  expect(withHeaders({ Host: 'mine.example.com' }, MORE)).toEqual([
    'Host',
    'mine.example.com',
    'x-ticket',
    '7',
  ])
})
