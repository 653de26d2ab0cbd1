import { describe, expect, it } from 'vitest'
import { endingOfError } from '../../src/executor/error-ending.ts'

function withCode(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

describe('what a client throws', () => {
  it.each([
    ['a time limit', new DOMException('too slow', 'TimeoutError')],
    ['an abort', new DOMException('given up', 'AbortError')],
    ['a time limit of undici', withCode('UND_ERR_HEADERS_TIMEOUT')],
    ['a time limit of axios', withCode('ECONNABORTED')],
    ['an abort of axios', withCode('ERR_CANCELED')],
    ['a time limit of got', withCode('ETIMEDOUT')],
    ['one inside another', new TypeError('fetch failed', { cause: withCode('ETIMEDOUT') })],
  ])('for %s is a timeout', (_, error) => {
    expect(endingOfError(error)).toEqual({ outcome: 'timeout' })
  })

  it.each([
    ['ECONNREFUSED', 'CONNECTION'],
    ['ENOTFOUND', 'DNS'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS'],
    ['HPE_INVALID_CONSTANT', 'CONNECTION'],
    ['ERR_HTTP_CONTENT_LENGTH_MISMATCH', 'CONNECTION'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'CONNECTION'],
  ])('with %s is a failure: %s', (code, failure) => {
    expect(endingOfError(withCode(code))).toMatchObject({ outcome: 'failed', failure })
  })

  it('for a body that was cut off is a failure, though axios gives it the code of a status', () => {
    const error = withCode('ERR_BAD_RESPONSE', 'stream has been aborted')
    expect(endingOfError(error)).toMatchObject({ outcome: 'failed', failure: 'CONNECTION' })
  })

  it.each([
    ['a mistake', new Error('a mistake')],
    ['a missing file', withCode('ENOENT')],
    ['a status that axios does not like', withCode('ERR_BAD_RESPONSE')],
    ['a text', 'ECONNRESET'],
  ])('of %s is no ending of a call', (_, error) => {
    expect(endingOfError(error)).toBeUndefined()
  })

  it('may be its own cause', () => {
    const error = new Error('round')
    error.cause = error
    expect(endingOfError(error)).toBeUndefined()
  })

  it('may be its own cause, and say what happened all the same', () => {
    const error = withCode('ECONNRESET')
    error.cause = new Error('round', { cause: error })
    expect(endingOfError(error)).toMatchObject({ outcome: 'failed', failure: 'CONNECTION' })
  })
})
