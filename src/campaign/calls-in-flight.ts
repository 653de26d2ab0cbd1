// The calls in flight, one a slot. A slot keeps its object and fills it for each call that it gets:
// at millions of calls a second fresh ones cost more than the simulation.
import { assert } from '../errors.ts'
import type { Call } from '../fidelity/port.ts'
import { after, type Us, ZERO } from '../time/instant.ts'
import { dealIndexOf } from './deals.ts'
import { attemptOf, BY_ARRIVAL, fingerprintOf } from './entry.ts'
import type { LeadValues } from './lead-values.ts'
import type { CampaignPlan } from './run-loop.ts'
import type { Grant } from './slots.ts'

type CallFacts = Pick<CampaignPlan, 'slotCount' | 'timeoutUs' | 'steps' | 'deals'> & {
  readonly values: LeadValues
}

/** Starts the call that got a slot, at `startedUs`. */
export function callsInFlight({ slotCount, timeoutUs, steps, deals, values }: CallFacts) {
  const calls = Array.from({ length: slotCount }, (_, slotIndex) => blankCall(slotIndex))
  return (grant: Grant, startedUs: Us): Call => {
    const { stepIndex, leadIndex, entry } = grant
    const step = steps[stepIndex]
    const call = calls[grant.slotIndex]
    assert(step?.kind === 'call' && call, 'a call waits for a step the flow does not have')
    call.leadIndex = leadIndex
    call.entry = entry
    call.stepIndex = stepIndex
    call.campaignIndex = step.campaignIndex
    call.webhookIndex = step.webhookIndex
    call.serviceIndex = step.serviceIndex
    const block = deals(stepIndex)
    call.dealCount = block.count
    call.dealIndex = dealIndexOf(block, leadIndex)
    call.attempt = 0
    if (entry !== BY_ARRIVAL) {
      // Another round of the same lead has other luck, and is dealt another card.
      call.attempt = attemptOf(entry)
      call.dealIndex = (call.dealIndex + fingerprintOf(entry)) % call.dealCount
    }
    call.arrivedUs = grant.arrivedUs
    call.queuedUs = grant.queuedUs
    call.startedUs = startedUs
    call.giveUpUs = after(startedUs, timeoutUs)
    call.written = values.visible(leadIndex, startedUs)
    return call
  }
}

function blankCall(slotIndex: number): { -readonly [Key in keyof Call]: Call[Key] } {
  return {
    slotIndex,
    serviceIndex: 0,
    leadIndex: 0,
    entry: 0,
    campaignIndex: 0,
    stepIndex: 0,
    attempt: 0,
    dealIndex: 0,
    dealCount: 0,
    webhookIndex: 0,
    arrivedUs: ZERO,
    queuedUs: ZERO,
    startedUs: ZERO,
    giveUpUs: ZERO,
    written: undefined,
  }
}
