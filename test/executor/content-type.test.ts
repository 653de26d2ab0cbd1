import { describe, expect, it } from 'vitest'
import { contentOf, isJsonPayload } from '../../src/executor/content-type.ts'
import type { Webhook } from '../../src/executor/webhook.ts'
import { webhook } from './example-call.ts'

const typed = (value: string): Webhook => webhook({ headers: [{ name: 'Content-TYPE', value }] })

describe('what a Content-Type says a payload is', () => {
  it.each([
    ['application/json', 'JSON'],
    ['Application/JSON ; charset=utf-8', 'JSON'],
    ['application/vnd.api+json', 'JSON'],
    ['application/json-seq', undefined],
    ['text/xml', 'XML'],
    ['application/soap+xml ;a=b', 'XML'],
    ['text/xml-external-parsed-entity', undefined],
    ['application/x-www-form-urlencoded', 'form'],
    [' application/x-www-form-urlencoded ; charset=utf-8', 'form'],
    ['application/x-www-form-urlencoded2', undefined],
    ['text/plain', undefined],
    ['{{my.Type}}', undefined],
    ['', undefined],
  ])('%j says %s', (value, content) => {
    expect(contentOf(typed(value))).toBe(content)
  })

  it('is nothing where there is none', () => {
    expect(contentOf(webhook({ headers: [{ name: 'X', value: 'application/json' }] }))).toBe(
      undefined,
    )
  })
})

describe('a payload without a Content-Type', () => {
  it.each([
    ['{ "a": 1 }', true],
    ['\n [{{lead.First Name}}]', true],
    ['a [1]', false],
    ['a=1', false],
    ['{{lead.First Name}}[1]', false],
    ['', false],
  ])('%j looks like JSON: %s', (payload, isJson) => {
    expect(isJsonPayload(webhook({ payload }))).toBe(isJson)
  })

  it('is what its Content-Type says where it has one, whatever it looks like', () => {
    expect(isJsonPayload({ ...typed('text/plain'), payload: '{}' })).toBe(false)
    expect(isJsonPayload({ ...typed('application/json'), payload: 'x' })).toBe(true)
  })
})
