import { describe, expect, it } from 'vitest'
import {
  assert,
  EnvironmentError,
  type Issue,
  ScenarioError,
  UsageError,
} from '../../src/errors.ts'
import { describeError, describeIssue } from '../../src/report/issues.ts'

const encoding: Issue = {
  code: 'not-one-of',
  place: { file: 'scenarios/x.yaml', line: 14, column: 7 },
  path: 'webhooks.enrich.encoding',
  got: '"Json"',
  rule: 'is not an encoding.',
  mend: 'Use JSON, Form/Url or None. Did you mean JSON?',
}

const missing: Issue = {
  code: 'missing',
  path: 'webhooks.enrich',
  rule: 'A webhook needs a url.',
  mend: 'Add url: https://…',
}

describe('an issue in words', () => {
  it('has the place, the path, the value, the rule and the mend, in this order', () => {
    expect(describeIssue(encoding)).toBe(
      'scenarios/x.yaml:14:7 webhooks.enrich.encoding: "Json" is not an encoding. Use JSON, Form/Url or None. Did you mean JSON?',
    )
  })

  it('leaves out what there is not', () => {
    expect(describeIssue(missing)).toBe(
      'webhooks.enrich: A webhook needs a url. Add url: https://…',
    )
    expect(describeIssue({ ...missing, path: '' })).toBe(
      'A webhook needs a url. Add url: https://…',
    )
    expect(describeIssue({ ...missing, place: { file: 'x.yaml' }, path: '' })).toBe(
      'x.yaml: A webhook needs a url. Add url: https://…',
    )
  })

  it('cannot drive the terminal', () => {
    expect(describeIssue({ ...encoding, got: '"\u001b[2J"' })).toContain('"\\u{1b}[2J"')
  })
})

describe('an error in words', () => {
  it('lists every mistake of a scenario, then counts them', () => {
    const { text, exitCode } = describeError(new ScenarioError([encoding, encoding]))
    expect(text.split('\n')).toEqual([
      describeIssue(encoding),
      describeIssue(encoding),
      '2 mistakes in scenarios/x.yaml; nothing was run.',
    ])
    expect(exitCode).toBe(2)
  })

  it('names no file when the scenario came from none', () => {
    expect(describeError(new ScenarioError([missing])).text).toMatch(
      /\n1 mistake; nothing was run\.$/,
    )
  })

  it('says what was attempted on which file', () => {
    const cause = Object.assign(new Error('ENOENT: raw'), { code: 'ENOENT' })
    expect(describeError(new EnvironmentError('read', 'leads.csv', cause))).toEqual({
      text: 'cannot read leads.csv: no such file or folder',
      exitCode: 3,
    })
  })

  it('is the message alone for a mistake on the command line', () => {
    expect(describeError(new UsageError('--seed needs a number'))).toEqual({
      text: '--seed needs a number',
      exitCode: 2,
    })
  })

  it.each([
    ['a broken promise of ours', brokenPromise()],
    ['an error nobody foresaw', new TypeError('x is not a function')],
    ['something thrown that is no error', 'just text'],
  ])('admits that %s is our bug, without a stack', (_, error) => {
    const { text, exitCode } = describeError(error)
    expect(text).toMatch(/\nThis is a bug of hookdrill\. /)
    expect(text).not.toMatch(/\n\s+at /)
    expect(exitCode).toBe(3)
  })
})

function brokenPromise(): unknown {
  try {
    assert(false, 'time went back')
  } catch (error) {
    return error
  }
}
