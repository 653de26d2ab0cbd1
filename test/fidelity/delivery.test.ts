import { expect, it } from 'vitest'
import { arrivesWhole, asSent, deliveryOf, startsAheadUs } from '../../src/fidelity/delivery.ts'
import { FAULTS, type Fault } from '../../src/service/faults.ts'
import { seconds, ZERO } from '../../src/time/instant.ts'

const SENT = { status: 200, headers: [['Content-Type', 'text/plain']], body: '{}' } as const
const SLOW = { kind: 'slow', spanUs: seconds(60), gapUs: seconds(5) } as const

it('a reply without a fault goes out whole', () => {
  expect(deliveryOf(undefined)).toEqual({ kind: 'whole' })
})

it.each(Object.entries<Fault>(FAULTS))(
  'the fault %s never goes out as if there were none',
  (_, fault) => {
    expect(deliveryOf(fault).kind).not.toBe('whole')
  },
)

it.each([
  ['hang', { kind: 'nothing' }],
  ['reset', { kind: 'reset' }],
  ['empty reply', { kind: 'end' }],
  ['malformed', { kind: 'instead', text: '{"status": <ok>, "result": [' }],
] as const)('%s', (name, delivery) => {
  expect(deliveryOf(FAULTS[name])).toEqual(delivery)
})

it.each([
  ['DNS', 'ENOTFOUND'],
  ['TLS', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['CONNECTION', 'ECONNREFUSED'],
] as const)('a %s failure, %s, is shown as a reset, and said to be', (kind, code) => {
  const fault: Fault = {
    moment: 'before the header',
    effect: 'fails.',
    failure: { failure: kind, code, message: code },
  }
  expect(deliveryOf(fault)).toEqual({ kind: 'reset', shownAs: 'reset' })
})

it.each([
  ['truncate', { kind: 'cut' }],
  ['drip', { kind: 'slow', spanUs: seconds(60), gapUs: seconds(5) }],
  ['huge', { kind: 'huge', bytes: 16 * 1_048_576 }],
  ['wrong type', { kind: 'other type', contentType: 'text/html' }],
] as const)('%s strikes the body', (name, delivery) => {
  expect(deliveryOf(FAULTS[name])).toMatchObject(delivery)
})

it('a slow body starts before it is due, everything else when it is', () => {
  expect(startsAheadUs(SLOW)).toBe(seconds(60))
  expect(startsAheadUs({ kind: 'whole' })).toBe(ZERO)
})

it('what goes out is the reply, with another body or another type where the fault says so', () => {
  expect(asSent({ kind: 'whole' }, SENT)).toEqual(SENT)
  expect(asSent({ kind: 'instead', text: 'x' }, SENT)).toEqual({ ...SENT, body: 'x' })
  expect(asSent({ kind: 'other type', contentType: 'text/html' }, SENT)).toEqual({
    ...SENT,
    headers: [['content-type', 'text/html']],
  })
})

it('a slow body has a byte for every drop', () => {
  expect(asSent(SLOW, SENT).body).toBe(`{}${' '.repeat(10)}`)
  expect(asSent(SLOW, { ...SENT, body: 'x'.repeat(13) }).body).toHaveLength(13)
})

it('of a huge body it is told how it begins and how long it is', () => {
  expect(asSent({ kind: 'huge', bytes: 7_000 }, SENT)).toMatchObject({
    body: 'This body does not seem to end. ',
    bodyBytes: 7_000,
  })
})

it('only what is neither cut nor missing arrives whole', () => {
  const kinds = ['whole', 'nothing', 'reset', 'end', 'cut'] as const
  expect(kinds.filter((kind) => arrivesWhole({ kind }))).toEqual(['whole'])
  expect(arrivesWhole({ kind: 'huge', bytes: 7 })).toBe(true)
  expect(arrivesWhole(SLOW)).toBe(true)
})
