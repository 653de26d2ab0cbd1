// The numbers by which services deal shares: every call that a service may get has one, from the lead
// and the step alone, so that a deal does not depend on who comes first. Where a flow chooses, or a
// trigger brings leads, some of the numbers are never called.
import type { CallStep, Step } from './flow.ts'
import type { Roll } from './qualification.ts'

/** For each step that calls, the numbers it deals from. */
export function compileDeals(steps: readonly Step[], rolls: readonly Roll[]) {
  const calls = steps.filter((step) => step.kind === 'call')
  const blocks = steps.map((step) =>
    step.kind === 'call' ? blockOf(step, { calls, rolls }) : NONE,
  )
  return (stepIndex: number): Block => blocks[stepIndex] ?? NONE
}

/** This lead's call among all that the service may get. */
export function dealIndexOf({ offset, stride, roll }: Block, leadIndex: number): number {
  return offset + roll.ordinalOf(leadIndex) * stride
}

/** The numbers of one step. */
export interface Block {
  readonly offset: number
  readonly stride: number
  readonly count: number
  readonly roll: Roll
}

const NONE: Block = { offset: 0, stride: 0, count: 1, roll: { ordinalOf: () => 0, count: 0 } }

/** Campaign after campaign, lead after lead, call after call. */
function blockOf(
  step: CallStep,
  { calls, rolls }: { calls: readonly CallStep[]; rolls: readonly Roll[] },
): Block {
  const callers = Map.groupBy(
    calls.filter(({ serviceIndex }) => serviceIndex === step.serviceIndex),
    ({ campaignIndex }) => campaignIndex,
  )
  let offset = step.callOfLead
  let count = 0
  for (const [campaignIndex, { length }] of callers) {
    const size = (rolls[campaignIndex]?.count ?? 0) * length
    if (campaignIndex < step.campaignIndex) offset += size
    count += size
  }
  return { offset, stride: step.callsOfLead, count, roll: rolls[step.campaignIndex] ?? NONE.roll }
}
