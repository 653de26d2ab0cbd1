// A body that was compressed on its way, as its reader has it: clients that ask for a coding undo it
// before anybody sees the body, so the judge has to look at the same text.
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'

/** A body may be small and unpack to fill the memory. */
const BYTES_MAX = 64 * 1_024 * 1_024

const LIMIT = { maxOutputLength: BYTES_MAX }

const DECODERS: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ['gzip', (bytes) => gunzipSync(bytes, LIMIT)],
  ['deflate', (bytes) => inflateSync(bytes, LIMIT)],
  ['br', (bytes) => brotliDecompressSync(bytes, LIMIT)],
  ['zstd', (bytes) => zstdDecompressSync(bytes, LIMIT)],
])

/** What is not of that coding, or of one that nobody here knows, or too long, stays as it is. */
export function withoutCoding(bytes: Uint8Array, coding: string): Uint8Array {
  try {
    return DECODERS.get(coding)?.(bytes) ?? bytes
  } catch {
    return bytes
  }
}
