import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import type { CallResult } from '../../src/executor/webhook.ts'
import { seconds } from '../../src/time/instant.ts'
import { type CallParts, exampleCall, mappings } from './example-call.ts'
import { answer, type Step, VirtualNetwork } from './virtual-network.ts'

const BODY = '{"score":42}'
const MAPPED = { outcome: 'mapped', writes: [{ field: 'Lead Score', value: 42 }] }

async function execute(
  steps: readonly Step[],
  parts: CallParts = {},
): Promise<{ result: CallResult; network: VirtualNetwork }> {
  const network = new VirtualNetwork(steps)
  const call = exampleCall({
    ...parts,
    webhook: { mappings: mappings({ score: 'LeadScore' }), ...parts.webhook },
  })
  const ports = { dispatcher: network, clock: network.clock }
  return { result: await network.settle(hookdrillExecutor.execute(call, ports)), network }
}

function expectReleased(network: VirtualNetwork): void {
  expect(network.isQuiet).toBe(true)
  expect(network.deadlines).toHaveLength(1)
  for (const { signal } of network.deadlines) {
    expect(getEventListeners(signal, 'abort')).toEqual([])
  }
}

// Decisions 3, 4; marketo.md §4.3 [DOC].
describe('the time limit', () => {
  it.each([0, 29_999, 30_000])('lets a reply map that is complete after %i ms', async (afterMs) => {
    const { result, network } = await execute(answer(200, BODY, afterMs))
    expect(result).toMatchObject(MAPPED)
    expectReleased(network)
  })

  it.each([30_001, 60_000])(
    'makes a reply after %i ms a timeout that writes nothing',
    async (afterMs) => {
      const { result, network } = await execute(answer(200, BODY, afterMs))
      expect(result).toEqual({ outcome: 'timeout' })
      expect(network.abortCount).toBe(1)
      expectReleased(network)
    },
  )

  it.each([
    [30_000, 'mapped'],
    [30_001, 'timeout'],
  ])('is over with the last byte after %i ms, not with the first: %s', async (lastMs, outcome) => {
    const { result } = await execute([
      { afterMs: 10, status: 200 },
      { afterMs: 10, data: BODY.slice(0, 5) },
      { afterMs: lastMs, data: BODY.slice(5) },
      { afterMs: lastMs, end: true },
    ])
    expect(result.outcome).toBe(outcome)
  })

  it('ends a body that drips on for ever', async () => {
    const drops: Step[] = Array.from({ length: 40 }, (_, index) => ({
      afterMs: 1_000 * index,
      data: ' ',
    }))
    const { result, network } = await execute([{ status: 200 }, ...drops])
    expect(result).toEqual({ outcome: 'timeout' })
    expectReleased(network)
  })

  it('ends a service that never answers', async () => {
    const { result, network } = await execute([])
    expect(result).toEqual({ outcome: 'timeout' })
    expectReleased(network)
  })

  it('is a setting', async () => {
    const settings = { timeoutUs: seconds(2) }
    expect((await execute(answer(200, BODY, 2_000), { settings })).result).toMatchObject(MAPPED)
    expect((await execute(answer(200, BODY, 2_001), { settings })).result.outcome).toBe('timeout')
  })

  it('turns a failure into a timeout only when the time is over', async () => {
    const error = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    const before = await execute([{ afterMs: 30_000, error }])
    expect(before.result.outcome).toBe('failed')
    const later = await execute([{ afterMs: 30_001, error }])
    expect(later.result.outcome).toBe('timeout')
  })

  it.each([
    ['a rejection', answer(500, BODY)],
    ['an empty answer', answer(204)],
    ['an unreadable answer', answer(200, 'x')],
    ['a failure', [{ error: new Error('reset') }]],
    ['a body over the limit', answer(200, ' '.repeat(2 ** 20 + 1))],
  ])('is released after %s', async (_, steps) => {
    expectReleased((await execute(steps)).network)
  })
})

describe('a call', () => {
  it('sends one request, whatever becomes of it', async () => {
    for (const status of [200, 204, 301, 307, 401, 408, 429, 500, 503]) {
      const { network } = await execute(answer(status, BODY))
      expect(network.sent).toHaveLength(1)
    }
  })

  // Decision 8.
  it.each(['batch', 'executable'] as const)(
    'of a %s campaign sends nothing',
    async (campaignType) => {
      const { result, network } = await execute(answer(200, BODY), { campaignType })
      expect(result).toEqual({ outcome: 'refused', errorType: 1000 })
      expect(network.sent).toEqual([])
      expect(network.deadlines).toEqual([])
    },
  )

  it('whose request is illegal sends nothing, and starts no clock', async () => {
    const webhook = { headers: [{ name: 'X', value: '{{lead.Notes}}' }] }
    const { result, network } = await execute(answer(200, BODY), {
      webhook,
      values: { Notes: '\n' },
    })
    expect(result).toEqual({
      outcome: 'failed',
      failure: 'REQUEST',
      reason: 'the header x holds a character that cannot be sent',
    })
    expect(network.sent).toEqual([])
    expect(network.deadlines).toEqual([])
  })

  it('sees the time at which it starts', async () => {
    const { network } = await execute(answer(200, BODY), {
      webhook: { payload: '{{system.dateTime}}' },
    })
    expect(network.sent[0]?.body).toBe('"2026-01-01 00:00:00"')
  })

  it('is one of several at a time, each with a limit of its own', async () => {
    const network = new VirtualNetwork(answer(200, BODY, 20_000))
    const ports = { dispatcher: network, clock: network.clock }
    const first = hookdrillExecutor.execute(exampleCall(), ports)
    const both = network.clock
      .sleep(seconds(15))
      .then(() => Promise.all([first, hookdrillExecutor.execute(exampleCall(), ports)]))
    const results = await network.settle(both)
    expect(results.map(({ outcome }) => outcome)).toEqual(['unmapped', 'unmapped'])
    expect(network.isQuiet).toBe(true)
  })
})
