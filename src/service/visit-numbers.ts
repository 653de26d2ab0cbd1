// Who comes without a lead, as guests of `hookdrill serve` do, is numbered: request n of a service is
// treated as call n of the campaign, lead after lead. So the first requests get exactly what the leads
// of a run get, and once all leads have been through they come again, with luck of their own.
import type { Visit } from './definition.ts'

export interface Numbering {
  readonly serviceIndex: number
  /** 1 to 100,000,000. */
  readonly leadCount: number
  /** The steps of the flow that call this service, in order; at least one. */
  readonly stepIndexes: readonly number[]
}

type NumberedVisit = Omit<Visit, 'giveUpUs' | 'request'>

/** The visit that request `number` of its service is, from 0. */
export function visitNumbered(number: number, numbering: Numbering): NumberedVisit {
  const { leadCount, stepIndexes } = numbering
  const round = Math.floor(number / (leadCount * stepIndexes.length))
  const leadIndex = Math.floor(number / stepIndexes.length) % leadCount
  return visitOf(leadIndex, number % stepIndexes.length, { round, ...numbering })
}

/** The number of the request that was treated as that visit. */
export function numberOf(
  { leadIndex, stepIndex, attempt }: Pick<Visit, 'leadIndex' | 'stepIndex' | 'attempt'>,
  { leadCount, stepIndexes }: Numbering,
): number {
  const callOfLead = Math.max(0, stepIndexes.indexOf(stepIndex))
  return (attempt * leadCount + leadIndex) * stepIndexes.length + callOfLead
}

/** The first call of a lead. */
export function visitOfLead(leadIndex: number, numbering: Numbering): NumberedVisit {
  return visitOf(leadIndex, 0, { round: 0, ...numbering })
}

function visitOf(
  leadIndex: number,
  callOfLead: number,
  { round, serviceIndex, leadCount, stepIndexes }: Numbering & { readonly round: number },
): NumberedVisit {
  return {
    serviceIndex,
    leadIndex,
    stepIndex: stepIndexes[callOfLead] ?? 0,
    attempt: round,
    written: undefined,
    dealIndex: leadIndex * stepIndexes.length + callOfLead,
    dealCount: leadCount * stepIndexes.length,
  }
}
