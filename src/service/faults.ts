// What can go wrong with a reply, as data: adding a fault is adding an entry. Whoever carries a
// reply reads the moment and the details and never asks which fault it has.

/** How one fault shows. `effect` completes "the service …". */
export type Fault =
  /** Nothing comes, ever: the caller's time limit ends the call. */
  | { readonly moment: 'never answers'; readonly effect: string }
  /** The connection ends at the reply's time, with no HTTP answer. */
  | {
      readonly moment: 'before the header'
      readonly effect: string
      readonly failure: ConnectionFailure
    }
  /** Status and headers come as defined, then this body instead of the reply's own. */
  | { readonly moment: 'after the header'; readonly effect: string; readonly body: string }

/** The error a caller meets instead of an answer. */
export interface ConnectionFailure {
  readonly failure: 'CONNECTION' | 'DNS' | 'TLS'
  /** As the operating system or `undici` names it. */
  readonly code: string
  readonly message: string
}

export const FAULTS = {
  hang: {
    moment: 'never answers',
    effect: 'takes the request and never answers.',
  },
  reset: {
    moment: 'before the header',
    effect: 'resets the connection instead of answering.',
    failure: { failure: 'CONNECTION', code: 'ECONNRESET', message: 'read ECONNRESET' },
  },
  'empty reply': {
    moment: 'before the header',
    effect: 'closes the connection without a byte of an answer.',
    failure: { failure: 'CONNECTION', code: 'UND_ERR_SOCKET', message: 'other side closed' },
  },
  malformed: {
    moment: 'after the header',
    effect: 'answers its status with a body that is neither JSON nor XML.',
    body: '{"status": <ok>, "result": [',
  },
} as const satisfies Readonly<Record<string, Fault>>
