// What a lead does next. Steps run in order, each to its end, whatever the one before came to: a
// failure never stops the flow (decision 36), and two calls of one lead never overlap (decision 35).
import { assert } from '../errors.ts'
import type { FlowStep } from './definition.ts'

/** A `call` step with its names looked up. */
export interface CallStep {
  readonly webhookIndex: number
  readonly serviceIndex: number
  /** Which of the lead's calls to that service this is, from 0, and how many it makes in all: with
   *  the lead's ordinal they number every call a service will get, so that shares deal exactly. */
  readonly callOfLead: number
  readonly callsOfLead: number
}

export interface Names {
  /** Webhook names in the order events number them. */
  readonly webhooks: readonly string[]
  /** For each webhook, its service. */
  readonly serviceOf: readonly number[]
}

/** Looks the names up, once a run. */
export function compileFlow(flow: readonly FlowStep[], names: Names): readonly CallStep[] {
  const targets = flow.map((step) => {
    const webhookIndex = names.webhooks.indexOf(step.webhook)
    const serviceIndex = names.serviceOf[webhookIndex]
    assert(serviceIndex !== undefined, `the flow calls ${step.webhook}, which has no service`)
    return { webhookIndex, serviceIndex }
  })
  return targets.map((target, index) => ({
    ...target,
    callOfLead: targets.slice(0, index).filter(sameService(target)).length,
    callsOfLead: targets.filter(sameService(target)).length,
  }))
}

function sameService(one: { serviceIndex: number }) {
  return (other: { serviceIndex: number }): boolean => other.serviceIndex === one.serviceIndex
}
