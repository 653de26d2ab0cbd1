// Every format: what it looks like, what is read, and what is said of lines that cannot be.
import { describe, expect, it } from 'vitest'
import { SAMPLE_FORMATS } from '../../../src/plan/calibrate/formats/formats.ts'
import { type SourceOptions, sourceOf } from '../../../src/plan/calibrate/source-of.ts'

function read(text: string, options: SourceOptions = {}) {
  return sourceOf({ name: 'x', text }, options)
}

function samplesOf(text: string, options: SourceOptions = {}) {
  return read(text, options).samples
}

const json = (...records: readonly unknown[]): string =>
  records.map((record) => JSON.stringify(record)).join('\n')

const ENTRY = { request: { url: 'https://api.example.com/v1?id=1' }, response: { status: 200 } }
const har = (...entries: readonly unknown[]): string =>
  JSON.stringify({ log: { entries } }, null, 2)

const span = (
  kind: number,
  attributes: Readonly<Record<string, string | number>>,
  ns = 1_500_499,
) => ({
  kind,
  startTimeUnixNano: '1700000000000000000',
  endTimeUnixNano: String(1_700_000_000_000_000_000n + BigInt(ns)),
  attributes: Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  })),
})
const otlp = (...spans: readonly unknown[]) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'scorer' } }] },
      scopeSpans: [{ spans }],
    },
  ],
})

const CALLS =
  'lead,step,webhook,queuedMs,startedMs,endedMs,waitMs,callMs,outcome,status,errorType,fault,writes,skipped'
const ACTIVITIES =
  'marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes'

/** The same call in every format, each told by its content. */
const ONE_CALL: readonly (readonly [format: string, text: string, sample: object])[] = [
  ['har', har({ ...ENTRY, time: 1.5 }), { status: 200, service: 'https://api.example.com' }],
  [
    'ndjson',
    json({ duration_ms: 1.5, status: 200, service: 'score' }),
    { status: 200, service: 'score' },
  ],
  ['ndjson', json({ latencyUs: 1_500, code: 503 }), { status: 503 }],
  ['ndjson', json({ elapsed_s: '0.0015', statusCode: '200' }), { status: 200 }],
  ['ndjson', json({ responseTime: 1.5, res: { statusCode: 200 } }), { status: 200 }],
  [
    'ndjson',
    json({ took: '1.5ms', url: 'HTTP://Api.example.com:80/x' }),
    { service: 'http://api.example.com' },
  ],
  [
    'ndjson',
    json({ attack: '', seq: 0, code: 200, latency: 1_500_000, url: 'http://h:81/' }),
    { status: 200, service: 'http://h:81' },
  ],
  [
    'ndjson',
    json(
      { type: 'Metric', metric: 'http_req_duration', data: {} },
      {
        type: 'Point',
        metric: 'http_req_duration',
        data: { time: '2026', value: 1.5, tags: { status: '200', url: 'https://k6.example/a' } },
      },
      { type: 'Point', metric: 'http_reqs', data: { value: 1 } },
    ),
    { status: 200, service: 'https://k6.example' },
  ],
  [
    'calls',
    `${CALLS}\n7,0,enrich,0,0,1.5,0,1.5,mapped,200,,,[],\n`,
    { status: 200, service: 'enrich' },
  ],
  [
    'calls',
    json({ lead: 7, step: 0, webhook: 'enrich', callMs: 1.5, outcome: 'rejected', status: 503 }),
    { status: 503, service: 'enrich' },
  ],
  ['csv', 'timeStamp,elapsed,label,responseCode\n1,1.5,x,200\n', { status: 200 }],
  ['csv', 'a;Duration (s);host\n1;0.0015;api\n', { service: 'api' }],
  ['csv', 'response-time,DNS+dialup,status-code\n0.0015,0,200\n', { status: 200 }],
  ['csv', '1.5ms\n', {}],
  ['csv', '1.5\n', {}],
  [
    'access-log',
    'h - - [10/Oct/2025:13:55:36 +0000] "GET /x HTTP/1.1" 200 233 "-" "curl \\"8\\"" 0.0015',
    { status: 200 },
  ],
  [
    'access-log',
    '::1 - bob [10/Oct/2025:13:55:36 +0000] "GET /x HTTP/1.1" 204 - 1500',
    { status: 204 },
  ],
  ['otlp', json(otlp(span(2, { 'http.status_code': 200 }))), { status: 200, service: 'scorer' }],
  [
    'otlp',
    json(
      span(3, {
        'http.response.status_code': 200,
        'server.address': 'api.example.com',
        'server.port': 8443,
      }),
    ),
    { status: 200, service: 'https://api.example.com:8443' },
  ],
  [
    'otlp',
    JSON.stringify(
      otlp(span(3, { 'url.full': 'http://h/x', 'http.response.status_code': 200 })),
      null,
      1,
    ),
    { status: 200, service: 'http://h' },
  ],
]

