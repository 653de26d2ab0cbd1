import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/executor/token.ts'
import { tokenSource } from '../../src/executor/token-value.ts'
import type { TokenScopes } from '../../src/executor/webhook.ts'
import { FIELDS } from './example-call.ts'

function sourceOf(text: string, tokens: TokenScopes = {}): unknown {
  const [part] = tokenize(text).parts
  return part?.kind === 'token' ? tokenSource(part, { fields: FIELDS, tokens }) : part
}

describe('the value of a token', () => {
  it.each([
    ['{{lead.First Name}}', 'text'],
    ['{{lead.email address}}', 'text'],
    ['{{lead.Date of Birth}}', 'text'],
    ['{{lead.Last Seen}}', 'text'],
    ['{{lead.Full Name}}', 'text'],
    ['{{company.Num Employees}}', 'number'],
    ['{{Company.Annual Revenue}}', 'number'],
    ['{{lead.Lead Score}}', 'number'],
    ['{{lead.Discount}}', 'number'],
    ['{{lead.Ratio}}', 'number'],
    ['{{lead.Unsubscribed}}', 'boolean'],
  ])('of %s is a field written as %s', (text, valueKind) => {
    expect(sourceOf(text)).toMatchObject({ kind: 'field', valueKind })
  })

  it.each([
    ['abc', 'text'],
    [6, 'number'],
    [false, 'boolean'],
    [null, 'text'],
  ])('that is given as %j is written as %s', (value, valueKind) => {
    expect(sourceOf('{{My.a key}}', { MY: { ' A Key ': value } })).toEqual({
      kind: 'constant',
      valueKind,
      value,
    })
  })

  it('of a date or time comes from the clock, whatever is given', () => {
    const tokens = { system: { Date: 'x', dateTime: 'y', munchkinId: 'z' } }
    expect(sourceOf('{{SYSTEM.DATETIME}}', tokens)).toMatchObject({ kind: 'system' })
    expect(sourceOf('{{system.date}}', tokens)).toMatchObject({ kind: 'system' })
    expect(sourceOf('{{system.munchkinId}}', tokens)).toMatchObject({ kind: 'constant' })
  })

  it.each(['{{system.toString}}', '{{my.constructor}}', '{{__proto__.a}}', '{{constructor.name}}'])(
    'is never what every object has: %s',
    (text) => {
      expect(sourceOf(text, { my: {} })).toMatchObject({ kind: 'unknown' })
    },
  )
})

// Decisions 20, 21: names that name nothing, and what was probably meant.
describe('a token that names nothing', () => {
  it.each([
    ['{{lead.FirstName}}', '{{lead.First Name}}'],
    ['{{lead.email}}', '{{lead.Email Address}}'],
    ['{{lead.numberOfEmployees}}', '{{company.Num Employees}}'],
    ['{{lead.Company Name}}', '{{company.Company Name}}'],
    ['{{First Name}}', '{{lead.First Name}}'],
    ['{{lead.First  Name}}', '{{lead.First Name}}'],
    ['{{lead.Frist Name}}', '{{lead.First Name}}'],
    ['{{system.date time}}', '{{system.datetime}}'],
    ['{{my.Ky}}', '{{my.Key}}'],
    ['{{lead.Shoe Size}}', undefined],
    ['{{account.Owner Region}}', undefined],
  ])('%s probably means %s', (text, suggestion) => {
    const tokens = { my: { Key: 'x' } }
    expect(sourceOf(text, tokens)).toEqual({ kind: 'unknown', suggestion })
  })
})
