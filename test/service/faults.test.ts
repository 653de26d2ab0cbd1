import { expect, it } from 'vitest'
import { failureOf } from '../../src/executor/failure.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import {
  announcesOtherwise,
  comesWhole,
  connectionError,
  FAULTS,
  type Fault,
  failureIn,
  showsOwnBody,
  slowBodyOf,
} from '../../src/service/faults.ts'

const rows = Object.entries<Fault>(FAULTS)

it('the faults are those below', () => {
  expect(rows.map(([name]) => name)).toEqual([
    'refuse',
    'reset',
    'dns',
    'tls',
    'hang',
    'empty reply',
    'truncate',
    'malformed',
    'drip',
    'huge',
    'wrong type',
  ])
})

it.each(rows)('%s says what the service does in one sentence', (_, { effect }) => {
  expect(effect).toMatch(/^[a-z][^.]+\.$/)
})

// Decision 9: what has no HTTP answer gets a kind of ours, never a number of the platform's.
it.each([
  ['refuse', 'CONNECTION', 'ECONNREFUSED'],
  ['reset', 'CONNECTION', 'ECONNRESET'],
  ['dns', 'DNS', 'ENOTFOUND'],
  ['tls', 'TLS', 'CERT_HAS_EXPIRED'],
  ['empty reply', 'CONNECTION', 'UND_ERR_SOCKET'],
  ['truncate', 'CONNECTION', 'UND_ERR_SOCKET'],
] as const)(
  '%s is a failure of the kind %s to whoever meets %s (decision 9)',
  (name, kind, code) => {
    const failure = failureIn(FAULTS[name])
    if (!failure) throw new Error(`${name} has no failure`)
    expect(failure).toMatchObject({ failure: kind, code })
    expect(failureOf(connectionError(failure))).toEqual({ failure: kind, reason: failure.message })
  },
)

// What a caller gets of each: its own body, whole, under its own type.
it.each([
  ['refuse', false, false, true],
  ['reset', false, false, true],
  ['dns', false, false, true],
  ['tls', false, false, true],
  ['hang', false, false, true],
  ['empty reply', false, false, true],
  ['truncate', true, false, true],
  ['malformed', false, true, true],
  ['drip', true, true, true],
  ['huge', false, true, true],
  ['wrong type', true, true, false],
] as const)(
  'with %s the body is its own: %s, has an end: %s, is what it is announced as: %s',
  (name, isOwn, isWhole, isAsAnnounced) => {
    const fault: Fault = FAULTS[name]
    expect(showsOwnBody(fault)).toBe(isOwn)
    expect(comesWhole(fault)).toBe(isWhole)
    expect(announcesOtherwise(fault)).toBe(!isAsAnnounced)
  },
)

it.each(['hang', 'malformed', 'drip', 'huge', 'wrong type'] as const)(
  '%s is no failure of the connection',
  (name) => {
    expect(failureIn(FAULTS[name])).toBeUndefined()
  },
)

it('a body that drips is the only one that comes late', () => {
  const late = rows.filter(([, fault]) => slowBodyOf(fault)).map(([name]) => name)
  expect(late).toEqual(['drip'])
})

it('a malformed body is not JSON', () => {
  expect(() => JSON.parse(FAULTS.malformed.body.text)).toThrow(SyntaxError)
})

it('a malformed body is not XML', async () => {
  const { XMLValidator } = await import('fast-xml-parser')
  expect(XMLValidator.validate(FAULTS.malformed.body.text)).not.toBe(true)
})

it('a body that drips takes longer than the limit, and no drop of it does', () => {
  const { spanUs, gapUs } = FAULTS.drip.body
  expect(spanUs).toBeGreaterThan(DEFAULT_SETTINGS.timeoutUs)
  expect(gapUs).toBeLessThan(DEFAULT_SETTINGS.timeoutUs)
  expect(FAULTS.drip.effect).toContain(`in ${spanUs / gapUs} drops, one every ${gapUs / 1e6} s`)
})

it('a huge body is longer than what is read of one', () => {
  const { bytes } = FAULTS.huge.body
  expect(bytes).toBeGreaterThan(DEFAULT_SETTINGS.bodyMaxBytes)
  expect(FAULTS.huge.effect).toContain(`${bytes / 1_048_576} MiB`)
})

it('a wrong type is neither JSON nor XML', () => {
  const { contentType } = FAULTS['wrong type'].body
  expect(contentType).not.toMatch(/json|xml/)
  expect(FAULTS['wrong type'].effect).toContain(contentType)
})
