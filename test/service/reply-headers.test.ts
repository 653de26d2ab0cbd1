import { describe, expect, it } from 'vitest'
import type { AnswerDefinition, BodyTemplate, Reply } from '../../src/service/definition.ts'
import { replyHeaders } from '../../src/service/reply-headers.ts'
import { ZERO } from '../../src/time/instant.ts'
import { refusal } from './serving.ts'

const REPLY: Reply = { replyIndex: 0, status: 200, afterUs: ZERO, isAnswer: true }

function headersOf(rest: Partial<AnswerDefinition>, reply: Partial<Reply> = {}) {
  return replyHeaders(refusal(rest))({ ...REPLY, ...reply })
}

const json: BodyTemplate = { kind: 'json', value: {} }

describe('the headers of a reply', () => {
  it.each([
    [json, 'application/json'],
    [{ kind: 'xml', value: { r: null } }, 'application/xml'],
    [{ kind: 'text', text: 'x' }, 'text/plain'],
  ] satisfies [BodyTemplate, string][])('announce %j as %s', (body, contentType) => {
    expect(headersOf({ body })).toEqual([['content-type', contentType]])
  })

  it('announce nothing where there is no body', () => {
    expect(headersOf({})).toEqual([])
  })

  it('say what the reply itself says it is, in whatever case', () => {
    const headers = [{ name: 'Content-TYPE', value: 'text/json' }]
    expect(headersOf({ body: json, headers })).toEqual([['Content-TYPE', 'text/json']])
  })

  it('are the reply’s own after that, repeated names apart', () => {
    const headers = ['a=1', 'b=2'].map((value) => ({ name: 'Set-Cookie', value }))
    expect(headersOf({ body: json, headers })).toEqual([
      ['content-type', 'application/json'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ])
  })

  it('say when to come again, and nothing of it to the next', () => {
    const headers = replyHeaders(refusal({ body: json }))
    const [type, again] = [
      ['content-type', 'application/json'],
      ['retry-after', '5'],
    ]
    expect(headers({ ...REPLY, retryAfterSeconds: 5 })).toEqual([type, again])
    expect(headers(REPLY)).toEqual([type])
  })
})
