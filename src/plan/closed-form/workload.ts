// What a scenario asks of its slots, by arithmetic: how many calls, how long they hold a slot, and whether
// all of that is known before anything is run.
import type { FlowStep } from '../../campaign/definition.ts'
import { originOf } from '../../executor/url.ts'
import { type CallGroup, callGroups } from '../../scenario/lint/expected-calls.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { Latency, Service } from '../../service/definition.ts'
import { latencyParts } from '../../service/latency.ts'

export interface Workload {
  /** Calls that are answered alike, with the means of their slot times. */
  readonly groups: readonly CallGroup[]
  readonly calls: number
  /** Slot time of all calls, its mean and variance over seeds. */
  readonly workUs: number
  readonly variance: number
  /** Of the slot time of one call. */
  readonly longestUs: number
  /** Whether nothing bears on calls and slot times but what was counted here: no load, no choice, no
   *  condition, no pause but waits. */
  readonly isKnown: boolean
}

/** A sum of fractions may come out as nearly nothing. */
const NOTHING = 1e-6

export function workloadOf(scenario: Scenario): Workload {
  const groups = callGroups(scenario, 0.5).filter(({ count }) => count > 0)
  const sum = (of: (group: CallGroup) => number): number =>
    groups.reduce((total, group) => total + of(group), 0)
  const variance = sum(({ count, variance: each }) => count * each)
  const workUs = sum(({ count, meanUs }) => count * meanUs)
  const isConstant = variance < NOTHING
  return {
    groups,
    calls: sum(({ count }) => count),
    workUs: isConstant ? Math.round(workUs) : workUs,
    variance: isConstant ? 0 : variance,
    longestUs: Math.max(0, ...groups.map(({ longestUs }) => longestUs)),
    isKnown: groups.length > 0 && isKnown(scenario),
  }
}

function isKnown(scenario: Scenario): boolean {
  const { campaigns, instance, settings, handlers } = scenario
  return (
    handlers === undefined &&
    instance.processing === 'unlimited' &&
    settings.timeoutCovers === 'total' &&
    settings.redirects === 'ignore' &&
    campaigns.every(
      ({ type, trigger, flow }) =>
        type === 'trigger' && trigger.kind === 'described' && flow.every(isCounted),
    ) &&
    servicesCalled(scenario).every(isPlain)
  )
}

function isCounted({ kind }: FlowStep): boolean {
  return kind === 'call' || kind === 'set' || kind === 'wait'
}

export function servicesCalled({ webhooks, services, campaigns }: Scenario): readonly Service[] {
  const called = campaigns.flatMap(({ flow }) =>
    flow.flatMap((step) => (step.kind === 'call' ? [step.webhook] : [])),
  )
  const origins = webhooks
    .filter(({ name }) => called.includes(name))
    .map(({ url }) => originOf(url))
  return services.filter(({ origin }) => origins.includes(origin))
}

/** Whether each reply is as likely whatever came before. */
function isPlain({ load, latency, replies }: Service): boolean {
  return (
    load === undefined &&
    replies.every(({ choice }) => choice.kind === 'weight' || choice.kind === 'share') &&
    [latency, ...replies.map((reply) => reply.latency ?? latency)].every(isOneDraw)
  )
}

/** The mean of the slowest of several is not counted, only what it is at least. */
function isOneDraw(latency: Latency): boolean {
  return latencyParts(latency).every(({ latency: { kind } }) => kind !== 'slowest')
}

/** The one campaign, where it only calls: how many times. */
export function callsInARow({ campaigns }: Scenario): number | undefined {
  const [only, ...others] = campaigns
  if (!only || others.length > 0) return undefined
  const isWaiting = only.flow.some(({ kind }) => kind === 'wait')
  return isWaiting ? undefined : only.flow.filter(({ kind }) => kind === 'call').length
}
