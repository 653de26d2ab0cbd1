// What a case of theory is: a scenario, how often it is rehearsed, and what is asked of it, beside what a
// formula says. Times in seconds.
import type { ScenarioInput } from '../../src/index.ts'
import type { CallEnded } from '../../src/timeline/event.ts'
import { secondsText } from './table.ts'

export interface FormulaCase {
  /** As the page says it. */
  readonly queue: string
  readonly input: ScenarioInput
  readonly replications: number
  /** A queue begins empty: so many leads are not asked. */
  readonly warmUpLeads: number
  readonly asked: readonly Question[]
}

export type Question = Said & (OfCall | OfLead | OfRun)

interface Said {
  readonly what: string
  readonly formula: string
  readonly theory: number
  readonly unit: 's' | 'share'
}

/** Averaged over the calls of a replication. */
interface OfCall {
  readonly each: 'call'
  readonly of: (call: CallEnded) => number
}

/** From a lead's arrival to the end of its flow, averaged over the leads of a replication. */
interface OfLead {
  readonly each: 'lead'
}

/** Total delay: one figure a replication. */
interface OfRun {
  readonly each: 'run'
}

type Says = Pick<Said, 'formula' | 'theory'>

export function wait(formula: string, theory: number): Question {
  return { what: 'mean wait for a slot', unit: 's', each: 'call', of: waitOf, formula, theory }
}

export function waiters(formula: string, theory: number): Question {
  const of = (call: CallEnded): number => Number(waitOf(call) > 0)
  return { what: 'share that waits', unit: 'share', each: 'call', of, formula, theory }
}

export function longWaiters(seconds: number, { formula, theory }: Says): Question {
  const what = `share that waits longer than ${secondsText(seconds)}`
  const of = (call: CallEnded): number => Number(waitOf(call) > seconds)
  return { what, unit: 'share', each: 'call', of, formula, theory }
}

/** Wherever it waits. */
export function sojourn(formula: string, theory: number): Question {
  const what = 'mean wait and service'
  return { what, unit: 's', each: 'call', of: sojournOf, formula, theory }
}

export function longSojourns(seconds: number, { formula, theory }: Says): Question {
  const what = `share that takes longer than ${secondsText(seconds)}`
  const of = (call: CallEnded): number => Number(sojournOf(call) > seconds)
  return { what, unit: 'share', each: 'call', of, formula, theory }
}

export function callTime(formula: string, theory: number): Question {
  const of = ({ startedUs, timeUs }: CallEnded): number => (timeUs - startedUs) / 1e6
  return { what: 'mean call time', unit: 's', each: 'call', of, formula, theory }
}

export function timeouts(formula: string, theory: number): Question {
  const of = ({ result }: CallEnded): number => Number(result.outcome === 'timeout')
  return { what: 'share of timeouts', unit: 'share', each: 'call', of, formula, theory }
}

export function refused(formula: string, theory: number): Question {
  const of = ({ result }: CallEnded): number => Number(result.outcome === 'rejected')
  return { what: 'share refused', unit: 'share', each: 'call', of, formula, theory }
}

/** Averaged over all calls, so that those refused count nothing. */
export function servedSojourn(formula: string, theory: number): Question {
  const what = 'wait and service of those served, per call'
  const of = (call: CallEnded): number => (call.result.outcome === 'rejected' ? 0 : sojournOf(call))
  return { what, unit: 's', each: 'call', of, formula, theory }
}

export function leadDelay(formula: string, theory: number): Question {
  return { what: 'mean delay of a lead', unit: 's', each: 'lead', formula, theory }
}

export function totalDelay(formula: string, theory: number): Question {
  return { what: 'mean total delay', unit: 's', each: 'run', formula, theory }
}

function waitOf({ queuedUs, startedUs }: CallEnded): number {
  return (startedUs - queuedUs) / 1e6
}

function sojournOf({ queuedUs, timeUs }: CallEnded): number {
  return (timeUs - queuedUs) / 1e6
}
