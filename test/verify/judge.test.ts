import { describe, expect, it } from 'vitest'
import { BROUGHT_MAX, ROUNDS_MAX } from '../../src/campaign/entry.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { CallEnding, Webhook, WebhookField } from '../../src/executor/webhook.ts'
import { milliseconds, seconds, type Us, us, ZERO } from '../../src/time/instant.ts'
import type { CallEnded, Exchange, SeenRequest, TimelineEvent } from '../../src/timeline/event.ts'
import { createJudge, type JudgeSubject, type Verdict } from '../../src/verify/judge.ts'
import {
  answer,
  changeCalls,
  LIMIT,
  mapped,
  oneAfterTheOther,
  rejected,
  tell,
  timedOut,
} from '../timeline/example-events.ts'

const FIFTY = milliseconds(50)

const webhook: Webhook = {
  name: 'enrich',
  url: 'https://api.example.com/v1?key=abc',
  method: 'POST',
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  payload: '{ "email": {{lead.Email Address}} }',
  encoding: 'JSON',
  responseType: 'JSON',
  mappings: [{ attribute: 'score', field: 'leadScore' }],
}

const fields: readonly WebhookField[] = [
  { scope: 'lead', displayName: 'Email Address', type: 'email', soapName: 'Email' },
  { scope: 'lead', displayName: 'Lead Score', type: 'score', soapName: 'leadScore' },
]

function campaignOf(type: 'trigger' | 'batch'): JudgeSubject['campaigns'][number] {
  return { type, trigger: { kind: 'described' }, tokens: {} }
}

const subject: JudgeSubject = {
  fidelity: 'handlers',
  webhooks: [webhook],
  fields,
  settings: DEFAULT_SETTINGS,
  campaigns: [campaignOf('trigger')],
  replayOf: (lead) => `replay ${lead}`,
}

const request: SeenRequest = {
  method: 'POST',
  url: webhook.url,
  headers: { 'content-type': 'application/json', 'user-agent': 'hookdrill/0.1.0', accept: '*/*' },
  body: '{ "email": "ann@example.com" }',
}

interface Told {
  readonly result?: CallEnding
  readonly status?: number
  readonly afterUs?: Us | 'never'
  readonly body?: string
  readonly headers?: NonNullable<Exchange['sent']>['headers']
  readonly request?: Partial<SeenRequest>
  readonly spanUs?: Us
  readonly exchangeCount?: number
  readonly campaignIndex?: number
}

/** One call as an executor and its service left it; honest unless told otherwise. */
function judgeCall(told: Told, changes: Partial<JudgeSubject> = {}): Verdict {
  const { status = 200, afterUs = FIFTY, body = '{"score":7}' } = told
  const { exchangeCount = 1, campaignIndex = 0 } = told
  const exchange: Exchange = {
    arrivedUs: ZERO,
    reply: { replyIndex: 0, status, afterUs, isAnswer: afterUs !== 'never' },
    request: { ...request, ...told.request },
    ...(afterUs !== 'never' && { sent: { status, headers: told.headers ?? [], body } }),
  }
  const exchanges = Array.from({ length: exchangeCount }, () => exchange)
  const events = oneAfterTheOther([
    { spanUs: told.spanUs ?? FIFTY, result: told.result ?? mapped, exchanges },
  ])
  const lead = { index: 0, values: { 'Email Address': 'ann@example.com' } }
  return judge(
    changeCalls(events, (call) => ({ ...call, lead, campaignIndex })),
    changes,
  )
}

function judge(events: readonly TimelineEvent[], changes: Partial<JudgeSubject> = {}): Verdict {
  const judging = createJudge({ ...subject, ...changes })
  tell(judging.audience, events)
  return judging.finish()
}

function check(verdict: Verdict, id: string): Verdict['checks'][number] {
  const found = verdict.checks.find((each) => each.id === id)
  if (!found) throw new Error(`there is no check ${id}`)
  return found
}

