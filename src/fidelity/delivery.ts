// How a reply goes over a real socket: whole, or as its fault says. Pure: `deliver.ts` does it. What a
// listening socket cannot show (a name that does not resolve, a failed handshake, a port that refuses)
// is shown as the nearest thing it can, a reset, and says so.
import { unreachable } from '../errors.ts'
import type { SentReply } from '../service/definition.ts'
import type { ConnectionFailure, Fault, SlowBody } from '../service/faults.ts'
import { type Us, ZERO } from '../time/instant.ts'

export type Delivery =
  | { readonly kind: 'whole' }
  /** Nothing, until the sender leaves. */
  | { readonly kind: 'nothing' }
  /** No byte of an answer: the connection is reset, or ends as if all were said. */
  | { readonly kind: 'reset'; readonly shownAs?: string }
  | { readonly kind: 'end' }
  /** Another body than the reply's own. */
  | { readonly kind: 'instead'; readonly text: string }
  | { readonly kind: 'other type'; readonly contentType: string }
  /** Half of the body that was announced, then the end. */
  | { readonly kind: 'cut' }
  /** In drops, the last of them when the reply is due. */
  | SlowBody
  | { readonly kind: 'huge'; readonly bytes: number }

/** What a huge body consists of, again and again. */
export const FILLER = 'This body does not seem to end. '

const RESET = 'ECONNRESET'
const CLOSED = 'UND_ERR_SOCKET'

export function deliveryOf(fault: Fault | undefined): Delivery {
  switch (fault?.moment) {
    case undefined:
      return { kind: 'whole' }
    case 'never answers':
      return { kind: 'nothing' }
    case 'before the header':
      return closing(fault.failure)
    case 'after the header':
      return fault.body.kind === 'cut' ? { kind: 'cut' } : fault.body
    default:
      return unreachable(fault)
  }
}

function closing({ code }: ConnectionFailure): Delivery {
  if (code === CLOSED) return { kind: 'end' }
  return code === RESET ? { kind: 'reset' } : { kind: 'reset', shownAs: 'reset' }
}

/** How long before a reply is due its first byte goes out. */
export function startsAheadUs(delivery: Delivery): Us {
  return delivery.kind === 'slow' ? delivery.spanUs : ZERO
}

/** Status, headers and body as they go out; of a huge body only how it begins. */
export function asSent(delivery: Delivery, reply: SentReply): SentReply {
  switch (delivery.kind) {
    case 'instead':
      return { ...reply, body: delivery.text }
    case 'slow':
      return { ...reply, body: reply.body.padEnd(delivery.spanUs / delivery.gapUs) }
    case 'huge':
      return { ...reply, body: FILLER, bodyBytes: delivery.bytes }
    case 'other type': {
      const others = reply.headers.filter(([name]) => name.toLowerCase() !== 'content-type')
      return { ...reply, headers: [['content-type', delivery.contentType], ...others] }
    }
    default:
      return reply
  }
}

/** Whether a sender who waits long enough gets all of `asSent`. */
export function arrivesWhole({ kind }: Delivery): boolean {
  return kind !== 'nothing' && kind !== 'reset' && kind !== 'end' && kind !== 'cut'
}
