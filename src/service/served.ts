import type { Us } from '../time/instant.ts'
import type { FaultName } from './definition.ts'

/** One request that reached the mock over real HTTP, and what became of it. */
export interface ServedRequest {
  /** From 0, in the order they arrived. */
  readonly number: number
  /** When the whole request was there, on the mock's clock. */
  readonly arrivedUs: Us
  readonly method: string
  /** Path and query as the service knows them. Cut where it is over-long. */
  readonly path: string
  /** The origin of the service that got it; left out where none did. */
  readonly service?: string
  readonly leadIndex?: number
  readonly ending: ServedEnding
  /** Of the status line that was sent, if one was. */
  readonly status?: number
  readonly fault?: FaultName
  /** What was done in place of a fault that a plain socket cannot have. */
  readonly shownAs?: string
  /** What the service decided, from arrival to last byte. */
  readonly askedUs?: Us | 'never'
  /** From arrival until the reply was sent, or the request was over without one. */
  readonly tookUs: Us
  /** What the mock added of its own: from the instant the reply was due until it had been handed to
   *  the system. Left out where none was due. */
  readonly overheadUs?: Us
  /** Of the request's body, and of the reply's as far as it was handed over. */
  readonly bytesIn: number
  readonly bytesOut: number
  /** Why it was turned away, or what broke. */
  readonly reason?: string
}

export type ServedEnding =
  /** The reply went out whole. */
  | 'answered'
  /** The fault struck, as decided. */
  | 'struck'
  /** The sender hung up first. */
  | 'left'
  /** The mock was stopped first. */
  | 'stopped'
  /** It was for no service, or over a limit: nothing was decided. */
  | 'turned away'
  /** We failed. */
  | 'broke'
