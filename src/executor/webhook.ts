// What an executor is given and what it must answer. This is the whole contract for somebody else's
// executor too: nothing here knows of scenarios, simulators or MSW.
import type { Dispatcher } from 'undici'
import type { Clock } from '../time/clock.ts'
import type { Us } from '../time/instant.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Encoding = 'JSON' | 'Form/Url' | 'None'
export type ResponseType = 'JSON' | 'XML' | 'None'

/** A webhook as an administrator defines it (marketo.md §1). Templates are text with tokens. */
export interface Webhook {
  readonly name: string
  /** Literal characters go out as typed: `&` as `&`, `%26` as `%26`. Userinfo becomes Basic
   *  authorization (decision 43). */
  readonly url: string
  readonly method: Method
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** Empty for no body. Never sent with GET (decision 11). */
  readonly payload: string
  readonly encoding: Encoding
  readonly responseType: ResponseType
  readonly mappings: readonly Mapping[]
}

/** Response attribute (a path in the body) → lead field (SOAP name, or REST name; decision 33). */
export interface Mapping {
  readonly attribute: string
  readonly field: string
}

export type WebhookFieldType =
  | 'string'
  | 'text'
  | 'email'
  | 'phone'
  | 'url'
  | 'integer'
  | 'score'
  | 'percent'
  | 'float'
  | 'currency'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'formula'
  | 'reference'

/** A field tokens can read and mappings can write. */
export interface WebhookField {
  readonly scope: 'lead' | 'company'
  readonly displayName: string
  readonly type: WebhookFieldType
  /** Longest value: bytes of a `text` (default 30,000), else characters (default 255). Decision 28. */
  readonly length?: number
  readonly restName?: string
  readonly soapName?: string
  /** Whether only the platform writes it: a mapping to it is refused. Default false. */
  readonly isReadOnly?: boolean
}

export type Value = string | number | boolean | null

export interface WebhookLead {
  /** From 0, in order of arrival. */
  readonly index: number
  /** By display name. A field that is not here is empty. */
  readonly values: Readonly<Record<string, Value>>
}

/** Tokens that are not of the lead: `{ program: { Name: 'Nurture' }, my: { key: 'abc' } }`. Scopes
 *  and names are matched without regard to case; a token without scope is under `''`. A scope that is
 *  not here is out of scope. The date and time tokens of `system` are not here: the executor makes
 *  them from the clock. */
export type TokenScopes = Readonly<Record<string, Readonly<Record<string, Value | MyToken>>>>

/** marketo.md §2.2 [DOC]. */
export type MyTokenType =
  | 'text'
  | 'number'
  | 'score'
  | 'date'
  | 'rich text'
  | 'email script'
  | 'calendar file'
  | 'sfdc campaign'

/** A my token of which more is known than its value. */
export interface MyToken {
  readonly type: MyTokenType
  /** As it is sent; `null` for the types that have no value in a webhook (decision 22). */
  readonly value: Value
  /** The folder it is inherited from; left out where it is the program's own. */
  readonly folder?: string
  /** Folders above whose value it overrides, outermost first. */
  readonly overrides: readonly string[]
  /** Whether it is masked in whatever is printed or written. Default false. */
  readonly isSecret?: true
}

/** How the platform behaves. Each but `startsAtMs` is a row of `assumptions.ts`. */
export interface ExecutorSettings {
  /** Longest time one call may take, in µs (default 30 s, 1 ms to 10 min), as the next two say. Starts
   *  when the request starts, not while the lead waits for a slot. Decisions 3, 4. */
  readonly timeoutUs: Us
  /** What must come within the limit: the last byte; or, as HTTP clients mean it, the header of the
   *  answer (`connect`, then a body may take for ever); or the next bytes (`read`, counted anew from
   *  each). Default `total`. Decision 3. */
  readonly timeoutCovers: 'total' | 'connect' | 'read'
  /** Whether what comes at exactly the limit still counts. Default `counts`. Decision 4. */
  readonly timeoutEdge: 'counts' | 'times out'
  /** Whether a 3xx with a `Location` leads to another request; five at most. Default `ignore`.
   *  Decision 6. */
  readonly redirects: 'ignore' | 'follow'
  /** What a body goes out as when the webhook has no `Content-Type` of its own: a default by encoding,
   *  or none at all (`strict`). Default `default`. Decision 12. */
  readonly contentType: 'default' | 'strict'
  /** Default `hookdrill/<version>`. Decision 13. */
  readonly userAgent?: string
  /** IANA name; datetimes without offset are read and written in it. Default `UTC`. Decision 42. */
  readonly timeZone: string
  /** The wall time of virtual instant 0, in ms since 1970. Default that of 2026-01-01T00:00:00Z. */
  readonly startsAtMs: number
  /** What a token that names nothing renders as. Default `empty`. Decision 20. */
  readonly unknownToken: 'empty' | 'literal'
  /** Whether the literal parts of a payload go through the backslash pre-parse. Default true.
   *  Decision 23. */
  readonly backslashPreParse: boolean
  /** Over-long text: cut to length and count, or refuse. Default `truncate`. Decision 28. */
  readonly tooLong: 'truncate' | 'reject'
  /** Whether numeric strings may fill float, boolean and date fields. Default `strict`: no.
   *  Decision 26. */
  readonly typing: 'strict' | 'lenient'
  /** Whether a `null` in a response empties the field. Default `skip`. Decision 24. */
  readonly nullValue: 'skip' | 'clear'
  /** Whether an empty text in a response empties a text field; others it never changes. Default
   *  `clear`. Decision 25. */
  readonly emptyString: 'skip' | 'clear'
  /** Whether a response announced as something else than its response type is unreadable. Default
   *  `ignore`. Decision 32. */
  readonly responseContentType: 'ignore' | 'respect'
  /** Most bytes of a response body that are read, 1 to 1 GiB; a longer one is unreadable. Default 1 MiB. */
  readonly bodyMaxBytes: number
}