describe('a call of 1.5 ms', () => {
  it.each(ONE_CALL)('as %s: %s', (format, text, sample) => {
    const source = read(text)
    expect(source.format).toBe(format)
    expect(source.samples).toEqual([{ durationUs: 1_500, ...sample }])
    expect(source.unreadable.count).toBe(0)
  })

  it('is read from every format that has durations', () => {
    const read = new Set(ONE_CALL.map(([format]) => format))
    const all = SAMPLE_FORMATS.map(({ name }) => name)
    expect(all.filter((name) => !read.has(name))).toEqual(['activities'])
  })
})

describe('who calls gives up', () => {
  it.each([
    ['har', har({ ...ENTRY, response: { status: 0, _error: 'net::ERR_TIMED_OUT' }, time: 1.5 })],
    ['ndjson', json({ duration_ms: 1.5, timedOut: true })],
    ['ndjson', json({ duration_ms: 1.5, error: 'context deadline exceeded' })],
    ['calls', `${CALLS}\n7,0,enrich,0,0,1.5,0,1.5,timeout,,,hang,,\n`],
    ['csv', 'duration_ms,error\n1.5,ETIMEDOUT: timed out\n'],
    ['csv', 'elapsed,responseCode\n1.5,Non HTTP response code: java.net.SocketTimeoutException\n'],
    ['access-log', 'h - - [10/Oct/2025:13:55:36 +0000] "GET /x HTTP/1.1" 499 0 0.0015'],
    ['otlp', json(span(3, { 'http.method': 'GET', 'error.type': 'timeout' }))],
  ])('as %s has it', (format, text) => {
    expect(samplesOf(text, { format })).toMatchObject([{ durationUs: 1_500, isTimeout: true }])
  })
})

it('what failed otherwise has no answer', () => {
  const text = 'elapsed,responseCode\n1.5,Non HTTP response code: java.net.ConnectException\n'
  expect(samplesOf(text)).toEqual([{ durationUs: 1_500, status: 0 }])
})

describe('units', () => {
  it('are those that are asked for', () => {
    expect(samplesOf('duration\n3\n', { unit: 's' })).toEqual([{ durationUs: 3_000_000 }])
    expect(samplesOf(json({ latency: 3_000 }), { unit: 'ns' })).toEqual([{ durationUs: 3 }])
  })

  it('that were assumed are told', () => {
    expect(read('elapsed\n3\n').notes).toEqual([
      '"elapsed" is taken as ms: its name has no unit. --unit ns, us or s says otherwise.',
    ])
    const line = 'h - - [10/Oct/2025:13:55:36 +0000] "GET /x HTTP/1.1" 200 2 '
    expect(read(`${line}0.003`).notes).toEqual([expect.stringContaining('taken as seconds')])
    expect(read(`${line}3000`).notes).toEqual([expect.stringContaining('taken as µs')])
    expect(read(`${line}3000`, { unit: 'ms' })).toMatchObject({
      notes: [],
      samples: [{ durationUs: 3_000_000 }],
    })
  })

  it('of a column that was named are in its name, too', () => {
    expect(samplesOf('a,b_us\n1,3\n', { column: 'B_us' })).toEqual([{ durationUs: 3 }])
  })
})

describe('spans', () => {
  it('of servers are passed over where clients have the same calls, and those of databases always', () => {
    const spans = [
      span(3, { 'url.full': 'http://h/x' }),
      span(2, { 'http.method': 'GET' }),
      span(3, { 'db.system': 'postgresql' }),
      span(1, { 'http.method': 'GET' }),
    ]
    const { samples, notes } = read(json(otlp(...spans)))
    expect(samples).toHaveLength(1)
    expect(notes).toEqual([
      'Spans of servers are passed over (1): those of clients have the same calls.',
    ])
  })
})

