import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/executor/token.ts'

const tokensOf = (text: string) => tokenize(text).parts.filter((part) => part.kind === 'token')

describe('a token', () => {
  it.each([
    ['{{lead.First Name}}', 'lead', 'First Name', undefined],
    ['{{Company.Company Name}}', 'company', 'Company Name', undefined],
    ['{{campaign.id}}', 'campaign', 'id', undefined],
    ['{{program.Name}}', 'program', 'Name', undefined],
    ['{{trigger.Trigger Name}}', 'trigger', 'Trigger Name', undefined],
    ['{{member.webinar url}}', 'member', 'webinar url', undefined],
    ['{{my.Key}}', 'my', 'Key', undefined],
    ['{{system.dateTime}}', 'system', 'dateTime', undefined],
    ['{{social.Promo Code}}', 'social', 'Promo Code', undefined],
    ['{{SP_Send_Alert_Info}}', '', 'SP_Send_Alert_Info', undefined],
    ['{{ LEAD . First Name }}', 'lead', 'First Name', undefined],
    ['{{lead.No. of Seats}}', 'lead', 'No. of Seats', undefined],
    ['{{lead.A:default=b}}', 'lead', 'A', 'b'],
    ['{{lead.A :default= b }}', 'lead', 'A', ' b '],
    ['{{lead.A:default=}}', 'lead', 'A', ''],
    ['{{lead.A:default=x:default=y.z}}', 'lead', 'A', 'x:default=y.z'],
  ])('%s has scope %j, name %j and default %j', (text, scope, name, fallback) => {
    expect(tokenize(text)).toEqual({
      parts: [{ kind: 'token', scope, name, fallback, text, offset: 0 }],
      problems: [],
    })
  })

  it('is found where it is', () => {
    expect(tokenize('a {{lead.B}} c {{lead.D}}').parts).toMatchObject([
      { kind: 'literal', text: 'a ', offset: 0 },
      { kind: 'token', name: 'B', offset: 2 },
      { kind: 'literal', text: ' c ', offset: 12 },
      { kind: 'token', name: 'D', offset: 15 },
    ])
  })

  it('may be the key or the value of a JSON object', () => {
    expect(tokensOf('{{{lead.A}}:{{lead.B}}}')).toMatchObject([
      { name: 'A', offset: 1 },
      { name: 'B', offset: 12 },
    ])
  })
})

describe('a mistake in a token', () => {
  it.each([
    ['{{lead.Company=edit me}}', 'Write {{lead.Company:default=edit me}} for a default.'],
    ['{{lead.A:Default=b}}', 'Write {{lead.A:default=b}} for a default.'],
    ['{{lead.A: default = b}}', 'Write {{lead.A:default= b}} for a default.'],
    ['{{}}', 'Write the display name of a field after the scope.'],
    ['{{:default=x}}', 'Write the display name of a field after the scope.'],
    ['{{lead. }}', 'Write the display name of a field after the scope.'],
    ['{{lead.:default=x}}', 'Write the display name of a field after the scope.'],
    ['{{.First Name}}', 'Write a scope before the dot: lead, company, program, my.'],
    ['{{lead.A {{lead.B}}', 'Close the first token with }} before the next one opens.'],
    ['{{lead.A:default={{lead.B}}', 'Close the first token with }} before the next one opens.'],
    ['{{lead.A\n}}', 'Put a space between the two braces if this is no token.'],
    ['{{"a":1}}', 'Put a space between the two braces if this is no token.'],
    ['{{a}b}}', 'Put a space between the two braces if this is no token.'],
  ])('%j is mended by: %s', (got, mend) => {
    const { parts, problems } = tokenize(`<${got}>`)
    const rule = 'A token is {{scope.Display Name}} or {{scope.Display Name:default=text}}.'
    expect(problems).toEqual([{ offset: 1, got, rule, mend }])
    expect(parts).toEqual([{ kind: 'literal', text: `<${got}>`, offset: 0 }])
  })

  it('is an opening that is never closed, quoted up to 40 characters', () => {
    const text = `{{lead.A}} {{lead.B ${'x'.repeat(50)}`
    expect(tokenize(text).problems).toEqual([
      {
        offset: 11,
        got: text.slice(11, 51),
        rule: 'A token that is opened with {{ is closed with }}.',
        mend: 'Close it, or put a space between the two braces if this is no token.',
      },
    ])
    expect(tokensOf(text)).toHaveLength(1)
  })

  it('does not hide the tokens after it', () => {
    expect(tokensOf('{{}}{{a=b}}{{lead.C}}')).toMatchObject([{ name: 'C', offset: 11 }])
  })
})

it('the parts of a text are the whole text, in order, each at its offset', () => {
  const pieces = ['{{', '}}', '{', '}', 'lead', '.', 'A', ' ', ':default=', '=', '"', '\n', '😀']
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((each) => each.join(''))
  fc.assert(
    fc.property(text, (whole) => {
      const { parts } = tokenize(whole)
      expect(parts.map((part) => part.text).join('')).toBe(whole)
      for (const part of parts) expect(whole.startsWith(part.text, part.offset)).toBe(true)
    }),
    { seed: 1, numRuns: 2_000 },
  )
})
