// What a campaign comes to by arithmetic, before it is run: how many calls there are, how long they keep
// a slot, how many of them time out. Calls that are dealt a reply by share are counted exactly; for
// those that draw, four standard deviations are left to luck, which nearly no seed exceeds.
import type { Campaign } from '../../campaign/definition.ts'
import { answerMaxUs } from '../../executor/time-limit.ts'
import { originOf } from '../../executor/url.ts'
import type { ExecutorSettings } from '../../executor/webhook.ts'
import { dealCounts } from '../../service/deal.ts'
import { everyAnswer } from '../../service/decide.ts'
import type { AnswerDefinition, Latency, Service } from '../../service/definition.ts'
import { FAULTS, type Fault, slowBodyOf } from '../../service/faults.ts'
import { compileLatency, latencyParts } from '../../service/latency.ts'
import type { Scenario } from '../model.ts'
import { type Slicing, sliceCountFor, spansOf, type Within } from './slices.ts'

/** Calls that are answered alike. */
export interface CallGroup {
  readonly count: number
  /** How long one keeps its slot on average, in µs: not more than this can be said for sure. */
  readonly meanUs: number
  readonly variance: number
  /** How many of them time out, as a share: not more than this can be said for sure. */
  readonly timeoutShare: number
  readonly mayTimeOut: boolean
  /** No call keeps its slot for longer, in µs, where no load makes it. */
  readonly longestUs: number
}

/** None when nothing is sent, or when a step calls what is not there. */
export function callGroups(scenario: Scenario, within: Within = 0): readonly CallGroup[] {
  const { campaigns, webhooks, services } = scenario
  const counts = new Map<Service, number>()
  for (const campaign of campaigns.filter(isCounted)) {
    for (const step of campaign.flow) {
      if (step.kind !== 'call') continue
      const url = webhooks.find(({ name }) => name === step.webhook)?.url ?? ''
      const service = services.find(({ origin }) => origin === originOf(url))
      if (!service) continue
      counts.set(service, (counts.get(service) ?? 0) + admittedCount(scenario, campaign))
    }
  }
  const sliceCount = sliceCountFor([...counts.keys()])
  const timing: Timing = { ...scenario, within, sliceCount, known: new Map() }
  return Array.from(counts).flatMap(([service, count]) => groupsOf(service, count, timing))
}

/** Whether every lead that comes makes the same calls: what a choice or a trigger leads to is not
 *  known beforehand, and is left out. */
function isCounted({ type, trigger, flow }: Campaign): boolean {
  if (type !== 'trigger' || trigger.kind !== 'described') return false
  return flow.every(({ kind }) => kind !== 'choose')
}

/** Decision 40: somebody who comes again is not admitted again. */
function admittedCount({ leads }: Scenario, { qualification }: Campaign): number {
  if (leads.kind !== 'rows' || qualification.kind === 'every time') return leads.count
  return leads.firstSeen.filter((first, index) => first === index).length
}

interface Timing extends Pick<Scenario, 'settings'>, Slicing {
  /** Worked out before: replies mostly share the latency of their service. */
  readonly known: Map<Latency, SlotTime>
}

function groupsOf(service: Service, callCount: number, timing: Timing): readonly CallGroup[] {
  const cache = service.load?.cache
  const ofAnswers = everyAnswer(service).map((answer) => slotTime(answer, service, timing))
  const groups = byChance(service, callCount, timing) ?? [
    { count: callCount, ...anyOf(cache ? [...ofAnswers, outOfCache(cache.takesUs)] : ofAnswers) },
  ]
  // Other load makes a reply later, never sooner.
  return service.load ? groups.map((group) => ({ ...group, mayTimeOut: true })) : groups
}

/** How many of them come out of it is not known beforehand. */
function outOfCache(takesUs: number): SlotTime {
  return { meanUs: takesUs, variance: 0, timeoutShare: 0, mayTimeOut: false, longestUs: takesUs }
}

/** `undefined` where nobody can say beforehand how often each answer comes up. */
function byChance(
  service: Service,
  callCount: number,
  timing: Timing,
): readonly CallGroup[] | undefined {
  const isOtherwise = everyAnswer(service).length > service.replies.length
  if (isOtherwise || service.load?.cache) return undefined
  const drawn: { readonly weight: number; readonly time: SlotTime }[] = []
  const dealt: { readonly share: number; readonly time: SlotTime }[] = []
  for (const reply of service.replies) {
    const time = slotTime(reply, service, timing)
    const { choice } = reply
    if (choice.kind === 'weight') drawn.push({ weight: choice.weight, time })
    else if (choice.kind === 'share') dealt.push({ share: choice.share, time })
    else return undefined
  }
  const counts = dealCounts(
    dealt.map(({ share }) => share * callCount),
    { callCount, isWhole: drawn.length === 0 },
  )
  const leftCount = counts.reduce((left, count) => left - count, callCount)
  return [
    ...dealt.map(({ time }, index) => ({ count: counts[index] ?? 0, ...time })),
    { count: leftCount, ...mixed(drawn) },
  ]
}

type SlotTime = Omit<CallGroup, 'count'>

