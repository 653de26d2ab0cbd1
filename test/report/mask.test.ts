import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskHeaders, maskUrl, plainJson, plainText } from '../../src/report/mask.ts'

describe('plain text', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred', '\\u{1b}[31mred'],
    ['an eight-bit escape', '\u009b2J', '\\u{9b}2J'],
    ['a line break', 'one\r\ntwo', 'one\\u{d}\\u{a}two'],
    ['a bidirectional override', 'a\u202eb', 'a\\u{202e}b'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
  ])('shows %s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected)
  })

  it('leaves names of people alone', () => {
    const names = 'Zoë O’Brien, 李小龍, 👩‍👩‍👧, می‌خواهم'
    expect(plainText(names)).toBe(names)
  })

  it('inside JSON reads back as the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = plainJson(JSON.stringify({ text }, null, 2))
        expect(JSON.parse(json)).toEqual({ text })
        expect(json.replaceAll('\n', '')).toBe(plainText(json.replaceAll('\n', '')))
      }),
      { seed: 1, examples: [['\u009b31m\u202e\u{e0001}']] },
    )
  })
})

it.each([
  'Authorization',
  'PROXY-AUTHORIZATION',
  'Cookie',
  'Set-Cookie',
  'x-api-key',
  'X-Webhook-Key',
  'apikey',
  'x-access-token-id',
  'client-secret',
])('the value of the header %s is masked', (name) => {
  expect(maskHeaders({ [name]: 'hush' })).toEqual({ [name]: '***' })
})

it.each(['Content-Type', 'Accept', 'x-keyboard', 'x-monkey'])(
  'the value of the header %s is shown',
  (name) => {
    expect(maskHeaders({ [name]: 'fine' })).toEqual({ [name]: 'fine' })
  },
)

// Decision 43: userinfo is sent as authorization and masked in whatever is printed.
it.each([
  ['https://sid:token@api.example.com/x', 'https://***@api.example.com/x'],
  ['https://a@b:c@api.example.com/', 'https://***@api.example.com/'],
  ['https://api.example.com/@me?to=a@b', 'https://api.example.com/@me?to=a@b'],
  [
    'https://x.example/?key=abc&id=1&access_token=d#f',
    'https://x.example/?key=***&id=1&access_token=***#f',
  ],
  ['no url', 'no url'],
])('the URL %s is printed as %s', (url, expected) => {
  expect(maskUrl(url)).toBe(expected)
})
