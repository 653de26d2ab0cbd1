// docs/bad-input.md tells of every code, and every example in it is true.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { IssueCode } from '../../src/errors.ts'
import { describeIssue } from '../../src/report/issues.ts'
import { normalize } from '../../src/scenario/normalize.ts'
import { parseScenario } from '../../src/scenario/parse.ts'

/** A code left out does not compile. */
const CODES: Readonly<Record<IssueCode, true>> = {
  syntax: true,
  'empty-scenario': true,
  'unknown-key': true,
  missing: true,
  'wrong-type': true,
  'wrong-unit': true,
  'out-of-range': true,
  'not-one-of': true,
  conflict: true,
  'unknown-webhook': true,
  'unknown-service': true,
  'unknown-field': true,
  'field-not-writable': true,
  'bad-token': true,
  'unknown-token': true,
  'bad-path': true,
  'bad-url': true,
  'bad-header': true,
  'bad-template': true,
  'bad-csv': true,
  'bad-describe': true,
  'bad-expectation': true,
}

const page = readFileSync(new URL('../../docs/bad-input.md', import.meta.url), 'utf8')

const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [code = '', , meaning = ''] = section.split('\n')
    return {
      code,
      meaning,
      yaml: fenced(section, 'yaml') ?? '',
      csv: fenced(section, 'csv'),
      json: fenced(section, 'json'),
      message: fenced(section, 'text')?.trim(),
    }
  })

function fenced(section: string, language: string): string | undefined {
  return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'm').exec(section)?.[1]
}

describe('the page on bad input', () => {
  it('has every code, in the order of errors.ts', () => {
    expect(sections.map(({ code }) => code)).toEqual(Object.keys(CODES))
  })

  it.each(sections)('says in a line what $code means', ({ meaning }) => {
    expect(meaning).toMatch(/^[A-Z].*\.$/)
  })

  it.each(sections)(
    'has an example of $code that is told like that',
    ({ code, yaml, csv, json, message }) => {
      const first = parseScenario(yaml, 'scenario.yaml')
      const from = csv === undefined ? undefined : { file: 'leads.csv', text: csv }
      const describe = json === undefined ? undefined : { file: 'describe.json', text: json }
      const result = 'issues' in first ? first : normalize(first, { from, describe })
      const issues = 'issues' in result ? result.issues : []
      expect(issues.filter((issue) => issue.code === code).map(describeIssue)).toContain(message)
    },
  )
})
