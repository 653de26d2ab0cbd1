// Who may run through a flow. By default a person does so once, and coming again changes nothing
// (decision 40, marketo.md §5.8 [DOC]): the usual reason why a second test of the same list is silent.
import { unreachable } from '../errors.ts'
import type { LeadSpec } from '../lead/definition.ts'
import type { Us } from '../time/instant.ts'
import type { Qualification } from './definition.ts'

export interface Qualifier {
  /** Asked once for each time that a lead comes, in order of time; takes note of those who enter. */
  admits(leadIndex: number, nowUs: Us): boolean
}

/** For a campaign that each lead of the list comes to once. */
export function qualifier(rule: Qualification, leads: LeadSpec): Qualifier {
  const isEachSomebodyElse = leads.kind === 'synthetic'
  return isEachSomebodyElse ? EVERYBODY : returningQualifier(rule, leads)
}

/** For a campaign to which the same lead may come again. */
export function returningQualifier(rule: Qualification, leads: LeadSpec): Qualifier {
  const personOf = leads.kind === 'rows' ? (index: number) => leads.firstSeen[index] ?? index : own
  switch (rule.kind) {
    case 'every time':
      return EVERYBODY
    case 'once':
      return onceEach(leads.count, personOf)
    case 'once every':
      return onceInPeriod(rule.periodUs, { count: leads.count, personOf })
    default:
      return unreachable(rule)
  }
}

type PersonOf = (leadIndex: number) => number

function own(leadIndex: number): number {
  return leadIndex
}

const EVERYBODY: Qualifier = { admits: () => true }

/** One bit a lead. */
function onceEach(count: number, personOf: PersonOf): Qualifier {
  const seen = new Uint8Array(Math.ceil(count / 8))
  return {
    admits(leadIndex) {
      const person = personOf(leadIndex)
      const bits = seen[person >> 3] ?? 0
      const bit = 1 << (person & 7)
      seen[person >> 3] = bits | bit
      return (bits & bit) === 0
    },
  }
}

function onceInPeriod(
  periodUs: Us,
  { count, personOf }: { count: number; personOf: PersonOf },
): Qualifier {
  const lastUs = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  return {
    admits(leadIndex, nowUs) {
      const person = personOf(leadIndex)
      if (nowUs - (lastUs[person] ?? 0) < periodUs) return false
      lastUs[person] = nowUs
      return true
    },
  }
}

/** Each lead's number among those that the rule will admit, from 0, and how many these are: shares are
 *  dealt over exactly the calls that will be made. */
export interface Roll {
  ordinalOf(leadIndex: number): number
  readonly count: number
}

/** `timeOf`: when each lead comes, asked in order. */
export function rollOf(
  rule: Qualification,
  leads: LeadSpec,
  timeOf: (leadIndex: number) => Us,
): Roll {
  if (leads.kind === 'synthetic' || rule.kind === 'every time') return everybody(leads.count)
  const { admits } = qualifier(rule, leads)
  const ordinals = new Int32Array(leads.count)
  let count = 0
  for (let index = 0; index < leads.count; index++) {
    if (admits(index, timeOf(index))) ordinals[index] = count++
  }
  return { ordinalOf: (leadIndex) => ordinals[leadIndex] ?? 0, count }
}

/** The roll of a campaign that anybody may enter. */
export function everybody(count: number): Roll {
  return { ordinalOf: own, count }
}
