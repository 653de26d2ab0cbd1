import { describe, expect, it } from 'vitest'
import type { Campaign, Trigger } from '../../src/campaign/definition.ts'
import { compileTriggers } from '../../src/campaign/trigger.ts'
import type { CallEnding } from '../../src/executor/webhook.ts'
import type { Settled } from '../../src/fidelity/port.ts'
import { ZERO } from '../../src/time/instant.ts'

type Called = Partial<Extract<Trigger, { readonly kind: 'webhook is called' }>>

function campaign(trigger: Trigger): Campaign {
  return {
    name: 'any',
    type: 'trigger',
    trigger,
    qualification: { kind: 'once' },
    arrivals: { kind: 'all at once' },
    startsAfterUs: ZERO,
    flow: [],
  }
}

const REQUESTED = campaign({ kind: 'described', text: 'requested' })
const called = (rest: Called = {}): Campaign => campaign({ kind: 'webhook is called', ...rest })

function ended(ending: CallEnding, body?: string): Settled {
  if (body === undefined) return { ending, exchanges: [], lead: undefined }
  const reply = { replyIndex: 0, status: 200, afterUs: ZERO, isAnswer: true }
  const exchange = { arrivedUs: ZERO, reply, sent: { status: 200, headers: [], body } }
  return { ending, exchanges: [exchange], lead: undefined }
}

const OK = { status: 200, reasonPhrase: 'OK' }
const MAPPED: CallEnding = { outcome: 'mapped', ...OK, writes: [], skipped: [] }
const UNMAPPED: CallEnding = { outcome: 'unmapped', ...OK, skipped: [] }
const EMPTY: CallEnding = { outcome: 'empty', ...OK, errorType: 1001 }
const UNREADABLE: CallEnding = { outcome: 'unreadable', ...OK, reason: 'not JSON' }
const ACCEPTED: CallEnding = { outcome: 'accepted', status: 200 }
const REJECTED: CallEnding = {
  outcome: 'rejected',
  status: 503,
  reasonPhrase: '',
  errorType: 503,
}
const REFUSED: CallEnding = { outcome: 'refused', errorType: 1000 }
const TIMED_OUT: CallEnding = { outcome: 'timeout' }
const CRASHED: CallEnding = { outcome: 'crashed', reason: 'no' }
const failed = (failure: 'CONNECTION' | 'DNS' | 'TLS' | 'REQUEST'): CallEnding => ({
  outcome: 'failed',
  failure,
  reason: '',
})

/** Whether the end of a call of webhook `a` brings its lead. */
function brings(trigger: Called, call: Settled): boolean {
  const [listening = []] = compileTriggers([called(trigger)], ['a'])
  return listening.some(({ matches }) => matches(call))
}

describe('the trigger Webhook is Called', () => {
  it('listens to the webhook it names, or to all', () => {
    const campaigns = [REQUESTED, called({ webhook: 'b' }), called(), called({ webhook: 'a' })]
    const triggers = compileTriggers(campaigns, ['a', 'b', 'c'])
    const heard = triggers.map((listening) => listening.map(({ campaignIndex }) => campaignIndex))
    expect(heard).toEqual([[2, 3], [1, 2], [2]])
  })

  it('without constraints is every end of a call', () => {
    const endings = [MAPPED, UNMAPPED, EMPTY, UNREADABLE, ACCEPTED, REJECTED, REFUSED, TIMED_OUT]
    for (const ending of [...endings, CRASHED, failed('DNS')]) {
      expect(brings({}, ended(ending)), ending.outcome).toBe(true)
    }
  })

  // marketo.md §4.2 [DOC]; decisions 8, 9, 10.
  it.each([
    [200, [MAPPED, UNMAPPED, EMPTY, UNREADABLE, ACCEPTED]],
    [503, [REJECTED]],
    [504, []],
    [1_000, [REFUSED]],
    [1_001, [EMPTY]],
    ['TIMEOUT', [TIMED_OUT]],
    ['CONNECTION', [failed('CONNECTION')]],
    ['DNS', [failed('DNS')]],
    ['TLS', [failed('TLS')]],
  ] as const)('of error type %s is exactly the calls that end so', (errorType, those) => {
    const endings = [MAPPED, UNMAPPED, EMPTY, UNREADABLE, ACCEPTED, REJECTED, REFUSED, TIMED_OUT]
    const others = [CRASHED, failed('REQUEST'), failed('CONNECTION'), failed('DNS'), failed('TLS')]
    const found = [...endings, ...others].filter((ending) =>
      brings({ errorTypes: [errorType] }, ended(ending)),
    )
    expect(found).toEqual(those)
  })

  it('of several error types is any of them', () => {
    const errorTypes = [503, 'TIMEOUT'] as const
    expect(brings({ errorTypes }, ended(REJECTED))).toBe(true)
    expect(brings({ errorTypes }, ended(TIMED_OUT))).toBe(true)
    expect(brings({ errorTypes }, ended(MAPPED))).toBe(false)
  })

  it('of a response is a body that contains the text, as it was sent', () => {
    const response = '"retry":true'
    expect(brings({ response }, ended(MAPPED, '{"retry":true}'))).toBe(true)
    expect(brings({ response }, ended(MAPPED, '{"retry": true}'))).toBe(false)
    expect(brings({ response }, ended(MAPPED, '{"RETRY":TRUE}'))).toBe(false)
    expect(brings({ response }, ended(TIMED_OUT))).toBe(false)
  })

  it('of a response is nobody where no response was made', () => {
    const reply = { replyIndex: 0, status: 200, afterUs: ZERO, isAnswer: true }
    const exchanges = [{ arrivedUs: ZERO, reply }]
    expect(brings({ response: 'x' }, { ending: ACCEPTED, exchanges, lead: undefined })).toBe(false)
  })

  it('of an error type and a response is both', () => {
    const both = { errorTypes: [503], response: 'busy' }
    expect(brings(both, ended(REJECTED, 'busy'))).toBe(true)
    expect(brings(both, ended(REJECTED, 'gone'))).toBe(false)
    expect(brings(both, ended(MAPPED, 'busy'))).toBe(false)
  })
})
