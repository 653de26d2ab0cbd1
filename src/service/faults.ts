// What can go wrong with a reply, as data: adding a fault is adding an entry. Whoever carries a
// reply reads the moment and the details and never asks which fault it has. Every fault shows at the
// reply's own time, `refuse`, `dns` and `tls` included: how long a name or a handshake takes is a
// latency like any other.
import { seconds, type Us } from '../time/instant.ts'

/** How one fault shows. `effect` completes "the service …". */
export type Fault =
  /** Nothing comes, ever: the caller's time limit ends the call. */
  | { readonly moment: 'never answers'; readonly effect: string }
  /** The connection ends at the reply's time, or never comes about, with no HTTP answer. */
  | {
      readonly moment: 'before the header'
      readonly effect: string
      readonly failure: ConnectionFailure
    }
  /** Status and headers come as defined, then a body that is not as it should be. */
  | { readonly moment: 'after the header'; readonly effect: string; readonly body: FaultBody }

/** How the body goes wrong after a header that came as defined. */
export type FaultBody =
  /** Another body than the reply's own. */
  | { readonly kind: 'instead'; readonly text: string }
  /** Part of it, less than `Content-Length` says, then the connection closes. */
  | { readonly kind: 'cut'; readonly failure: ConnectionFailure }
  | SlowBody
  /** `bytes` of no meaning. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** The body as defined, under a `Content-Type` that says otherwise. */
  | { readonly kind: 'other type'; readonly contentType: string }

/** All of the body, but in equal drops after the header. A body with fewer bytes than there are drops is
 *  filled up with blanks at its end. */
export interface SlowBody {
  readonly kind: 'slow'
  /** From the header to the last drop: a whole number of gaps. */
  readonly spanUs: Us
  /** From the header to the first drop, and from one drop to the next. */
  readonly gapUs: Us
}

/** The error a caller meets instead of an answer. */
export interface ConnectionFailure {
  readonly failure: 'CONNECTION' | 'DNS' | 'TLS'
  /** As the operating system, OpenSSL or `undici` names it. */
  readonly code: string
  readonly message: string
}

export const FAULTS = {
  refuse: {
    moment: 'before the header',
    effect: 'refuses the connection.',
    failure: { failure: 'CONNECTION', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' },
  },
  reset: {
    moment: 'before the header',
    effect: 'resets the connection instead of answering.',
    failure: { failure: 'CONNECTION', code: 'ECONNRESET', message: 'read ECONNRESET' },
  },
  dns: {
    moment: 'before the header',
    effect: 'has a name that is not found.',
    failure: { failure: 'DNS', code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND' },
  },
  tls: {
    moment: 'before the header',
    effect: 'shows a certificate that has expired.',
    failure: { failure: 'TLS', code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' },
  },
  hang: {
    moment: 'never answers',
    effect: 'takes the request and never answers.',
  },
  'empty reply': {
    moment: 'before the header',
    effect: 'closes the connection without a byte of an answer.',
    failure: { failure: 'CONNECTION', code: 'UND_ERR_SOCKET', message: 'other side closed' },
  },
  truncate: {
    moment: 'after the header',
    effect: 'closes the connection halfway through the body.',
    body: {
      kind: 'cut',
      failure: { failure: 'CONNECTION', code: 'UND_ERR_SOCKET', message: 'other side closed' },
    },
  },
  malformed: {
    moment: 'after the header',
    effect: 'answers its status with a body that is neither JSON nor XML.',
    body: { kind: 'instead', text: '{"status": <ok>, "result": [' },
  },
  drip: {
    moment: 'after the header',
    effect: 'sends the header at its time and then the body in 12 drops, one every 5 s.',
    // Twice the limit of the platform; and no drop is as late as that limit.
    body: { kind: 'slow', spanUs: seconds(60), gapUs: seconds(5) },
  },
  huge: {
    moment: 'after the header',
    effect: 'answers its status with a body of 16 MiB that is neither JSON nor XML.',
    body: { kind: 'huge', bytes: 16 * 1_048_576 },
  },
  'wrong type': {
    moment: 'after the header',
    effect: 'answers as defined, but announces the body as text/html.',
    body: { kind: 'other type', contentType: 'text/html' },
  },
} as const satisfies Readonly<Record<string, Fault>>

/** The error a caller meets; `undefined` where it gets a whole answer, or none ever. */
export function failureIn(fault: Fault): ConnectionFailure | undefined {
  if (fault.moment === 'before the header') return fault.failure
  const isCut = fault.moment === 'after the header' && fault.body.kind === 'cut'
  return isCut ? fault.body.failure : undefined
}

/** Whether an answer with that fault has an end. */
export function comesWhole(fault: Fault): boolean {
  return fault.moment === 'after the header' && fault.body.kind !== 'cut'
}

/** Where the body comes late and in drops. */
export function slowBodyOf(fault: Fault): SlowBody | undefined {
  return fault.moment === 'after the header' && fault.body.kind === 'slow' ? fault.body : undefined
}

/** Whether anybody gets to see some of the body that a reply with that fault defines. */
export function showsOwnBody(fault: Fault): boolean {
  if (fault.moment !== 'after the header') return false
  return fault.body.kind !== 'instead' && fault.body.kind !== 'huge'
}

/** Whether it says of the body what is not so. */
export function announcesOtherwise(fault: Fault): boolean {
  return fault.moment === 'after the header' && fault.body.kind === 'other type'
}

/** The error as a client throws it. */
export function connectionError({ message, code }: ConnectionFailure): Error {
  return Object.assign(new Error(message), { code })
}