/** One execution of a Call Webhook step for one lead. */
export interface WebhookCall {
  readonly webhook: Webhook
  readonly lead: WebhookLead
  readonly fields: readonly WebhookField[]
  readonly tokens: TokenScopes
  /** Anything but `trigger` is refused with error 1000 and sends nothing (decision 8). */
  readonly campaignType: 'trigger' | 'batch' | 'executable'
  readonly settings: ExecutorSettings
}

/** The world as an executor may touch it. */
export interface ExecutorPorts {
  /** The network: `dispatcher.request({ origin, path, … })` sends the path as given, which
   *  `undici.request(url, { dispatcher })` does not. */
  readonly dispatcher: Dispatcher
  readonly clock: Clock
}

export interface Executor {
  readonly name: string
  execute(call: WebhookCall, ports: ExecutorPorts): Promise<CallResult>
}

/** An executor that is nothing but a function: it sends the request by whatever client it likes and says
 *  what it would write, nothing for an empty list or for nothing at all. Fields go by their display name,
 *  or by their SOAP or REST name. It may as well give a whole result. A value comes out of a body that
 *  nobody has typed, so it may be `unknown` here; one that is no `Value` ends the call as a crash. */
export type PlainExecutor = (
  call: WebhookCall,
) => Promise<readonly PlainWrite[] | CallResult | undefined>

interface PlainWrite {
  readonly field: string
  readonly value: unknown
}

/** One lead field changed by one mapping of one call. `field` is the display name. */
export interface Write {
  readonly attribute: string
  readonly field: string
  readonly value: Value
  readonly note?: WriteNote
}

/** What happened to a value on its way into the field. */
export type WriteNote =
  | 'truncated'
  | 'cleared'
  | 'written-as-text'
  | 'undocumented-format'
  /** One of several XML siblings, because the path had no index. */
  | 'first-of-many'

/** Why a mapping wrote nothing. */
export type SkipReason =
  | 'missing-path'
  | 'null'
  | 'empty-string'
  | 'not-a-value'
  | 'type-mismatch'
  | 'out-of-range'
  | 'too-long'
  | 'field-not-writable'

export interface Skip {
  readonly attribute: string
  readonly field: string
  readonly reason: SkipReason
}

/** Why there was no HTTP answer. Never a code of the platform's: none is documented (decision 9).
 *  `REQUEST`: a token value made the URL or a header illegal, and nothing was sent (14, 15). */
export type FailureKind = 'CONNECTION' | 'DNS' | 'TLS' | 'REQUEST'

interface Answered {
  readonly status: number
  readonly reasonPhrase: string
}

/** How a call ended. One variant an outcome, each with exactly the fields it has. */
export type CallResult =
  | (Answered & {
      readonly outcome: 'mapped'
      readonly writes: readonly Write[]
      readonly skipped: readonly Skip[]
    })
  | (Answered & { readonly outcome: 'unmapped'; readonly skipped: readonly Skip[] })
  | (Answered & { readonly outcome: 'rejected'; readonly errorType: number })
  | (Answered & { readonly outcome: 'empty'; readonly errorType: 1001 })
  | (Answered & { readonly outcome: 'unreadable'; readonly reason: string })
  | { readonly outcome: 'timeout' }
  | { readonly outcome: 'failed'; readonly failure: FailureKind; readonly reason: string }
  | { readonly outcome: 'refused'; readonly errorType: 1000 }

/** How a call ended as a run records it: the executor's result; or a 2xx whose body nobody read
 *  (model fidelity); or an executor that broke its promise. */
export type CallEnding =
  | CallResult
  | { readonly outcome: 'accepted'; readonly status: number }
  | { readonly outcome: 'crashed'; readonly reason: string }

/** What goes out, before it has met a network. Strings are exact: nothing re-encodes them. */
export interface RenderedRequest {
  readonly method: Method
  /** `https://api.example.com`, lower case, default port left out. */
  readonly origin: string
  /** Path and query, byte for byte as typed, tokens replaced. Begins with `/`. */
  readonly path: string
  /** Lower-case names, in the order sent; those that are whole numbers go first, as in any object. */
  readonly headers: Readonly<Record<string, string>>
  /** `undefined` when there is none. */
  readonly body: string | undefined
}
