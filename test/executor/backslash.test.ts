import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unescapeBackslashes } from '../../src/executor/backslash.ts'

// Decision 23: eight sequences are legal, any other is a mistake of the template.
describe('the backslash pre-parse', () => {
  it('makes eight sequences the real character', () => {
    const { text, problems } = unescapeBackslashes(String.raw`\b\t\n\f\r\\\"\'`, 0)
    expect(text).toBe('\b\t\n\f\r\\"\'')
    expect(problems).toEqual([])
  })

  it('reads from left to right, each backslash once', () => {
    expect(unescapeBackslashes(String.raw`\\n \\\n`, 0)).toEqual({ text: '\\n \\\n', problems: [] })
  })

  it.each([
    [String.raw`\s`, String.raw`\s`],
    [String.raw`a\d+`, String.raw`\d`],
    [String.raw`\u0041`, String.raw`\u`],
    [String.raw`\/`, String.raw`\/`],
    [String.raw`\N`, String.raw`\N`],
    [String.raw`\0`, String.raw`\0`],
    ['\\\n', '\\\n'],
    ['\\😀', '\\😀'],
    ['end\\', '\\'],
  ])('keeps %j as typed, and says so', (literal, got) => {
    const { text, problems } = unescapeBackslashes(literal, 100)
    expect(text).toBe(literal)
    expect(problems).toEqual([
      {
        offset: 100 + literal.indexOf('\\'),
        got,
        rule: String.raw`In a payload a backslash begins one of \b \t \n \f \r \\ \" \'.`,
        mend: `Write \\${got} to send ${got}.`,
      },
    ])
  })

  it('finds every mistake', () => {
    const { problems } = unescapeBackslashes(String.raw`\s*;\n\d`, 0)
    expect(problems.map(({ offset, got }) => [offset, got])).toEqual([
      [0, String.raw`\s`],
      [6, String.raw`\d`],
    ])
  })

  it('gives any text back whose backslashes were doubled, as the mend says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (wanted) => {
        const typed = wanted.replaceAll('\\', '\\\\')
        expect(unescapeBackslashes(typed, 0)).toEqual({ text: wanted, problems: [] })
      }),
      { seed: 1, examples: [['\\'], ['\\\\n']] },
    )
  })
})
