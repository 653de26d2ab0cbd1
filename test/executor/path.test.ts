import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePath } from '../../src/executor/path.ts'

// marketo.md §3.2–3.4 [DOC].
describe('a response attribute', () => {
  it.each([
    ['foo', ['foo']],
    ['orders[0].orderDate', ['orders', 0, 'orderDate']],
    ['elementList.element[0].foo', ['elementList', 'element', 0, 'foo']],
    ['soap:Envelope.soap:Body', ['soap:Envelope', 'soap:Body']],
    ['a-b_c:d e.0', ['a-b_c:d e', '0']],
    ['a[1][22]', ['a', 1, 22]],
    ['[0].a', [0, 'a']],
    [' a . b ', [' a ', ' b ']],
    ['a[007]', ['a', 7]],
    ['__proto__.constructor', ['__proto__', 'constructor']],
  ])('%s leads through %j', (text, steps) => {
    expect(parsePath(text)).toEqual({ kind: 'path', steps })
  })

  it.each([
    ['', 0, 'Name a value of the response.'],
    ['a..b', 1, 'Write a key between the dots.'],
    ['.a', 0, 'Write a key between the dots.'],
    ['a.', 1, 'Write a key between the dots.'],
    ['a.[0]', 1, 'Write a key between the dots.'],
    ['a[]', 1, 'Write a whole number in the brackets: [0].'],
    ['a[-1]', 1, 'Write a whole number in the brackets: [0].'],
    ['a[*]', 1, 'Write a whole number in the brackets: [0].'],
    ["a['b']", 1, 'Write a whole number in the brackets: [0].'],
    ['a[1.5]', 1, 'Write a whole number in the brackets: [0].'],
    ['a[0', 1, 'Write a whole number in the brackets: [0].'],
    ['a[9999999999]', 1, 'Write a whole number in the brackets: [0].'],
    ['$.a', 0, 'A key with $ in it cannot be mapped; let the service answer another name.'],
    ['a.b@c', 3, 'A key with @ in it cannot be mapped; let the service answer another name.'],
    ['a/b', 1, 'A key with / in it cannot be mapped; let the service answer another name.'],
    ['#a', 0, 'A key with # in it cannot be mapped; let the service answer another name.'],
    ['é', 0, 'A key with é in it cannot be mapped; let the service answer another name.'],
    ['a😀', 1, 'A key with 😀 in it cannot be mapped; let the service answer another name.'],
    ['a]', 1, 'A key with ] in it cannot be mapped; let the service answer another name.'],
    ['a[0]b', 4, 'Write a dot before b.'],
  ])('%j is wrong at %i: %s', (text, offset, mend) => {
    expect(parsePath(text)).toMatchObject({ kind: 'problem', offset, mend })
  })

  it('reads back as it was written', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9\-_:]{1,5}$/)
    const step = fc.oneof(key, fc.nat(1_000))
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const text = steps
          .map((each) => (typeof each === 'number' ? `[${each}]` : `.${each}`))
          .join('')
          .replace(/^\./, '')
        expect(parsePath(text)).toEqual({ kind: 'path', steps })
      }),
      { seed: 1 },
    )
  })
})