describe('the activities of the platform', () => {
  const row = (type: number, errorType: string, second = 0): string =>
    `1,2,2026-02-13T14:06:0${second}Z,${type},8497,12,Email Verify,"{""Response"":""{\\""ok\\"":true}"",""Error Type"":${errorType}}"`
  const text = [
    ACTIVITIES,
    row(110, '200'),
    row(110, '""503""', 1),
    row(110, '1001', 2),
    row(110, '""Request timed out""', 3),
    row(13, '200'),
    row(110, '1000'),
    '1,2,yesterday,110,1,1,Email Verify,null',
    '1,2,2026-02-13T14:06:04Z,110,1,1,Email Verify,null',
  ].join('\n')

  it('have when and how calls ended, and no durations', () => {
    const { format, samples, unreadable, notes } = read(text)
    const atUs = Date.UTC(2026, 1, 13, 14, 6) * 1_000
    const service = 'Email Verify'
    expect(format).toBe('activities')
    expect(samples).toEqual([
      { atUs, service, status: 200 },
      { atUs: atUs + 1_000_000, service, status: 503 },
      { atUs: atUs + 2_000_000, service, status: 204 },
      { atUs: atUs + 3_000_000, service, isTimeout: true },
      { atUs: atUs + 4_000_000, service },
    ])
    expect(unreadable).toEqual({
      count: 1,
      first: { place: 'line 8', why: 'its date is "yesterday"' },
    })
    expect(notes).toEqual(['Activities of other types are passed over (1).'])
  })
})

describe('lines that cannot be read', () => {
  it.each([
    ['csv', 'duration_ms,n\n1,a\n-5,b\n1e400,c\nNaN,d\n,e\n0x10,f\n3e9,g\n', 6, 'line 3', '"-5"'],
    [
      'ndjson',
      '{"duration_ms":1}\n\nnonsense\n[1]\n{"duration_ms":1e400}\n{"a":1}\n',
      4,
      'line 3',
      'no JSON object',
    ],
    [
      'har',
      har({ ...ENTRY, time: 1 }, { ...ENTRY, time: -1 }, 7, {
        ...ENTRY,
        time: 1,
        response: { status: 999 },
      }),
      3,
      'entry 2',
      '"-1"',
    ],
    [
      'otlp',
      `${json(span(3, { 'http.method': 'GET' }), { ...span(3, { 'http.method': 'GET' }), endTimeUnixNano: '5' })}\n{`,
      2,
      'line 3',
      'no JSON',
    ],
    [
      'access-log',
      'h - - [1] "GET /" 200 5 0.001\nh - - [1] "GET /" 200 5\nx\n',
      2,
      'line 2',
      'does not end with a time',
    ],
  ])('of %s are counted, and the first is told', (format, text, count, place, why) => {
    const { samples, unreadable } = read(text, { format })
    expect(samples).toHaveLength(1)
    expect(unreadable).toEqual({ count, first: { place, why: expect.stringContaining(why) } })
  })

  it('that are all there is stop it, with what to do', () => {
    expect(() => read('{"a":1}\n{"a":2}')).toThrow(
      '"x": no call was found in it, read as one JSON object a line, with a duration in each; also of k6 and vegeta. 2 of 2 lines could not be read; the first is line 1: no key of it is that of a duration. Say what it is with --format: calls,',
    )
    expect(() => read(' \n')).toThrow('"x": it is empty.')
    expect(() => read('a,b\n1,2')).toThrow(
      '"x": no column is that of a duration. Name one with --column: "a", "b".',
    )
    expect(() => read('duration\n1', { column: 'c' })).toThrow('"x": --column "c" is not there.')
    expect(() => read('1', { format: 'xml' })).toThrow(
      '--format "xml": there is no such format. Use calls,',
    )
  })

  it('of a table end it where it is no CSV, and that is told', () => {
    const { samples, unreadable } = read('duration_ms,n\n1,a\n2,"b\n3,c\n')
    expect(samples).toHaveLength(1)
    expect(unreadable).toMatchObject({ count: 1, first: { place: 'line 3' } })
    expect(unreadable.first?.why).toContain('What follows was not read')
  })
})

describe('hostile texts', () => {
  it('with names of the prototype are names like others', () => {
    const text =
      '{"duration_ms":1,"service":"__proto__","__proto__":{"duration":9}}\n{"duration_ms":1,"service":"constructor"}'
    expect(samplesOf(text).map(({ service }) => service)).toEqual(['__proto__', 'constructor'])
    expect(Object.hasOwn(Object.prototype, 'duration')).toBe(false)
  })

  it('that are endless to match are read at once', () => {
    const quotes = `h - - [1] "${'\\"'.repeat(100_000)}`
    const spaces = `h - ${'a '.repeat(100_000)}`
    const { samples } = read(`h - - [1] "GET /" 200 5 0.001\n${quotes}\n${spaces}`)
    expect(samples).toHaveLength(1)
    expect(read(`1ms\n${'1ms'.repeat(100_000)}x`, { format: 'csv' }).unreadable.count).toBe(1)
  })
})
