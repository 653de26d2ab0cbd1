// What goes between the thread of a run and whoever watches it: plain data, because it is cloned on its way.
import type { CarriedError } from '../disk/carried-error.ts'
import type { LoadOptions } from '../disk/load-scenario.ts'
import type { Report } from '../report/report.ts'
import type { Pace } from './pace.ts'

/** What is to be run. */
export interface LiveTask {
  readonly file: string
  readonly fidelity: 'model' | 'handlers'
  readonly pace: Pace
  readonly load: LoadOptions
  readonly executor: string | undefined
}

export type Command =
  | { readonly kind: 'pace'; readonly pace: Pace }
  | { readonly kind: 'step' }
  | { readonly kind: 'stop' }

/** How a run stands at the moment. */
export interface LiveFacts {
  /** How far virtual time has come, in µs. Between two instants it flows, as fast as the pace says. */
  readonly virtualUs: number
  readonly pace: Pace
  /** Whether it is paused, and all that was asked for has happened. */
  readonly isHeld: boolean
  readonly leadsOffered: number
  /** Completed or skipped. */
  readonly leadsDone: number
  /** Calls that hold a slot. */
  readonly inFlight: number
  /** Calls that wait for one. */
  readonly waiting: number
  /** Calls that ended in the last second of real time; before that, in the time since the run began. */
  readonly callsPerSecond: number
}

export type Told =
  /** The thread has started, and takes commands. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'look'; readonly report: Report; readonly facts: LiveFacts }
  | { readonly kind: 'ended'; readonly report: Report }
  | { readonly kind: 'failed'; readonly error: CarriedError }