/** Expected and actual of the only violation a check found. */
function violation(verdict: Verdict, id: string): readonly string[] {
  const { state, violations, examples } = check(verdict, id)
  expect({ state, violations }).toEqual({ state: 'failed', violations: 1 })
  return examples.flatMap(({ expected, actual }) => [expected, actual])
}

describe('the judge', () => {
  it('passes an honest call, and says how many items each check looked at', () => {
    const verdict = judgeCall({})
    expect(verdict.passed).toBe(true)
    expect(verdict.checks.map(({ id, state, checked }) => [id, state, checked])).toEqual([
      ['map-only-on-2xx', 'passed', 1],
      ['no-write-after-timeout', 'not checked', 0],
      ['every-2xx-mapped', 'passed', 1],
      ['request-as-written', 'passed', 1],
      ['one-request-per-call', 'passed', 1],
      ['no-crash', 'passed', 1],
      ['timeout-bound', 'passed', 1],
      ['slot-bound', 'passed', 1],
      ['leads-conserved', 'passed', 1],
      ['clock-monotonic', 'passed', 4],
      ['littles-law', 'passed', 1],
    ])
    expect(check(verdict, 'no-write-after-timeout').reason).toBe('no call timed out')
  })

  it('holds each call against its own campaign', () => {
    const campaigns = [campaignOf('batch'), campaignOf('trigger')]
    const inSecond = judgeCall({ campaignIndex: 1 }, { campaigns })
    expect(inSecond.passed).toBe(true)
    const inFirst = judgeCall({ campaignIndex: 0 }, { campaigns })
    expect(violation(inFirst, 'one-request-per-call')).toEqual(['0 requests', '1 request'])
  })

  it('fails a run that proved nothing', () => {
    const verdict = judge([])
    expect(verdict.passed).toBe(false)
    expect(verdict.checks.every(({ state }) => state === 'not checked')).toBe(true)
  })

  it('does not check at model what needs an executor, and says so', () => {
    const events = oneAfterTheOther([
      { spanUs: FIFTY, result: { outcome: 'accepted', status: 200 } },
    ])
    const verdict = judge(events, { fidelity: 'model' })
    expect(verdict.passed).toBe(true)
    expect(check(verdict, 'every-2xx-mapped')).toMatchObject({
      state: 'not checked',
      reason: 'not checked at model',
    })
  })

  it('counts every violation but keeps three, each with the command that replays it', () => {
    const events = oneAfterTheOther(
      Array.from({ length: 5 }, () => ({ spanUs: us(LIMIT + 1), result: rejected })),
    )
    const { checked, violations, examples } = check(judge(events), 'timeout-bound')
    expect({ checked, violations }).toEqual({ checked: 5, violations: 5 })
    expect(examples.map(({ lead, replay }) => [lead, replay])).toEqual([
      [0, 'replay 0'],
      [1, 'replay 1'],
      [2, 'replay 2'],
    ])
  })
})

describe('map-only-on-2xx', () => {
  it.each([300, 301, 404, 500, 599])('finds a write although the service said %d', (status) => {
    expect(violation(judgeCall({ status }), 'map-only-on-2xx')).toEqual([
      `no write, because the status is ${status}`,
      'Lead Score = 7',
    ])
  })

  it('finds a write although no answer was complete in time', () => {
    const late = judgeCall({ afterUs: us(LIMIT + 1), spanUs: LIMIT })
    expect(violation(late, 'map-only-on-2xx')[0]).toBe(
      'no write, because no answer was complete in time',
    )
  })
})

describe('no-write-after-timeout', () => {
  it.each(['never', us(LIMIT + 1)] as const)('finds a write after an answer at %s', (afterUs) => {
    const verdict = judgeCall({ afterUs, spanUs: LIMIT })
    expect(violation(verdict, 'no-write-after-timeout')).toEqual([
      'no write, because the call timed out',
      'Lead Score = 7',
    ])
  })

  it('passes a timeout that wrote nothing', () => {
    const verdict = judgeCall({ afterUs: 'never', spanUs: LIMIT, result: timedOut })
    expect(check(verdict, 'no-write-after-timeout')).toMatchObject({ state: 'passed', checked: 1 })
  })
})

