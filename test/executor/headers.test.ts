import { describe, expect, it } from 'vitest'
import { isLegalHeaderName } from '../../src/executor/headers.ts'
import { renderRequest } from '../../src/executor/request.ts'
import type { Value } from '../../src/executor/webhook.ts'
import { ZERO } from '../../src/time/instant.ts'
import { type CallParts, exampleCall } from './example-call.ts'

function headersOf(
  headers: readonly (readonly [name: string, value: string])[],
  parts: CallParts = {},
): readonly (readonly [string, string])[] | string {
  const list = headers.map(([name, value]) => ({ name, value }))
  const webhook = { ...parts.webhook, headers: list }
  const rendering = renderRequest(exampleCall({ ...parts, webhook }), ZERO)
  return rendering.kind === 'problem' ? rendering.reason : Object.entries(rendering.request.headers)
}

const notes = (Notes: Value): CallParts => ({ values: { Notes } })

describe('headers', () => {
  it('go out in the order of the webhook, then the defaults', () => {
    const webhook = { url: 'https://u:p@x.example/', payload: 'x', encoding: 'Form/Url' } as const
    expect(
      headersOf(
        [
          ['X-B', '1'],
          ['X-A', '2'],
        ],
        { webhook },
      ),
    ).toEqual([
      ['x-b', '1'],
      ['x-a', '2'],
      ['authorization', 'Basic dTpw'],
      ['content-type', 'application/x-www-form-urlencoded'],
      ['user-agent', 'hookdrill/0.1.0'],
    ])
  })

  it('of the user stand in the place of a default, whatever their case', () => {
    const webhook = { url: 'https://u:p@x.example/', payload: 'x' }
    const own = [
      ['USER-AGENT', 'a'],
      ['Content-Type', 'b'],
      ['AUTHorization', 'c'],
    ] as const
    expect(headersOf(own, { webhook })).toEqual([
      ['user-agent', 'a'],
      ['content-type', 'b'],
      ['authorization', 'c'],
    ])
  })

  // Decision 12.
  it('name no content type of ours on request, and the user’s all the same', () => {
    const strict = { webhook: { payload: 'x' }, settings: { contentType: 'strict' } } as const
    expect(headersOf([], strict)).toEqual([['user-agent', 'hookdrill/0.1.0']])
    expect(headersOf([['Content-Type', 'a']], strict)).toContainEqual(['content-type', 'a'])
  })

  // Decision 13.
  it('name another user agent on request, unless the webhook does', () => {
    const settings = { userAgent: 'other/2' }
    expect(headersOf([], { settings })).toEqual([['user-agent', 'other/2']])
    expect(headersOf([['User-Agent', 'own']], { settings })).toEqual([['user-agent', 'own']])
  })

  it('that are named by whole numbers go first, for they are members of an object', () => {
    const names = [
      ['x-b', '1'],
      ['7', '2'],
    ] as const
    expect(headersOf(names)).toEqual([
      ['7', '2'],
      ['x-b', '1'],
      ['user-agent', 'hookdrill/0.1.0'],
    ])
  })

  it('may have the name of a prototype', () => {
    expect(headersOf([['__proto__', 'x']])).toContainEqual(['__proto__', 'x'])
    expect(Object.prototype).not.toHaveProperty('x')
  })

  // Decision 15.
  it.each(['\r', '\n', '\0', '\u007f', '\u0100', '\u2028', '😀', '\ud800'])(
    'are not sent when a value holds %j',
    (character) => {
      const reason = 'the header x-value holds a character that cannot be sent'
      expect(headersOf([['X-Value', '{{lead.Notes}}']], notes(`a${character}b`))).toBe(reason)
      expect(headersOf([['X-Value', '{{lead.Notes}}']], notes(`a${character}`))).toBe(reason)
      expect(headersOf([['X-Value', `a${character}`]])).toBe(reason)
    },
  )

  it('keep tabs, spaces and Latin-1 inside a value, and lose blanks around it', () => {
    const value = ' \t a \t b \u00e9\u00ff\u00a0 \t'
    expect(headersOf([['X-Value', '{{lead.Notes}}']], notes(value))).toContainEqual([
      'x-value',
      'a \t b \u00e9\u00ff\u00a0',
    ])
  })

  it('take no longer for thousands of blanks in a value', { timeout: 5_000 }, () => {
    const value = `a${' '.repeat(100_000)}b`
    expect(headersOf([['X-Value', '{{lead.Notes}}']], notes(value))).toContainEqual([
      'x-value',
      value,
    ])
  })
})

describe('the name of a header', () => {
  it.each(['X-Key', 'x_key', 'Authorization', 'Host', 'Cookie', '1', "!#$%&'*+-.^_`|~"])(
    'may be %s',
    (name) => expect(isLegalHeaderName(name)).toBe(true),
  )

  it.each(['', ' ', 'a b', 'a:', 'a\r\nb', 'a\n', 'ä', '"a"', 'a(b)', 'a/b', 'a@b', '[a]'])(
    'may not be %j',
    (name) => expect(isLegalHeaderName(name)).toBe(false),
  )

  it.each(['Content-Length', 'TRANSFER-ENCODING', 'Connection', 'keep-alive', 'Upgrade', 'Expect'])(
    'may not be %s, which belongs to the connection',
    (name) => {
      expect(isLegalHeaderName(name)).toBe(false)
      expect(headersOf([[name, 'x']])).toBe(`the header ${name} cannot be sent`)
    },
  )
})
