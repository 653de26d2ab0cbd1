import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clip, displayWidth, padEnd, padStart, wrap } from '../../src/report/display-width.ts'

it.each([
  ['', 0],
  ['plain', 5],
  ['Zoë', 3],
  ['Zoe\u0308', 3],
  ['日本語', 6],
  ['カナ', 4],
  ['ｶﾅ', 2],
  ['한국', 4],
  ['Ａ', 2],
  ['👍', 2],
  ['👩‍👩‍👧', 2],
  ['🇪🇺', 2],
  ['❤️', 2],
  ['█▏✔–', 4],
])('%s takes %d columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns)
})

it.each([
  ['enrich', 6, 'enrich'],
  ['enrich', 5, 'enri…'],
  ['日本語', 5, '日本…'],
  ['日本語', 4, '日…'],
  ['enrich', 0, ''],
])('%s cut to %d columns is %s', (text, columns, expected) => {
  expect(clip(text, columns)).toBe(expected)
})

it('padding counts columns, not characters', () => {
  expect(padEnd('日本', 6)).toBe('日本  ')
  expect(padStart('日本', 6)).toBe('  日本')
  expect(padEnd('日本語', 4)).toBe('日… ')
})

it('a word longer than a line is cut into pieces, and nothing is lost', () => {
  expect(wrap('the quick abcdefghij', 5)).toEqual(['the', 'quick', 'abcde', 'fghij'])
})

it('a line never ends between a number and its unit', () => {
  expect(wrap('ends in 1 h 22 m 30 s.', 19)).toEqual(['ends in 1 h 22 m', '30 s.'])
})

it('wrapped lines keep the width and, joined, the words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 5 }).map((word) => word.replaceAll(' ', '_'))),
      fc.integer({ min: 5, max: 30 }),
      (words, columns) => {
        const lines = wrap(words.join(' '), columns)
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns)
        expect(lines.join(' ')).toBe(words.join(' '))
      },
    ),
    { seed: 1 },
  )
})
