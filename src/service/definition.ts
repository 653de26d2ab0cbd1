// What a mocked service is, as data, and what it decides for one request.
import type { Us } from '../time/instant.ts'
import type { Load } from './behaviour.ts'
import type { FirstVisit } from './cache.ts'
import type { Condition } from './condition.ts'
import type { FAULTS, SlowBody } from './faults.ts'

/** Time from the request's arrival to the last byte of the reply; to its header where the body drips. */
export type Latency =
  | { readonly kind: 'constant'; readonly spanUs: Us }
  | { readonly kind: 'uniform'; readonly minUs: Us; readonly maxUs: Us }
  | { readonly kind: 'log-normal'; readonly medianUs: Us; readonly sigma: number }
  | { readonly kind: 'normal'; readonly meanUs: Us; readonly sdUs: Us }
  | { readonly kind: 'exponential'; readonly meanUs: Us }
  | { readonly kind: 'gamma'; readonly meanUs: Us; readonly shape: number }
  | { readonly kind: 'pareto'; readonly minUs: Us; readonly alpha: number }
  | { readonly kind: 'samples'; readonly spansUs: readonly Us[] }
  | { readonly kind: 'mix'; readonly parts: readonly LatencyPart[] }
  /** One of each is drawn, and the longest counts. */
  | { readonly kind: 'slowest'; readonly latencies: readonly Latency[] }

export interface LatencyPart {
  /** Above 0, to 1e9: how often it is drawn, in proportion to the others. */
  readonly weight: number
  readonly latency: Latency
}

/** A body before its values are made. Inside JSON and XML, `{ $int: [0, 100] }` and its like are
 *  generators, see `generator.ts`. */
export type BodyTemplate =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'xml'; readonly value: JsonValue }
  | { readonly kind: 'text'; readonly text: string }

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

export type FaultName = keyof typeof FAULTS

/** How a reply is chosen among its siblings: conditions come first, then turns, then shares, then
 *  weights. */
export type Choice =
  /** Given to whoever meets the condition and none before it. */
  | { readonly kind: 'when'; readonly condition: Condition }
  /** Given to as many calls in a row as it says, one such reply after the other, in the order in which
   *  the service comes to them. After the last turn the shares and weights choose; without any, the
   *  turns start over. */
  | { readonly kind: 'turns'; readonly times: number }
  /** Drawn independently for each request, in proportion: above 0, to 1e9; 1 by default. */
  | { readonly kind: 'weight'; readonly weight: number }
  /** Dealt exactly: of n calls round(n × share) get it, spread by a keyed permutation. What conditions,
   *  turns or refusals take away, they take from every share alike. */
  | { readonly kind: 'share'; readonly share: number }

export interface ReplyDefinition {
  readonly choice: Choice
  /** Its own latency; else the service's. */
  readonly latency?: Latency
  /** 200 to 599. With a fault: the status line sent before it strikes, if it strikes after one. */
  readonly status: number
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body: BodyTemplate
  readonly fault?: FaultName
  /** How the body comes after the header, where that is not at once. In process only; no scenario says it,
   *  but the conformance kit does. */
  readonly drops?: SlowBody
}

/** What an answer consists of, however it comes to be given. */
export type AnswerDefinition = Omit<ReplyDefinition, 'choice'>

export interface Service {
  /** `https://api.example.com`: scheme, host, and port unless it is the scheme's own. */
  readonly origin: string
  readonly latency: Latency
  /** At least one. */
  readonly replies: readonly ReplyDefinition[]
  /** What happens before it comes to a reply. */
  readonly load?: Load
}

/** One request as it reaches a service: everything a decision may depend on. */
export interface Visit {
  readonly serviceIndex: number
  readonly leadIndex: number
  readonly stepIndex: number
  /** For luck: tells apart the requests of one lead and step; 0 for the first of a lead that arrived. */
  readonly attempt: number
  /** When the sender hangs up: the end of the call's time limit. */
  readonly giveUpUs: Us
  /** What the lead has by now instead of its own values, by display name. */
  readonly written: Readonly<Record<string, string | number | boolean | null>> | undefined
  /** Left out at model fidelity, where no request is made. */
  readonly request?: SeenRequest
  /** Whether it is not the call's own, but one that came of its answer, as a redirect does. */
  readonly isOnward?: boolean
  /** This call's number among all the service will get, and how many that is: for exact shares. */
  readonly dealIndex: number
  readonly dealCount: number
}

/** What a service decides for one visit, before any body is made. */
export interface Reply {
  /** Which of the service's replies was chosen; after those come its refusals (`everyAnswer`). −1: none,
   *  because the sender hung up before any work began. */
  readonly replyIndex: number
  /** From the request's arrival to the last byte. For a hang: never. */
  readonly afterUs: Us | 'never'
  readonly status: number
  /** Whether a complete HTTP answer comes: not from a service that hangs, or that closes the connection
   *  before the last byte. */
  readonly isAnswer: boolean
  readonly fault?: FaultName
  /** The header `Retry-After`, at least 1; left out where the service does not say. */
  readonly retryAfterSeconds?: number
  /** How the body comes in drops, the last of them at `afterUs` and the header before all of them. Left
   *  out where everything comes at one instant. */
  readonly drops?: SlowBody
  /** Out of a cache, as it was given to that request. */
  readonly keptFrom?: FirstVisit
}

/** One request and the reply decided for it: the truth from the service's side. */
export interface Exchange {
  readonly arrivedUs: Us
  readonly reply: Reply
  /** Both left out at model fidelity. */
  readonly request?: SeenRequest
  readonly sent?: SentReply
}

export interface SeenRequest {
  readonly method: string
  readonly url: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What goes out: of a body that is cut, only the part before the cut. */
export interface SentReply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** Length of the whole body, where `body` is only how it begins. */
  readonly bodyBytes?: number
}