describe('every-2xx-mapped', () => {
  it.each([
    [
      'a wrong value',
      { ...mapped, writes: [{ attribute: 'score', field: 'Lead Score', value: 8 }] },
      'Lead Score = 8',
    ],
    ['a missing write', { ...mapped, writes: [] }, 'Lead Score not written'],
  ])('finds %s', (_, result, actual) => {
    const found = violation(judgeCall({ result: result as CallEnding }), 'every-2xx-mapped')
    expect(found).toEqual(['Lead Score = 7', actual])
  })

  it('finds a write to a field that is not mapped', () => {
    const extra = { attribute: 'x', field: 'Email Address', value: 'eve@example.com' }
    const result = { ...mapped, writes: [...('writes' in mapped ? mapped.writes : []), extra] }
    expect(violation(judgeCall({ result: result as CallEnding }), 'every-2xx-mapped')).toEqual([
      'Email Address not written',
      'Email Address = "eve@example.com"',
    ])
  })

  it('finds a 2xx that an executor took for a failure', () => {
    expect(violation(judgeCall({ result: rejected }), 'every-2xx-mapped')).toEqual([
      'mapped: Lead Score = 7',
      'rejected',
    ])
  })

  it('finds a body that does not parse and was mapped all the same', () => {
    const found = violation(judgeCall({ body: '{"score":7' }), 'every-2xx-mapped')
    expect(found).toEqual(['unreadable: not JSON', 'mapped: Lead Score = 7'])
  })
})

describe('request-as-written', () => {
  it.each([
    ['another method', { method: 'PUT' }, 'PUT https://api.example.com/v1?key=abc'],
    [
      'a URL encoded again',
      { url: 'https://api.example.com/v1?key%3Dabc' },
      'POST https://api.example.com/v1?key%3Dabc',
    ],
    ['a header that is missing', { headers: {} }, 'content-type: (no such header)'],
    ['another body', { body: '{}' }, 'the body "{}"'],
  ])('finds %s', (_, changed, actual) => {
    expect(violation(judgeCall({ request: changed }), 'request-as-written')[1]).toBe(actual)
  })

  it('asks for the name of the sender only where somebody says it (decision 13)', () => {
    const other = { headers: { ...request.headers, 'user-agent': 'node' } }
    expect(check(judgeCall({ request: other }), 'request-as-written').state).toBe('passed')
    const settings = { ...DEFAULT_SETTINGS, userAgent: 'ours' }
    const ofInstance = judgeCall({ request: other }, { settings })
    expect(violation(ofInstance, 'request-as-written')).toEqual([
      'user-agent: ours',
      'user-agent: node',
    ])
    const named = { ...webhook, headers: [...webhook.headers, { name: 'User-Agent', value: 'x' }] }
    const ofWebhook = judgeCall({ request: other }, { webhooks: [named] })
    expect(violation(ofWebhook, 'request-as-written')[0]).toBe('user-agent: x')
  })

  it('finds a request that could not be written', () => {
    const illegal = { ...webhook, headers: [{ name: 'X-Id', value: 'a\nb' }] }
    const found = violation(judgeCall({}, { webhooks: [illegal] }), 'request-as-written')
    expect(found[0]).toBe(
      'no request, because the header x-id holds a character that cannot be sent',
    )
  })
})

describe('one-request-per-call', () => {
  it.each([
    [0, 'trigger', ['1 request', '0 requests']],
    [2, 'trigger', ['1 request', '2 requests']],
    [1, 'batch', ['0 requests', '1 request']],
  ] as const)('finds %d requests in a %s campaign', (exchangeCount, campaignType, found) => {
    const verdict = judgeCall({ exchangeCount }, { campaigns: [campaignOf(campaignType)] })
    expect(violation(verdict, 'one-request-per-call')).toEqual(found)
  })
})

describe('no-crash', () => {
  it('finds an executor that gave no result, with the reason', () => {
    const result = { outcome: 'crashed', reason: 'Error: no (executor.ts:7)' } as const
    expect(violation(judgeCall({ result }), 'no-crash')).toEqual([
      'a result',
      'Error: no (executor.ts:7)',
    ])
  })
})

