// Flows made ready: the steps of all campaigns as one list, each with its names looked up and the number
// of the step that follows. Numbers go through a flow from top to bottom, choices included, so they are
// also what luck and events know a step by. Steps run in order, each to its end, whatever the one before
// came to: a failure never stops the flow (decision 36), and two calls of one lead never overlap
// (decision 35).
import { assert, unreachable } from '../errors.ts'
import type { Us } from '../time/instant.ts'
import type { Campaign, Choice, ChoiceTest, FlowStep, LeadValue, Priority } from './definition.ts'

/** The step after the last. */
export const END = -1

interface Placed {
  readonly campaignIndex: number
  /** The step that follows; `END` where the flow ends. */
  readonly next: number
}

export interface CallStep extends Placed {
  readonly kind: 'call'
  readonly webhookIndex: number
  readonly serviceIndex: number
  readonly priority: Priority
  /** This call's number among those a lead may make to the service in this campaign, and how many
   *  these are: with the lead's own number they number every call a service may get, so that shares
   *  deal exactly. */
  readonly callOfLead: number
  readonly callsOfLead: number
}

export interface SetStep extends Placed {
  readonly kind: 'set'
  readonly field: string
  readonly value: LeadValue
}

interface Pause extends Placed {
  readonly spanUs: Us
  /** Its number among waits and sends. */
  readonly pauseIndex: number
}

export interface WaitStep extends Pause {
  readonly kind: 'wait'
}

export interface SendStep extends Pause {
  readonly kind: 'send'
  readonly priority: Priority
}

/** Over after a span that is always the same. */
export type PauseStep = WaitStep | SendStep

export interface ChooseStep extends Placed {
  readonly kind: 'choose'
  readonly choices: readonly { readonly when: ChoiceTest; readonly next: number }[]
}

export type Step = CallStep | SetStep | PauseStep | ChooseStep

export interface Names {
  /** Webhook names in the order events number them. */
  readonly webhooks: readonly string[]
  /** For each webhook, its service. */
  readonly serviceOf: readonly number[]
}

export interface Flows {
  readonly steps: readonly Step[]
  /** The first step of each campaign; `END` where a flow does nothing. */
  readonly firstOf: readonly number[]
}

/** marketo.md §5.5 [DOC]: webhooks are low, emails high. */
const PRIORITIES = { call: 'low', send: 'high' } as const

/** Looks the names up, once a run. */
export function compileFlows(campaigns: readonly Campaign[], names: Names): Flows {
  const firstOf: number[] = []
  const steps: Step[] = []
  for (const [campaignIndex, campaign] of campaigns.entries()) {
    const layout = { campaign, campaignIndex, names }
    firstOf.push(entryOf(campaign.flow, { base: steps.length, after: END }))
    steps.push(...stepsOf(campaign.flow, { base: steps.length, after: END }, layout))
  }
  return { steps: numbered(steps), firstOf }
}

interface FlowOf {
  readonly campaign: Campaign
  readonly campaignIndex: number
  readonly names: Names
}

/** The number of a flow's first step, and what follows its last. */
interface Range {
  readonly base: number
  readonly after: number
}

/** Where a flow begins. */
function entryOf([first]: readonly FlowStep[], { base, after }: Range): number {
  if (!first) return after
  return first.kind === 'stop' ? END : base
}

/** What stands behind a stop is never reached, and no step. */
function stepsOf(flow: readonly FlowStep[], { base, after }: Range, of: FlowOf): readonly Step[] {
  const [step, ...rest] = flow
  if (!step || step.kind === 'stop') return []
  const restRange = { base: base + sizeOf(step), after }
  const own = { base, after: entryOf(rest, restRange) }
  return [...stepOf(step, own, of), ...stepsOf(rest, restRange, of)]
}

/** How many numbers a step takes, those of its choices included. */
function sizeOf(step: FlowStep): number {
  if (step.kind !== 'choose') return 1
  return step.choices.reduce((sum, { flow }) => sum + flowSize(flow), 1)
}

function flowSize(flow: readonly FlowStep[]): number {
  const stop = flow.findIndex(({ kind }) => kind === 'stop')
  return flow.slice(0, stop < 0 ? flow.length : stop).reduce((sum, step) => sum + sizeOf(step), 0)
}

function stepOf(
  step: Exclude<FlowStep, { readonly kind: 'stop' }>,
  { base, after }: Range,
  of: FlowOf,
): readonly Step[] {
  const place = { campaignIndex: of.campaignIndex, next: after }
  switch (step.kind) {
    case 'call':
      return [{ kind: 'call', ...place, ...target(step.webhook, of), ...UNCOUNTED }]
    case 'set':
      return [{ kind: 'set', ...place, field: step.field, value: step.value }]
    case 'wait':
      return [{ kind: 'wait', ...place, spanUs: step.spanUs, pauseIndex: 0 }]
    case 'send': {
      const priority = of.campaign.priority ?? PRIORITIES.send
      return [{ kind: 'send', ...place, spanUs: step.spanUs, priority, pauseIndex: 0 }]
    }
    case 'choose':
      return chooseSteps(step.choices, { base, after }, of)
    default:
      return unreachable(step)
  }
}

function chooseSteps(choices: readonly Choice[], { base, after }: Range, of: FlowOf): Step[] {
  let at = base + 1
  const inner: Step[] = []
  const compiled = choices.map(({ when, flow }) => {
    const range = { base: at, after }
    inner.push(...stepsOf(flow, range, of))
    at += flowSize(flow)
    return { when, next: entryOf(flow, range) }
  })
  const place = { campaignIndex: of.campaignIndex, next: after }
  return [{ kind: 'choose', ...place, choices: compiled }, ...inner]
}

function target(webhook: string, { names, campaign }: FlowOf) {
  const webhookIndex = names.webhooks.indexOf(webhook)
  const serviceIndex = names.serviceOf[webhookIndex]
  assert(serviceIndex !== undefined, `the flow calls ${webhook}, which has no service`)
  return { webhookIndex, serviceIndex, priority: campaign.priority ?? PRIORITIES.call }
}

/** Until all steps are known. */
const UNCOUNTED = { callOfLead: 0, callsOfLead: 0 } as const

function numbered(steps: readonly Step[]): readonly Step[] {
  let pauseCount = 0
  return steps.map((step, index): Step => {
    if (step.kind === 'wait' || step.kind === 'send') return { ...step, pauseIndex: pauseCount++ }
    if (step.kind !== 'call') return step
    const isAlike = (other: Step): boolean =>
      other.kind === 'call' &&
      other.serviceIndex === step.serviceIndex &&
      other.campaignIndex === step.campaignIndex
    const callOfLead = steps.slice(0, index).filter(isAlike).length
    return { ...step, callOfLead, callsOfLead: steps.filter(isAlike).length }
  })
}
