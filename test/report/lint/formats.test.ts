import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINT_FORMATS } from '../../../src/report/lint/formats.ts'
import { type Linted, lintCounts, lintSummary } from '../../../src/report/lint/linted.ts'
import type { LintFinding } from '../../../src/scenario/lint/lint.ts'

const SEED = 20_260_302

const quotedToken: LintFinding = {
  id: 'quoted-token',
  severity: 'warning',
  page: 'docs/lint.md#quoted-token',
  place: { file: 'scenarios/x.yaml', line: 14, column: 7 },
  path: 'webhooks.enrich.payload',
  got: '"{{lead.City}}"',
  rule: 'stands in quotes.',
  mend: 'Take these away.',
}

const unused: LintFinding = {
  id: 'unused-webhook',
  severity: 'error',
  page: 'docs/lint.md#unused-webhook',
  path: '',
  rule: 'No flow step calls this webhook.',
  mend: 'Take it away.',
}

const LINTED: readonly Linted[] = [
  { file: 'scenarios/x.yaml', isReadable: true, findings: [quotedToken] },
  { file: 'good.yaml', isReadable: true, findings: [] },
  { file: 'x.ts', isReadable: true, findings: [unused] },
]

const PLAIN = { hasColor: false }

describe('findings as text', () => {
  it('are lines of place, severity, rule, path and message', () => {
    expect(LINT_FORMATS.text(LINTED, PLAIN)).toBe(
      `scenarios/x.yaml:14:7 warning quoted-token webhooks.enrich.payload: "{{lead.City}}" stands in quotes. Take these away.
x.ts error unused-webhook No flow step calls this webhook. Take it away.
`,
    )
  })

  it('are nothing where nothing is found', () => {
    expect(LINT_FORMATS.text([], PLAIN)).toBe('')
    expect(LINT_FORMATS.github(LINTED.slice(1, 2), PLAIN)).toBe('')
  })

  it('are coloured without another word', () => {
    const coloured = LINT_FORMATS.text(LINTED, { hasColor: true })
    expect(coloured).toContain('\u001b[33mwarning\u001b[0m')
    expect(coloured).toContain('\u001b[31merror\u001b[0m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(LINT_FORMATS.text(LINTED, PLAIN))
  })
})

describe('findings as annotations of GitHub', () => {
  it('are workflow commands with file, line, column and rule', () => {
    expect(LINT_FORMATS.github(LINTED, PLAIN)).toBe(
      `::warning file=scenarios/x.yaml,line=14,col=7,title=quoted-token::webhooks.enrich.payload: "{{lead.City}}" stands in quotes. Take these away.
::error file=x.ts,title=unused-webhook::No flow step calls this webhook. Take it away.
`,
    )
  })

  it('escape what would end a command, a property or a line', () => {
    const place = { file: 'a,b:c%.yaml', line: 1, column: 2 }
    const findings = [{ ...quotedToken, place, path: 'x\n::error::y', got: '"100%0A"' }]
    expect(LINT_FORMATS.github([{ file: 'x', isReadable: true, findings }], PLAIN)).toBe(
      '::warning file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=quoted-token::x\\u{a}::error::y: "100%250A" stands in quotes. Take these away.\n',
    )
  })

  const hostile = fc.oneof(
    fc.constantFrom(
      '::error::x',
      '\n::set-output name=x::y',
      '\r::stop-commands::x',
      '\u2028::error::',
      '\u0085::debug::',
      ',line=1',
      '%0A::error::x',
      '##[error]x',
      '::',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  const finding: fc.Arbitrary<LintFinding> = fc
    .record({
      file: hostile,
      id: hostile,
      path: hostile,
      got: hostile,
      rule: hostile,
      mend: hostile,
    })
    .map(({ file, ...rest }) => ({
      ...rest,
      severity: 'warning',
      page: '',
      place: { file, line: 3, column: 4 },
    }))

  it('are one command each, whatever the names and values are', () => {
    fc.assert(
      fc.property(fc.array(finding, { minLength: 1, maxLength: 3 }), (findings) => {
        const text = LINT_FORMATS.github([{ file: 'x.yaml', isReadable: true, findings }], PLAIN)
        const lines = text.slice(0, -1).split(/[\r\n\u0085\u2028\u2029]/)
        expect(lines).toHaveLength(findings.length)
        for (const [index, line] of lines.entries()) {
          const command = commandIn(line)
          expect(command).toMatchObject({ name: 'warning', line: '3', col: '4' })
          expect(Object.keys(command)).toEqual(['name', 'file', 'line', 'col', 'title', 'data'])
          expect(command.title).toBe(visible(findings[index]?.id ?? ''))
          expect(command.file).toBe(visible(findings[index]?.place?.file ?? ''))
        }
      }),
      { seed: SEED, numRuns: 1_000 },
    )
  })
})

/** As the runner of GitHub Actions reads a line: what is between the first two `::`, properties between
 *  commas. An empty property is left out there, so it is here. */
function commandIn(line: string): Record<string, string> {
  const end = line.indexOf('::', 2)
  const [name = '', ...rest] = line.slice(2, end).split(' ')
  const properties = rest
    .join(' ')
    .split(',')
    .map((property) => {
      const [key = '', ...value] = property.split('=')
      return [
        key,
        unescaped(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ','),
      ] as const
    })
  return { name, ...Object.fromEntries(properties), data: unescaped(line.slice(end + 2)) }
}

function unescaped(text: string): string {
  return text.replaceAll('%25', '%')
}

/** Names are on one line. */
function visible(text: string): string {
  return text.replace(/[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--[\u200c\u200d]]/gv, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })
}

describe('findings as JSON', () => {
  it('are all that is known, by scenario', () => {
    expect(JSON.parse(LINT_FORMATS.json(LINTED, PLAIN))).toEqual({
      format: 'hookdrill-lint/1',
      errors: 1,
      warnings: 1,
      scenarios: LINTED,
    })
  })

  it('cannot drive the terminal they are printed on', () => {
    const findings = [{ ...unused, path: '\u001b[2J' }]
    const json = LINT_FORMATS.json([{ file: '\u009b', isReadable: true, findings }], PLAIN)
    expect(json.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})

describe('the summary', () => {
  it.each([
    [LINTED, '1 error and 1 warning in 2 of 3 scenarios. Each rule is explained in docs/lint.md.'],
    [LINTED.slice(0, 1), '1 warning in 1 scenario. Each rule is explained in docs/lint.md.'],
    [LINTED.slice(1, 2), 'Nothing is wrong in 1 scenario.'],
    [[], 'Nothing is wrong in 0 scenarios.'],
  ])('of %# counts', (linted, text) => {
    expect(lintSummary(linted)).toBe(text)
  })

  it('counts errors and warnings', () => {
    expect(lintCounts(LINTED)).toEqual({ errors: 1, warnings: 1 })
  })
})