const REDIRECTED: CallEnding = {
  outcome: 'rejected',
  status: 307,
  reasonPhrase: '',
  errorType: 307,
}

// Decision 6.
describe('a call that follows redirects', () => {
  const following = { settings: { ...DEFAULT_SETTINGS, redirects: 'follow' } } as const

  const exchangeTo = (
    status: number,
    location = '',
    change: Partial<SeenRequest> = {},
  ): Exchange => ({
    arrivedUs: ZERO,
    reply: { replyIndex: 0, status, afterUs: FIFTY, isAnswer: true },
    request: { ...request, ...change },
    sent: { status, headers: [['Location', location]], body: '{"score":7}' },
  })
  const away = exchangeTo(307, '/v2')
  const there = { url: 'https://api.example.com/v2' }

  function judgeExchanges(
    exchanges: readonly Exchange[],
    result: CallEnding,
    changes: Partial<JudgeSubject> = following,
  ): Verdict {
    const spanUs = result.outcome === 'timeout' ? LIMIT : FIFTY
    const lead = { index: 0, values: { 'Email Address': 'ann@example.com' } }
    const events = oneAfterTheOther([{ spanUs, result, exchanges }])
    return judge(
      changeCalls(events, (call) => ({ ...call, lead })),
      changes,
    )
  }

  const failedCall = { outcome: 'failed', failure: 'DNS', reason: '' } as const
  const late = { ...exchangeTo(200, '', there), reply: { ...away.reply, afterUs: seconds(40) } }

  it.each([
    ['the answer at their end', [away, exchangeTo(200, '', there)], mapped],
    ['nobody at their end', [exchangeTo(307, 'https://nobody.example/')], failedCall],
    ['an answer that comes too late', [away, late], timedOut],
  ] as const)('is honest with %s', (_, exchanges, result) => {
    expect(judgeExchanges(exchanges, result).passed).toBe(true)
  })

  it('owes the request that a redirect leads to', () => {
    const verdict = judgeExchanges([away], REDIRECTED)
    expect(violation(verdict, 'one-request-per-call')).toEqual(['2 requests', '1 request'])
  })

  it('owes no other', () => {
    const verdict = judgeExchanges([away, exchangeTo(200, '', { url: `${there.url}/x` })], mapped)
    expect(violation(verdict, 'request-as-written')).toEqual([
      'POST https://api.example.com/v2',
      'POST https://api.example.com/v2/x',
    ])
  })

  it('owes five at most', () => {
    const round = exchangeTo(307, '/v2', there)
    const six = [away, round, round, round, round, round]
    expect(judgeExchanges(six, REDIRECTED).passed).toBe(true)
    const verdict = judgeExchanges([...six, round], REDIRECTED)
    expect(violation(verdict, 'one-request-per-call')).toEqual(['6 requests', '7 requests'])
  })

  it('owes one request where redirects are ignored', () => {
    const verdict = judgeExchanges([away, exchangeTo(200, '', there)], mapped, {})
    expect(violation(verdict, 'one-request-per-call')).toEqual(['1 request', '2 requests'])
  })
})

// Decision 32.
it('a response announced as something else is unreadable where that is respected', () => {
  const settings = { ...DEFAULT_SETTINGS, responseContentType: 'respect' } as const
  const verdict = judgeCall({ headers: [['content-type', 'text/html']] }, { settings })
  expect(violation(verdict, 'every-2xx-mapped')[0]).toBe(
    'unreadable: announced as text/html, where JSON is expected',
  )
  expect(judgeCall({ headers: [['content-type', 'text/html']] }).passed).toBe(true)
})

