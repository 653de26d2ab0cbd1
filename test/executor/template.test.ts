import { describe, expect, it } from 'vitest'
import { type Encode, encodeNone } from '../../src/executor/encode-none.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import { compileTemplate, render, type Template } from '../../src/executor/template.ts'
import { tokenize } from '../../src/executor/token.ts'
import { milliseconds, ZERO } from '../../src/time/instant.ts'
import { FIELDS } from './example-call.ts'

const tokens = { my: { Key: 'abc', Empty: '' } }

function compile(text: string, encode: Encode = encodeNone): Template {
  const context = { fields: FIELDS, tokens, settings: DEFAULT_SETTINGS }
  return compileTemplate(tokenize(text).parts, encode, context)
}

const lead = (values = {}) => ({ index: 0, values })

describe('a compiled template', () => {
  it('is one text where nothing depends on the lead or the time', () => {
    expect(compile('a {{my.Key}} b {{lead.Shoe Size}}{{my.Empty:default=c}}')).toEqual([
      'a abc b c',
    ])
    expect(compile('')).toEqual([])
  })

  it('encodes what is the same for all leads once, and a default too', () => {
    const encoded: unknown[] = []
    const template = compile('{{my.Key}}{{lead.First Name:default=x}}', (value) => {
      encoded.push(value)
      return String(value)
    })
    expect(encoded).toEqual(['abc', 'x'])
    for (let index = 0; index < 3; index++) render(template, lead(), ZERO)
    expect(encoded).toEqual(['abc', 'x'])
    render(template, lead({ 'First Name': 'Jane' }), ZERO)
    expect(encoded).toEqual(['abc', 'x', 'Jane'])
  })

  it('is rendered for each lead and at each instant anew', () => {
    const template = compile('{{lead.First Name}} {{system.dateTime}}')
    expect(render(template, lead({ 'First Name': 'Jane' }), ZERO)).toBe('Jane 2026-01-01 00:00:00')
    expect(render(template, lead({ 'First Name': 'Joe' }), milliseconds(61_999))).toBe(
      'Joe 2026-01-01 00:01:01',
    )
  })

  it('reads own values only', () => {
    const inherited = Object.create({ 'First Name': 'nobody' })
    expect(render(compile('[{{lead.First Name}}]'), lead(inherited), ZERO)).toBe('[]')
  })
})
