import { expect, it } from 'vitest'
import { beginsRequest, readHead } from '../../src/fidelity/request-head.ts'

it('the head of a request is read as it was written', () => {
  const text =
    "POST /a/{x}?b='%26' HTTP/1.1\r\nHost: x\r\nX-Odd:  a , b \r\nx-odd: é\r\n\r\n{}\r\n\r\n"
  expect(readHead(Buffer.from(text, 'latin1'))).toEqual({
    target: "/a/{x}?b='%26'",
    headers: { host: 'x', 'x-odd': 'a , b, é' },
  })
})

it.each([
  ['a head that is not complete', 'POST / HTTP/1.1\r\nHost: x\r\n'],
  ['a body', '{ "a": 1 }\r\n\r\n'],
  ['a protocol of another kind', 'PING\r\n\r\n'],
])('%s is none', (_, text) => {
  expect(readHead(Buffer.from(text))).toBeUndefined()
})

it.each([
  ['POST /a/{x} HTTP/1.1\r\nHost: x\r\n', true],
  ['PING\r\n', false],
  ['{ "a": 1 }', false],
])('%j begins a request: %s', (text, begins) => {
  expect(beginsRequest(Buffer.from(text))).toBe(begins)
})
