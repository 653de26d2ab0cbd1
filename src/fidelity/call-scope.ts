// Which call the code that runs now belongs to: whatever an executor starts, however often it waits, is
// in the scope of its call.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { CallTimers } from './call-timers.ts'
import type { Flight } from './flight.ts'

export interface CallScope {
  readonly flight: Flight
  /** Who is at work in it. */
  readonly side: 'executor' | 'service'
  readonly timers: CallTimers
  /** What `Math.random` draws. */
  readonly random: () => number
}

export const callScope = new AsyncLocalStorage<CallScope>()
