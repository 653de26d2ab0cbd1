// The calls in flight, one a slot. A slot keeps its object and fills it for each call that it gets:
// at millions of calls a second fresh ones cost more than the simulation.
import { assert } from '../errors.ts'
import type { Call } from '../fidelity/port.ts'
import { after, type Us, ZERO } from '../time/instant.ts'
import type { CallStep } from './flow.ts'
import type { Qualifier } from './qualification.ts'
import type { Grant } from './slots.ts'
import type { WrittenValues } from './written-values.ts'

interface CallFacts {
  readonly slotCount: number
  readonly timeoutUs: Us
  readonly steps: readonly CallStep[]
  readonly qualifier: Qualifier
  readonly written: WrittenValues
}

/** Starts the call that got a slot, at `startedUs`. */
export function callsInFlight({ slotCount, timeoutUs, steps, qualifier, written }: CallFacts) {
  const calls = Array.from({ length: slotCount }, (_, slotIndex) => blankCall(slotIndex))
  const { admittedCount } = qualifier
  return (grant: Grant, startedUs: Us): Call => {
    const step = steps[grant.stepIndex]
    const call = calls[grant.slotIndex]
    assert(step && call, 'a call waits for a step the flow does not have')
    call.leadIndex = grant.leadIndex
    call.stepIndex = grant.stepIndex
    call.webhookIndex = step.webhookIndex
    call.serviceIndex = step.serviceIndex
    call.dealIndex = qualifier.ordinalOf(grant.leadIndex) * step.callsOfLead + step.callOfLead
    call.dealCount = admittedCount * step.callsOfLead
    call.arrivedUs = grant.arrivedUs
    call.queuedUs = grant.queuedUs
    call.startedUs = startedUs
    call.giveUpUs = after(startedUs, timeoutUs)
    call.written = written.visible(grant.leadIndex, startedUs)
    return call
  }
}

function blankCall(slotIndex: number): { -readonly [Key in keyof Call]: Call[Key] } {
  return {
    slotIndex,
    serviceIndex: 0,
    leadIndex: 0,
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
