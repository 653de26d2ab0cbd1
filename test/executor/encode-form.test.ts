import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeForm, encodePercent } from '../../src/executor/encode-form.ts'

const text = fc.string({ unit: 'binary', minLength: 1 })

/** Half a surrogate pair has no UTF-8. */
const sendable = (value: string) => value.replace(/\p{Surrogate}/gu, '?')

// Decision 16.
describe('encoding Form/Url', () => {
  it('reads back through URLSearchParams as the one value it was', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pairs = new URLSearchParams(`a=${encodeForm(a, 'text')}&b=${encodeForm(b, 'text')}`)
        expect([...pairs]).toEqual([
          ['a', sendable(a)],
          ['b', sendable(b)],
        ])
      }),
      { seed: 1, examples: [['\ud800&a=1', 'b\udc00']] },
    )
  })

  it("writes what Java's URLEncoder writes and nothing else", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(encodeForm(value, 'text')).toMatch(/^(?:[A-Za-z0-9*\-._+]|%[0-9A-F]{2})+$/)
      }),
      { seed: 1 },
    )
  })

  it.each([
    ['a b', 'a+b'],
    ['a+b', 'a%2Bb'],
    ["!'()~", '%21%27%28%29%7E'],
    ['*-._', '*-._'],
    ['ü€', '%C3%BC%E2%82%AC'],
  ])('writes %j as %j, as Java does', (value, written) => {
    expect(encodeForm(value, 'text')).toBe(written)
  })

  it('writes each half of a broken pair as a question mark', () => {
    expect(encodeForm('a\ud800\udc00\udc00\ud800', 'text')).toBe('a%F0%90%80%80%3F%3F')
  })
})

// Decision 14: what a JSON-encoded webhook puts into its URL.
it('percent-encoding reads back as a query value and never leaves it', () => {
  fc.assert(
    fc.property(text, (value) => {
      const encoded = encodePercent(value, 'text')
      expect([...new URLSearchParams(`a=${encoded}`)]).toEqual([['a', sendable(value)]])
      expect(encoded).toMatch(/^[A-Za-z0-9\-._~!*'()%]+$/)
    }),
    { seed: 1 },
  )
})