function slotTime(reply: AnswerDefinition, service: Service, timing: Timing): SlotTime {
  const { settings } = timing
  const fault: Fault | undefined = reply.fault && FAULTS[reply.fault]
  if (fault?.moment === 'never answers') return timeOfSpans([settings.timeoutUs + 1], settings)
  const slow = fault && slowBodyOf(fault)
  // A limit over the whole call covers a slow body too; under another only its header is sure.
  const bodyUs = settings.timeoutCovers === 'total' && slow ? slow.spanUs : 0
  const time = timeOf(reply.latency ?? service.latency, { ...timing, bodyUs })
  return slow ? { ...time, mayTimeOut: true } : time
}

interface Around extends Timing {
  /** What comes after the header. */
  readonly bodyUs: number
}

function timeOf(whole: Latency, around: Around): SlotTime {
  if (around.bodyUs > 0) return workedOut(whole, around)
  const before = around.known.get(whole) ?? workedOut(whole, around)
  around.known.set(whole, before)
  return before
}

function workedOut(whole: Latency, around: Around): SlotTime {
  return mixed(
    latencyParts(whole).map(({ weight, latency }) => ({
      weight,
      time:
        latency.kind === 'slowest' ? slowestOf(latency.latencies, around) : oneOf(latency, around),
    })),
  )
}

function oneOf(latency: Latency, around: Around): SlotTime {
  const { bodyUs, settings } = around
  const spans = spansOf(latency, around).map((span) => span + bodyUs)
  return {
    ...timeOfSpans(spans, settings),
    longestUs: Math.min(longestOf(latency) + bodyUs, settings.timeoutUs),
  }
}

/** The slowest takes no less time than any of them on average, and does not vary more than all together. */
function slowestOf(latencies: readonly Latency[], around: Around): SlotTime {
  const times = latencies.map((each) => timeOf(each, around))
  return {
    meanUs: Math.max(...times.map(({ meanUs }) => meanUs)),
    variance: times.reduce((sum, { variance }) => sum + variance, 0),
    timeoutShare: Math.max(...times.map(({ timeoutShare }) => timeoutShare)),
    mayTimeOut: times.some(({ mayTimeOut }) => mayTimeOut),
    longestUs: Math.max(...times.map(({ longestUs }) => longestUs)),
  }
}

/** Of every draw there is. */
function longestOf(latency: Latency): number {
  const span = compileLatency(latency)
  return typeof span === 'number' ? span : span(1 - 2 ** -53)
}

function timeOfSpans(spans: readonly number[], settings: ExecutorSettings): SlotTime {
  const late = spans.filter((span) => span > answerMaxUs(settings)).length
  const held = spans.map((span) => Math.min(span, settings.timeoutUs))
  const meanUs = average(held)
  return {
    meanUs,
    variance: average(held.map((span) => (span - meanUs) ** 2)),
    timeoutShare: late / spans.length,
    // Where redirects are followed, several replies share one limit.
    mayTimeOut: late > 0 || spans.length > 1 || settings.redirects === 'follow',
    longestUs: mostOf(held),
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** What holds whichever of them comes. */
function anyOf(times: readonly SlotTime[]): SlotTime {
  return {
    meanUs: leastOf(times.map(({ meanUs }) => meanUs)),
    variance: mostOf(times.map(({ variance }) => variance)),
    timeoutShare: leastOf(times.map(({ timeoutShare }) => timeoutShare)),
    mayTimeOut: times.some(({ mayTimeOut }) => mayTimeOut),
    longestUs: mostOf(times.map(({ longestUs }) => longestUs)),
  }
}

/** Of figures from 0, however many: a call takes only so many arguments. */
function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

function leastOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
}

function mixed(parts: readonly { readonly weight: number; readonly time: SlotTime }[]): SlotTime {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const mean = (of: (time: SlotTime) => number): number =>
    parts.reduce((sum, { weight, time }) => sum + (weight / total) * of(time), 0)
  const meanUs = mean((time) => time.meanUs)
  return {
    meanUs,
    variance: mean((time) => time.variance + (time.meanUs - meanUs) ** 2),
    timeoutShare: mean(({ timeoutShare }) => timeoutShare),
    mayTimeOut: parts.some(({ time }) => time.mayTimeOut),
    longestUs: mostOf(parts.map(({ time }) => time.longestUs)),
  }
}

/** Standard deviations. */
const LUCK = 4

/** Fewer timeouts than this come about in less than one seed of a thousand. */
export function fewestTimeouts(groups: readonly CallGroup[]): number {
  return groups.reduce((sum, { count, timeoutShare: share }) => {
    if (share === 1) return sum + count
    const spread = LUCK * Math.sqrt(count * share * (1 - share))
    const isOneSure = (1 - share) ** count < 1 / 1_000
    return sum + Math.max(isOneSure ? 1 : 0, Math.floor(count * share - spread))
  }, 0)
}

/** Less slot time than this, in µs, is kept by nearly no seed. */
export function leastSlotTime(groups: readonly CallGroup[]): number {
  const sum = groups.reduce((total, { count, meanUs }) => total + count * meanUs, 0)
  const variance = groups.reduce((total, group) => total + group.count * group.variance, 0)
  return Math.max(0, sum - LUCK * Math.sqrt(variance))
}
