// What a case of hand arithmetic is: a campaign small or regular enough for a pencil, what is asked of it,
// the sum written out, and what it comes to. The sum is worked out here as it is written: nothing of the
// product is used for it.
import type { ScenarioInput } from '../../src/index.ts'
import type { Seen } from './rehearsed.ts'

export interface HandCase {
  /** The campaign, as the page says it. */
  readonly campaign: string
  readonly input: ScenarioInput
  readonly asked: readonly Asked[]
}

export interface Asked {
  readonly what: string
  /** As a reader writes it down. */
  readonly sum: string
  /** What it comes to: µs, or a number of something. */
  readonly expected: number
  readonly unit: 'µs' | 'number'
  /** The same of the rehearsal. */
  readonly found: (seen: Seen) => number
}

export interface HandTopic {
  readonly title: string
  readonly cases: readonly HandCase[]
}

export const ms = (value: number): number => value * 1_000
export const s = (value: number): number => value * 1_000_000

type Sum = readonly [sum: string, expected: number]

export function totalDelay([sum, expected]: Sum): Asked {
  const found = ({ report }: Seen): number => fromMs(report.delay.totalMs)
  return { what: 'total delay', sum, expected, unit: 'µs', found }
}

/** Over all calls. */
export function busySlotTime([sum, expected]: Sum): Asked {
  const found = ({ report }: Seen): number => fromMs(report.slots.busyMs)
  return { what: 'slot time', sum, expected, unit: 'µs', found }
}

export function timeouts([sum, expected]: Sum): Asked {
  const found = ({ report }: Seen): number => report.calls.timeouts
  return { what: 'timeouts', sum, expected, unit: 'number', found }
}

export function answered(status: number, [sum, expected]: Sum): Asked {
  const found = ({ report }: Seen): number => report.calls.byStatus[String(status)] ?? 0
  return { what: `answered ${status}`, sum, expected, unit: 'number', found }
}

export function ghosts([sum, expected]: Sum): Asked {
  const found = ({ report }: Seen): number => report.calls.ghosts
  return { what: 'answered for nobody', sum, expected, unit: 'number', found }
}

export function skipped([sum, expected]: Sum): Asked {
  const found = ({ report }: Seen): number => report.leads.skipped
  return { what: 'leads skipped', sum, expected, unit: 'number', found }
}

/** When a lead is through its flow, counted from its arrival; leads count from 1. */
export function leadDelay(lead: number, [sum, expected]: Sum): Asked {
  const found = ({ leads }: Seen): number => {
    const own = leads.find(({ leadIndex }) => leadIndex === lead - 1)
    return own ? own.endedUs - own.arrivedUs : Number.NaN
  }
  return { what: `delay of lead ${lead}`, sum, expected, unit: 'µs', found }
}

export function longestWait([sum, expected]: Sum): Asked {
  const found = ({ calls }: Seen): number => Math.max(...calls.map(waitOf))
  return { what: 'longest wait', sum, expected, unit: 'µs', found }
}

export function sumOfWaits([sum, expected]: Sum): Asked {
  const found = ({ calls }: Seen): number => calls.reduce((total, call) => total + waitOf(call), 0)
  return { what: 'sum of all waits', sum, expected, unit: 'µs', found }
}

/** How many calls waited as the rule says, lead by lead; leads count from 0 there. */
export function waitsByRule(rule: string, of: (leadIndex: number) => number, calls: number): Asked {
  const found = (seen: Seen): number =>
    seen.calls.filter((call) => waitOf(call) === of(call.leadIndex)).length
  return {
    what: 'calls that wait so long',
    sum: `lead k, from 0: ${rule}`,
    expected: calls,
    unit: 'number',
    found,
  }
}

function waitOf({ queuedUs, startedUs }: Seen['calls'][number]): number {
  return startedUs - queuedUs
}

function fromMs(valueMs: number): number {
  return Math.round(valueMs * 1_000)
}
