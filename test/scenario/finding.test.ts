import { describe, expect, it } from 'vitest'
import {
  type Finding,
  grouped,
  type Locate,
  listed,
  type Path,
  pathText,
  quoted,
  toIssues,
} from '../../src/scenario/finding.ts'

const finding = (path: Path, more: Partial<Finding> = {}): Finding => ({
  path,
  code: 'wrong-type',
  rule: 'is wrong.',
  mend: 'Mend it.',
  ...more,
})

/** As if a line had one step: its number. */
const byNumber: Locate = (path, at) => ({
  file: 'x.yaml',
  line: Number(path[0]),
  column: at === 'key' ? 1 : 10,
})

describe('a path as text', () => {
  it.each([
    [[], ''],
    [['webhooks', 'enrich', 'url'], 'webhooks.enrich.url'],
    [['services', 'https://a.b', 'replies', 0], 'services["https://a.b"].replies[0]'],
    [['leads', 'fields', 'Lead Score'], 'leads.fields.Lead Score'],
    [['a', ''], 'a[""]'],
    [['a', ' b '], 'a[" b "]'],
    [['a', 'say "x"'], 'a["say \\"x\\""]'],
    [['a', 'x=1'], 'a["x=1"]'],
    [['a', '*'], 'a["*"]'],
    [['[0]'], '["[0]"]'],
  ])('%j is %s', (path, text) => {
    expect(pathText(path)).toBe(text)
  })

  it('is short even when a key is not', () => {
    expect(pathText(['a', 'x'.repeat(1_000)])).toHaveLength(64)
  })
})

describe('findings as issues', () => {
  it('come in the order of the text, those without a line last', () => {
    const locate: Locate = (path, at) => (path[0] === '9' ? { file: '--set' } : byNumber(path, at))
    const findings = [['9'], ['3'], ['1'], ['2']].map((path) => finding(path))
    expect(toIssues(findings, locate).map(({ path }) => path)).toEqual(['1', '2', '3', '9'])
  })

  it('point at the value, and for an unknown key at the key', () => {
    const findings = [finding(['1']), finding(['2'], { code: 'unknown-key' })]
    expect(toIssues(findings, byNumber).map(({ place }) => place?.column)).toEqual([10, 1])
  })

  it('are one a value, the first; but one for each wrong piece of a text', () => {
    const findings = [
      finding(['1'], { rule: 'comes first.' }),
      finding(['1'], { rule: 'follows from it.' }),
      finding(['2'], { piece: '{{a}}' }),
      finding(['2'], { piece: '{{b}}' }),
      finding(['2'], { piece: '{{b}}' }),
    ]
    expect(toIssues(findings, byNumber).map(({ rule }) => rule)).toEqual([
      'comes first.',
      'is wrong.',
      'is wrong.',
    ])
  })

  it('of keys that are cut in messages are still told apart', () => {
    const keys = ['a', 'b'].map((end) => `${'x'.repeat(100)}${end}`)
    expect(
      toIssues(
        keys.map((key) => finding([key])),
        byNumber,
      ),
    ).toHaveLength(2)
  })

  it('are 100 at most, the last of which counts the others', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => finding([String(index + 1)]))
    const issues = toIssues(many, byNumber)
    expect(issues).toHaveLength(100)
    expect(issues.at(-1)).toEqual({
      code: 'wrong-type',
      path: '100',
      place: { file: 'x.yaml', line: 100, column: 10 },
      rule: 'From here on there are 4,901 more mistakes.',
      mend: 'Mend the others first.',
    })
    expect(toIssues(many.slice(0, 100), byNumber).at(-1)?.rule).toBe('is wrong.')
  })
})

describe('words in messages', () => {
  it('quotes a value as JSON, and cuts a long one', () => {
    expect(quoted({ a: ['b', null] })).toBe('{"a":["b",null]}')
    expect(quoted('x'.repeat(100))).toBe(`"${'x'.repeat(59)}…`)
  })

  it('lists words, and counts those that would be too many', () => {
    expect(listed([])).toBe('')
    expect(listed(['a'])).toBe('a')
    expect(listed(['a', 'b', 'c'])).toBe('a, b or c')
    expect(listed(['a', 'b'], 'and')).toBe('a and b')
    const many = Array.from({ length: 1_234 }, (_, index) => `w${index}`)
    expect(listed(many)).toMatch(/^w0, w1, .*, w19 or 1,214 more$/)
  })

  it('groups the digits of large numbers', () => {
    expect([0, 999, 1_000, 100_000_000].map(grouped)).toEqual(['0', '999', '1,000', '100,000,000'])
  })
})