describe('timeout-bound', () => {
  it.each(['never', us(LIMIT + 1)] as const)(
    'finds a timeout that the executor calls otherwise, of an answer at %s',
    (afterUs) => {
      const result = { outcome: 'failed', failure: 'DNS', reason: '' } as const
      const verdict = judgeCall({ result, spanUs: LIMIT, afterUs })
      expect(violation(verdict, 'timeout-bound')).toEqual(['a timeout', 'failed'])
    },
  )

  it('lets a connection break at the very limit: what comes at it still comes', () => {
    const result = { outcome: 'failed', failure: 'CONNECTION', reason: '' } as const
    const verdict = judgeCall({ result, spanUs: LIMIT, afterUs: LIMIT })
    expect(check(verdict, 'timeout-bound').state).toBe('passed')
  })

  it('finds a timeout before the limit', () => {
    const verdict = judgeCall({ result: timedOut, spanUs: seconds(10), afterUs: 'never' })
    expect(violation(verdict, 'timeout-bound')).toEqual([
      'a timeout after 30000000 µs',
      'a timeout after 10000000 µs',
    ])
  })

  it('finds a timeout at the limit although the answer was complete at that instant', () => {
    const verdict = judgeCall({ result: timedOut, spanUs: LIMIT, afterUs: LIMIT })
    expect(violation(verdict, 'timeout-bound')[0]).toBe('an answer complete in time counts')
  })

  // Decision 4.
  it('has nothing against such a timeout where the limit itself is too late', () => {
    const events = oneAfterTheOther([
      { spanUs: LIMIT, result: timedOut, exchanges: [answer(200, LIMIT)] },
    ])
    const edged = events.map((event) =>
      event.kind === 'run-started' ? { ...event, answerMaxUs: us(LIMIT - 1) } : event,
    )
    expect(check(judge(edged), 'timeout-bound').state).toBe('passed')
    expect(check(judge(events), 'timeout-bound').state).toBe('failed')
  })
})

const good = oneAfterTheOther([
  { spanUs: FIFTY, result: mapped },
  { spanUs: FIFTY, result: mapped },
])

/** The event, `spanUs` later. */
function later<Event extends TimelineEvent>(event: Event, spanUs: Us): Event {
  const moved = { ...event, timeUs: us(event.timeUs + spanUs) }
  return 'startedUs' in event ? { ...moved, startedUs: us(event.startedUs + spanUs) } : moved
}

/** The events without those that match. */
function without(leave: (event: TimelineEvent) => boolean): TimelineEvent[] {
  return good.filter((event) => !leave(event))
}

