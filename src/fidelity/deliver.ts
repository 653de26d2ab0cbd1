// Puts a reply on a real socket, faults included: the tricks are here, what to do is `delivery.ts`'s.
// Every wait ends when the sender has gone, and nothing is written faster than the sender reads.
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { unreachable } from '../errors.ts'
import type { SentReply } from '../service/definition.ts'
import type { SlowBody } from '../service/faults.ts'
import type { Clock } from '../time/clock.ts'
import { us } from '../time/instant.ts'
import { type Delivery, FILLER } from './delivery.ts'

/** A huge body is made of this, again and again. */
const CHUNK = Buffer.alloc(65_536, FILLER)

export interface Outgoing {
  readonly response: ServerResponse
  readonly sent: SentReply
  readonly clock: Clock
  /** Aborts when the sender has left, or the mock stops. */
  readonly gone: AbortSignal
  /** Told once, when the first of it has been handed to the system. */
  readonly started: () => void
}

/** Resolves with the bytes of the body that were handed over, once there is nothing more to do. Rejects
 *  when `gone` aborts first. */
export function deliver(delivery: Delivery, out: Outgoing): Promise<number> {
  switch (delivery.kind) {
    case 'whole':
    case 'instead':
    case 'other type':
      return sendWhole(out)
    case 'nothing':
      return untilGone(out)
    case 'reset':
      return hangUp(out, 'reset')
    case 'end':
      return hangUp(out, 'end')
    case 'cut':
      return sendHalf(out)
    case 'slow':
      return sendDrops(out, delivery)
    case 'huge':
      return sendHuge(out, delivery.bytes)
    default:
      return unreachable(delivery)
  }
}

async function sendWhole(out: Outgoing): Promise<number> {
  const body = Buffer.from(out.sent.body)
  writeHead(out, body.length)
  const isOver = once(out.response, 'finish', { signal: out.gone })
  out.response.end(body)
  out.started()
  await isOver
  return body.length
}

async function hangUp(
  { response, gone, started }: Outgoing,
  how: 'reset' | 'end',
): Promise<number> {
  const { socket } = response.req
  if (how === 'reset') socket.resetAndDestroy()
  else socket.destroySoon()
  started()
  await absence(gone)
  return 0
}

async function sendHalf(out: Outgoing): Promise<number> {
  const { response } = out
  const body = Buffer.from(out.sent.body)
  const half = body.subarray(0, Math.floor(body.length / 2))
  writeHead(out, Math.max(1, body.length))
  response.flushHeaders()
  if (half.length > 0) response.write(half)
  await hangUp(out, 'end')
  return half.length
}

async function sendDrops(out: Outgoing, { spanUs, gapUs }: SlowBody): Promise<number> {
  const { clock, gone } = out
  const body = Buffer.from(out.sent.body)
  const count = spanUs / gapUs
  startBody(out, body.length)
  const startUs = clock.now()
  for (let drop = 1, from = 0; drop <= count; drop++) {
    const leftUs = startUs + drop * gapUs - clock.now()
    await clock.sleep(us(Math.max(0, leftUs)), gone)
    const to = Math.floor((body.length * drop) / count)
    await write(out, body.subarray(from, to))
    from = to
  }
  return endBody(out, body.length)
}

async function sendHuge(out: Outgoing, bytes: number): Promise<number> {
  startBody(out, bytes)
  for (let left = bytes; left > 0; left -= CHUNK.length) {
    await write(out, CHUNK.subarray(0, left))
  }
  return endBody(out, bytes)
}

function startBody(out: Outgoing, length: number): void {
  writeHead(out, length)
  out.response.flushHeaders()
  out.started()
}

async function endBody({ response, gone }: Outgoing, length: number): Promise<number> {
  const isOver = once(response, 'finish', { signal: gone })
  response.end()
  await isOver
  return length
}

/** Waits while the sender reads more slowly than we write. */
async function write({ response, gone }: Outgoing, chunk: Buffer): Promise<void> {
  if (chunk.length > 0 && !response.write(chunk)) await once(response, 'drain', { signal: gone })
}

async function untilGone({ gone }: Outgoing): Promise<never> {
  await absence(gone)
  throw gone.reason
}

async function absence(gone: AbortSignal): Promise<void> {
  if (!gone.aborted) await once(gone, 'abort')
}

const BODILESS: readonly number[] = [204, 304]

function writeHead({ response, sent }: Outgoing, length: number): void {
  const { status, headers } = sent
  const framing = BODILESS.includes(status) ? [] : ['content-length', String(length)]
  response.writeHead(status, [...headers.flat(), ...framing])
}
