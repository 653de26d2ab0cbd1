import { describe, expect, it } from 'vitest'
import { failureOf } from '../../src/executor/failure.ts'

const coded = (code: string, message = 'no', options?: ErrorOptions) =>
  Object.assign(new Error(message, options), { code })

// Decision 9: symbols of ours, never a code of the platform's.
describe('a failure', () => {
  it.each([
    ['ENOTFOUND', 'DNS'],
    ['EAI_AGAIN', 'DNS'],
    ['EAI_FAIL', 'DNS'],
    ['CERT_HAS_EXPIRED', 'TLS'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'TLS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'TLS'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS'],
    ['EPROTO', 'TLS'],
    ['UND_ERR_INVALID_ARG', 'REQUEST'],
    ['ECONNREFUSED', 'CONNECTION'],
    ['ECONNRESET', 'CONNECTION'],
    ['EPIPE', 'CONNECTION'],
    ['ETIMEDOUT', 'CONNECTION'],
    ['EHOSTUNREACH', 'CONNECTION'],
    ['UND_ERR_SOCKET', 'CONNECTION'],
    ['UND_ERR_CONNECT_TIMEOUT', 'CONNECTION'],
    ['HPE_INVALID_CONSTANT', 'CONNECTION'],
    ['', 'CONNECTION'],
  ])('with the code %j is of kind %s', (code, failure) => {
    expect(failureOf(coded(code))).toEqual({ failure, reason: 'no' })
  })

  it('is what its innermost cause says', () => {
    const cause = coded('UND_ERR_SOCKET', 'other side', { cause: coded('CERT_HAS_EXPIRED') })
    expect(failureOf(new TypeError('fetch failed', { cause }))).toEqual({
      failure: 'TLS',
      reason: 'fetch failed',
    })
  })

  it('of both addresses of a host has no message but a code', () => {
    const both = Object.assign(new AggregateError([], 'x'), { code: 'ECONNREFUSED', message: '' })
    expect(failureOf(both)).toEqual({ failure: 'CONNECTION', reason: 'ECONNREFUSED' })
  })

  it.each([['text'], [undefined], [null], [{ code: 'ENOTFOUND' }]])(
    'may be no error at all: %j',
    (thrown) => {
      expect(failureOf(thrown)).toEqual({ failure: 'CONNECTION', reason: String(thrown) })
    },
  )
})
