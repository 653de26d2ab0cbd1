// Test suites whose every text is hostile: to XML, to workflow commands, to Markdown.
import fc from 'fast-check'
import type { TestCase, TestSuite } from '../../src/report/test-suite.ts'

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ']]>',
    '<![CDATA[x]]>',
    '</failure><failure message="x">',
    '<!--',
    '&#0;&lt;&nope;',
    '" x="y',
    "'",
    '\u0000',
    '\u000b\u001b[31m',
    '\ud800',
    'x\udfff',
    '\ufffe\uffff',
    '\u{1fffe}',
    '\u202e',
    '\n::error::x',
    '\r::stop-commands::x',
    '\u2028::debug::',
    '\u0085::warning::',
    ',line=1',
    '%0A::error::x',
    '##[error]x',
    '::',
    '```\n</details>',
    '| x | y |',
    '__proto__',
    'true',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
)

const testCase: fc.Arbitrary<TestCase> = fc.record(
  {
    group: hostileText,
    name: hostileText,
    state: fc.constantFrom('passed', 'failed', 'error', 'skipped'),
    seconds: fc.double({ min: 0, max: 1e9, noNaN: true }),
    message: hostileText,
    detail: fc.array(hostileText, { maxLength: 3 }),
  },
  { requiredKeys: ['group', 'name', 'state', 'message', 'detail'] },
)

/** A suite of up to four cases. */
export const anySuite: fc.Arbitrary<TestSuite> = fc.record({
  name: hostileText,
  file: hostileText,
  startedAt: fc.constant('2026-11-24T00:00:00.000Z'),
  seconds: fc.double({ min: 0, max: 1e9, noNaN: true }),
  headline: fc.array(hostileText, { maxLength: 2 }),
  warnings: fc.array(hostileText, { maxLength: 2 }),
  properties: fc.array(fc.tuple(hostileText, hostileText), { maxLength: 2 }),
  cases: fc.array(testCase, { maxLength: 4 }),
})

/** What nobody can see is spelled out. */
export function visible(text: string): string {
  return text.replace(/[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--[\u200c\u200d]]/gv, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })
}
