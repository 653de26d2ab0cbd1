// Who may run through the flow. By default a person does so once, and coming again changes nothing
// (decision 40, marketo.md §5.8 [DOC]): the usual reason why a second test of the same list is silent.
import type { LeadSpec } from '../lead/definition.ts'
import type { Qualification } from './definition.ts'

export interface Qualifier {
  admits(leadIndex: number): boolean
  /** This lead's number among those admitted, from 0. */
  ordinalOf(leadIndex: number): number
  readonly admittedCount: number
}

/** Decides it all beforehand, so that shares can be dealt over exactly the calls that will happen. */
export function qualifier(rule: Qualification, leads: LeadSpec): Qualifier {
  if (rule.kind === 'every time' || leads.kind === 'synthetic') return everybody(leads.count)
  const ordinals = new Int32Array(leads.count).fill(-1)
  let admittedCount = 0
  for (let index = 0; index < leads.count; index++) {
    if (leads.firstSeen[index] === index) ordinals[index] = admittedCount++
  }
  return {
    admits: (leadIndex) => (ordinals[leadIndex] ?? -1) >= 0,
    ordinalOf: (leadIndex) => ordinals[leadIndex] ?? 0,
    admittedCount,
  }
}

function everybody(count: number): Qualifier {
  return { admits: () => true, ordinalOf: (leadIndex) => leadIndex, admittedCount: count }
}