describe('the checks of the timeline', () => {
  it('slot-bound finds two calls on one slot', () => {
    const starts = good.filter(({ kind }) => kind === 'call-started')
    const others = good.filter(({ kind }) => kind !== 'call-started')
    const events = [
      ...others.slice(0, 5),
      ...starts.map((start) => ({ ...start, timeUs: ZERO })),
      ...others.slice(5),
    ]
    expect(violation(judge(events), 'slot-bound')[1]).toBe('2 at 0 µs')
  })

  it('slot-bound finds a call that waits while the slot is free', () => {
    const late = good.map((event) =>
      event.kind === 'call-started' && event.leadIndex === 1
        ? { ...event, timeUs: us(FIFTY + 10) }
        : event,
    )
    expect(violation(judge(late), 'slot-bound')).toEqual([
      'no call waits while a slot is free',
      '1 waiting and 1 free at 50000 µs',
    ])
  })

  it('leads-conserved finds a lead that was lost, and one that came through twice', () => {
    const lost = without((event) => event.kind === 'lead-completed' && event.leadIndex === 1)
    expect(violation(judge(lost), 'leads-conserved')[1]).toBe('2 arrived, 1 through')
    const twice = good.flatMap((event): TimelineEvent[] =>
      event.kind === 'lead-completed' ? [event, event] : [event],
    )
    const { state, examples } = check(judge(twice), 'leads-conserved')
    expect(state).toBe('failed')
    // Each can be replayed: the run has two leads.
    expect(examples.map(({ lead }) => lead)).toEqual([1, 1, 0])
  })

  it('slot-bound counts sends where only so many steps are worked on at once', () => {
    const who = { campaignIndex: 0, leadIndex: 9, stepIndex: 1 }
    const sent = (fromUs: Us, untilUs: Us): TimelineEvent[] => {
      const [start, ...rest] = good
      const [before, after] = [rest.slice(0, 2), rest.slice(2)]
      return [
        { ...(start as Extract<TimelineEvent, { kind: 'run-started' }>), processing: 1 },
        { kind: 'send-started', timeUs: fromUs, queuedUs: ZERO, ...who },
        ...before,
        { kind: 'send-ended', timeUs: untilUs, spanUs: untilUs, ...who },
        ...after.map((event) => later(event, untilUs)),
      ]
    }
    // The first call waits for the send, and the slot stands empty until it is over.
    expect(check(judge(sent(ZERO, FIFTY)), 'slot-bound').state).toBe('passed')
    const idle = sent(ZERO, FIFTY).filter(({ kind }) => !kind.startsWith('send'))
    expect(check(judge(idle), 'slot-bound').state).toBe('failed')
  })

  it('leads-conserved counts who comes by a trigger with those who were offered', () => {
    const who = { campaignIndex: 0, leadIndex: 0 }
    const again = good.flatMap((event): TimelineEvent[] =>
      event.kind === 'run-ended'
        ? [
            { kind: 'lead-arrived', timeUs: event.timeUs, ...who, isTriggered: true },
            { kind: 'lead-completed', timeUs: event.timeUs, ...who, arrivedUs: event.timeUs },
            event,
          ]
        : [event],
    )
    expect(check(judge(again), 'leads-conserved')).toMatchObject({ state: 'passed', checked: 3 })
    const unoffered = again.map((event) =>
      event.kind === 'lead-arrived' ? { ...event, isTriggered: false } : event,
    )
    expect(check(judge(unoffered), 'leads-conserved').state).toBe('failed')
  })

  it('loops-end finds a lead that was cut out of a loop', () => {
    const listening = { ...campaignOf('trigger'), trigger: { kind: 'webhook is called' } }
    const who = { timeUs: FIFTY, campaignIndex: 0, leadIndex: 1 }
    const looped: TimelineEvent[] = [
      ...good.slice(0, -1),
      { kind: 'lead-arrived', ...who, isTriggered: true },
      { kind: 'lead-skipped', ...who, reason: 'endless loop' },
    ]
    const verdict = judge(looped, { campaigns: [listening] })
    expect(violation(verdict, 'loops-end')).toEqual([
      'a loop of triggers that ends',
      'cut at 50000 µs, after 100 rounds, or 1,000 times that triggers brought the lead',
    ])
    // What cuts is beside the judge, which only says it.
    expect([ROUNDS_MAX, BROUGHT_MAX]).toEqual([100, 1_000])
    const kept = judge(looped.slice(0, -1), { campaigns: [listening] })
    expect(check(kept, 'loops-end')).toMatchObject({ state: 'passed', checked: 1 })
  })

  it('leads-conserved lets an interrupted run be', () => {
    const cut: TimelineEvent[] = [
      ...good.slice(0, -3),
      { kind: 'run-ended', timeUs: FIFTY, isComplete: false },
    ]
    expect(judge(cut).checks.filter(({ state }) => state === 'failed')).toEqual([])
  })

  it('clock-monotonic finds time that goes back, and a call that ends before it started', () => {
    const back = good.with(-1, { kind: 'run-ended', timeUs: us(99_999), isComplete: true })
    expect(violation(judge(back), 'clock-monotonic')).toEqual([
      'run-ended at 100000 µs or later',
      '99999 µs',
    ])
    const inside = changeCalls(good, (call) =>
      call.leadIndex === 1 ? { ...call, startedUs: us(call.timeUs + 1) } : call,
    )
    expect(check(judge(inside), 'clock-monotonic').violations).toBe(1)
  })

  it('littles-law finds a call whose own times are not those of the clock', () => {
    const shifted = changeCalls(good, (call: CallEnded) =>
      call.leadIndex === 1 ? { ...call, queuedUs: us(40_000) } : call,
    )
    expect(violation(judge(shifted), 'littles-law')).toEqual([
      '150000 call µs in the system',
      "110000 by the calls' own times",
    ])
  })
})
