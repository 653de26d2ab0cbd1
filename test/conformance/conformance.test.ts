import type { Dispatcher } from 'undici'
import { describe, expect, it } from 'vitest'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import type { CallResult, Executor, WebhookCall } from '../../src/executor/webhook.ts'
import { exampleCall, mappings } from '../executor/example-call.ts'
import { answer, type Step, VirtualNetwork } from '../executor/virtual-network.ts'
import { type Case, type CaseReply, casesOf, rulesOf, TOPICS } from './case.ts'

const executor: Executor = hookdrillExecutor

describe.each(TOPICS)('the platform: %s', (topic) => {
  const named = casesOf(topic).map((each) => [each.id, rulesOf(each).join(', '), each] as const)
  it.each(named)('%s (%s)', async (_id, _rule, each) => {
    const network = new VirtualNetwork(...[each.reply, ...(each.next ?? [])].map(stepsOf))
    const result = await network.settle(
      executor.execute(callOf(each), { dispatcher: network, clock: network.clock }),
    )
    expectRequest(network.sent, each)
    expectResult(result, each)
  })
})

it('every case has an id of its own', () => {
  const ids = TOPICS.flatMap((topic) => casesOf(topic).map(({ id }) => `${topic}/${id}`))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

function callOf(each: Case): WebhookCall {
  const { lead, tokens, settings, campaign, headers, ...rest } = each
  const { url, method, payload, encoding, responseType } = rest
  return exampleCall({
    webhook: defined({
      url,
      method,
      payload,
      encoding,
      responseType,
      headers: headers && Object.entries(headers).map(([name, value]) => ({ name, value })),
      mappings: each.mappings && mappings(each.mappings),
    }),
    settings: defined(settings ?? {}),
    ...defined({ values: lead, tokens, campaignType: campaign }),
  })
}

type Defined<Of> = { [Key in keyof Of]?: Exclude<Of[Key], undefined> }

/** Without what was not said. */
function defined<Of extends object>(parts: Of): Defined<Of> {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Defined<Of> // just filtered
}

function stepsOf(reply: CaseReply = '{}'): readonly Step[] {
  if (typeof reply === 'string') return answer(200, reply)
  if ('error' in reply) return [{ error: errorOf(reply.error) }]
  const { status, reasonPhrase, headers, body, afterMs, bodyAfterMs = afterMs, bodyError } = reply
  return [
    { afterMs, status, reasonPhrase, headers },
    ...(body === '' ? [] : [{ afterMs: bodyAfterMs, data: body }]),
    { afterMs: bodyAfterMs, ...(bodyError ? { error: errorOf(bodyError) } : { end: true }) },
  ]
}

function errorOf(code: string): Error {
  return Object.assign(new Error('no'), { code })
}

function expectRequest(sent: readonly Dispatcher.DispatchOptions[], each: Case): void {
  const { sends = {}, follows = [] } = each
  expect(sent).toHaveLength(sends === false ? 0 : 1 + follows.length)
  expect(sent.slice(1).map(({ method, origin, path }) => `${method} ${origin}${path}`)).toEqual(
    follows,
  )
  const request = sent[0]
  const { headers = {}, body, ...rest } = typeof sends === 'string' ? { body: sends } : sends || {}
  if (body !== undefined) expect(request?.body ?? null).toBe(body)
  for (const [name, value] of Object.entries(headers)) {
    expect(new Map(Object.entries(request?.headers ?? {})).get(name) ?? null).toBe(value)
  }
  if (request) expect(request).toMatchObject(defined(rest))
}

function expectResult(result: CallResult, { ends, writes, skips }: Case): void {
  if (typeof ends === 'string') expect(result.outcome).toBe(ends)
  else if (ends !== undefined) expect(result).toMatchObject(defined(ends))
  if (writes === undefined && skips === undefined) return
  expect(result.outcome).toBe(writes === undefined ? 'unmapped' : 'mapped')
  const written = 'writes' in result ? result.writes : []
  expect(
    written.map(({ field, value, note }) => (note ? [field, value, note] : [field, value])),
  ).toEqual(writes ?? [])
  const skipped = 'skipped' in result ? result.skipped : []
  expect(skipped.map(({ field, reason }) => [field, reason])).toEqual(skips ?? [])
}
