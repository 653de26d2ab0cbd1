import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { withoutCoding } from '../../src/fidelity/content-coding.ts'

/** At its best it takes ten times as long. */
const brotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })

const BOMB = Buffer.alloc(65 * 1_048_576)

it.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotli],
  ['zstd', zstdCompressSync],
] as const)('%s: what unpacks to more than 64 MiB stays packed', (coding, pack) => {
  const packed = pack(BOMB)
  expect(packed.length).toBeLessThan(1_000_000)
  expect(withoutCoding(packed, coding)).toBe(packed)
  expect(withoutCoding(pack(Buffer.from('hello')), coding).length).toBe(5)
})

it.each(['gzip', 'zip', '__proto__', 'constructor'])(
  '%s: what is none of it stays as it is',
  (coding) => {
    const bytes = Buffer.from('hello')
    expect(withoutCoding(bytes, coding)).toBe(bytes)
  },
)
