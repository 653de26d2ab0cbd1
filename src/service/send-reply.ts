// How a reply goes out once its header is due. What goes out of it is recorded for the judge: of a body
// that is cut its part, of one that is slow all of it, whoever waits for that.
import { HttpResponse } from 'msw'
import { unreachable } from '../errors.ts'
import type { Us } from '../time/instant.ts'
import type { SentReply } from './definition.ts'
import { type ConnectionFailure, connectionError, type FaultBody, type SlowBody } from './faults.ts'

/** A reply as it is defined, its body made. */
export interface Outgoing {
  readonly status: number
  readonly headers: [name: string, value: string][]
  readonly body: string
}

/** The way out of one reply. */
export interface Way {
  /** Waits on the call's clock. */
  wait(span: Us): Promise<void>
  /** Records what goes out. */
  sent(reply: SentReply): void
}

export function sendWhole(whole: Outgoing, way: Pick<Way, 'sent'>): Response {
  const { status, headers, body } = whole
  way.sent(whole)
  return new HttpResponse(body === '' ? null : body, { status, headers })
}

/** The reply as a fault lets it go out. */
export function sendSpoilt(whole: Outgoing, fault: FaultBody, way: Way): Response {
  switch (fault.kind) {
    case 'instead':
      return stream({ ...whole, body: fault.text }, [encoder.encode(fault.text)], way)
    case 'other type':
      return sendWhole(announcedAs(fault.contentType, whole), way)
    case 'cut':
      return sendHalf(whole, fault.failure, way)
    case 'slow':
      return sendDrops(whole, fault, way)
    case 'huge':
      return sendMuch(whole, fault.bytes, way)
    default:
      return unreachable(fault)
  }
}

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function stream(sent: Outgoing & SentReply, chunks: Chunks, way: Pick<Way, 'sent'>): Response {
  const { status, headers } = sent
  way.sent(sent)
  return new HttpResponse(ReadableStream.from(chunks), { status, headers })
}

function announcedAs(contentType: string, whole: Outgoing): Outgoing {
  const others = whole.headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  return { ...whole, headers: [['content-type', contentType], ...others] }
}

function sendHalf(whole: Outgoing, failure: ConnectionFailure, way: Way): Response {
  const bytes = encoder.encode(whole.body)
  const half = bytes.subarray(0, bytes.byteLength / 2)
  const headers = whole.headers.concat([['content-length', String(bytes.byteLength)]])
  async function* chunks() {
    if (half.byteLength > 0) yield half
    throw connectionError(failure)
  }
  return stream({ ...whole, headers, body: decoder.decode(half) }, chunks(), way)
}

function sendDrops(whole: Outgoing, { spanUs, gapUs }: SlowBody, way: Way): Response {
  const count = spanUs / gapUs
  const body = whole.body.padEnd(count)
  const bytes = encoder.encode(body)
  async function* chunks() {
    let from = 0
    for (let drop = 1; drop <= count; drop++) {
      await way.wait(gapUs)
      const to = Math.floor((bytes.byteLength * drop) / count)
      yield bytes.subarray(from, to)
      from = to
    }
  }
  const response = stream({ ...whole, body }, chunks(), way)
  // Whoever carries it further need not wait for the last drop to know.
  response.headers.set('content-length', String(bytes.byteLength))
  return response
}

/** One chunk again and again: a huge body takes no memory here. */
const CHUNK_BYTES = 65_536
const FILLER = 'This body does not seem to end. '
const CHUNK = encoder.encode(FILLER.repeat(CHUNK_BYTES / FILLER.length))

function sendMuch(whole: Outgoing, bodyBytes: number, way: Way): Response {
  function* chunks() {
    for (let left = bodyBytes; left > 0; left -= CHUNK_BYTES) yield CHUNK.subarray(0, left)
  }
  return stream({ ...whole, body: FILLER, bodyBytes }, chunks(), way)
}
