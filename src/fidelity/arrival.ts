// A request read off its socket, whole, within the limit on bodies.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { bodyText } from '../executor/body-text.ts'

/** Webhooks send a few kilobytes. */
const BODY_MAX_BYTES = 1_048_576

/** A request, whole. */
export interface Arrival {
  readonly method: string
  /** Path and query as the request line has them; a whole URL from whoever takes us for a proxy. */
  readonly target: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** `undefined` when there is none, or when it is over the limit. */
  readonly body: string | undefined
  readonly bodyBytes: number
  readonly isTooLong: boolean
}

/** `undefined` when the sender left before the request was whole. */
export async function readArrival(request: IncomingMessage): Promise<Arrival | undefined> {
  const body = await readBody(request)
  if (body === undefined) return undefined
  const { byteCount, chunks } = body
  const isTooLong = byteCount > BODY_MAX_BYTES
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: headerRecord(request.headers),
    body: isTooLong || byteCount === 0 ? undefined : bodyText(Buffer.concat(chunks)),
    bodyBytes: byteCount,
    isTooLong,
  }
}

interface Body {
  readonly byteCount: number
  readonly chunks: readonly Buffer[]
}

/** Stops reading where the limit is passed. */
function readBody(request: IncomingMessage): Promise<Body | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let byteCount = 0
    request.on('data', (chunk: Buffer) => {
      byteCount += chunk.length
      if (byteCount <= BODY_MAX_BYTES) return void chunks.push(chunk)
      request.pause()
      resolve({ byteCount, chunks: [] })
    })
    request.on('end', () => resolve({ byteCount, chunks }))
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}

function headerRecord(headers: IncomingHttpHeaders): Record<string, string> {
  const record: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) record[name] = [value].flat().join(', ')
  }
  return record
}
