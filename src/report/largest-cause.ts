// Why the campaign takes as long as it does, in one sentence: an outcome nobody wanted that owns much
// of the slot time, or else what bounds the run (the slots, the arrivals, or a few slow calls).
import type { Measures } from '../measure/measures.ts'
import type { Scenario } from '../scenario/model.ts'
import { duration, share, shortDuration } from './format.ts'
import { utilisation } from './utilisation.ts'

/** Below this an outcome explains nothing. */
const CAUSE_SHARE_MIN = 0.05
/** From here on the slots count as always busy: the rest is the first and the last call's edge. */
const ALWAYS_BUSY_SHARE = 0.95

/** What an unwanted outcome does, said of some calls and of every call. */
const UNWANTED = new Map<string, readonly [some: string, every: string]>([
  ['timeout', ['time out', 'times out']],
  ['rejected', ['are answered with a non-2xx', 'is answered with a non-2xx']],
  ['empty', ['get an empty 2xx (error 1001)', 'gets an empty 2xx (error 1001)']],
  ['unreadable', ['get a 2xx that does not parse', 'gets a 2xx that does not parse']],
  ['failed', ['get no HTTP answer', 'gets no HTTP answer']],
  ['crashed', ['crash the executor', 'crashes the executor']],
])

/** One sentence, or none when no time passed. */
export function largestCause(measures: Measures, scenario: Scenario): string[] {
  const busyShare = utilisation(measures)
  if (busyShare === null || measures.slots.busyUs === 0) return []
  const others = otherBounds(scenario)
  const cause = unwantedOutcome(measures)
  if (cause !== undefined) return [causeSentence(cause, measures, others.length === 0)]
  if (isStarved(busyShare, measures)) return [starvedSentence(measures)]
  const subject = measures.slots.count === 1 ? 'The slot is' : 'The slots are'
  const busy = `${subject} busy ${share(busyShare)} of the time`
  if (!measures.isComplete) return [`${busy} so far.`]
  if (others.length === 0) return [`${busy}: ${boundBySlots(busyShare, measures)}.`]
  // Leads that a trigger brings are arrivals, too, which nobody sets.
  return isPacedByArrivals(busyShare, measures) && !scenario.campaigns.some(isTriggered)
    ? [`${busy}: ${PACED}.`]
    : [`${busy}. The delay depends on ${listed(others)} as well.`]
}

const PACED = 'the arrivals, not the service, set the pace'

function isPacedByArrivals(busyShare: number, { lastArrivalUs, totalUs }: Measures): boolean {
  return lastArrivalUs > 0 && lastArrivalUs * 2 >= totalUs && busyShare < ALWAYS_BUSY_SHARE
}

function isTriggered({ trigger }: Scenario['campaigns'][number]): boolean {
  return trigger.kind === 'webhook is called'
}

/** What else than slots, arrivals and latencies has a say in how long a campaign takes. Where anything has, no
 *  arithmetic over the slots alone says what shortens it. */
function otherBounds({ campaigns, services, instance }: Scenario): readonly string[] {
  const { processing, concurrency } = instance
  return [
    ...(campaigns.some(({ flow }) => doesWait(flow)) ? ['the waits in its flows'] : []),
    ...(campaigns.some(isTriggered) ? ['the calls that triggers bring'] : []),
    ...(services.some(({ load }) => load) ? ['what its services do under load'] : []),
    ...(processing !== 'unlimited' && processing < concurrency
      ? ['how many steps are worked on at once']
      : []),
  ]
}

/** `a, b and c` */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ')
}

function doesWait(flow: Scenario['campaigns'][number]['flow']): boolean {
  return flow.some(
    (step) =>
      step.kind === 'wait' ||
      (step.kind === 'choose' && step.choices.some((choice) => doesWait(choice.flow))),
  )
}

interface Cause {
  readonly outcome: string
  readonly calls: number
  readonly slotUs: number
}

/** The unwanted outcome with the most slot time, if that is much. */
function unwantedOutcome({ slots }: Measures): Cause | undefined {
  const causes = [...UNWANTED.keys()].map((outcome): Cause => {
    const entries = slots.account.filter((entry) => entry.outcome === outcome)
    return {
      outcome,
      calls: entries.reduce((sum, { calls }) => sum + calls, 0),
      slotUs: entries.reduce((sum, { slotUs }) => sum + slotUs, 0),
    }
  })
  const largest = causes.toSorted((one, other) => other.slotUs - one.slotUs)[0]
  return largest !== undefined && largest.slotUs >= CAUSE_SHARE_MIN * slots.busyUs
    ? largest
    : undefined
}

function causeSentence(cause: Cause, measures: Measures, isOfSlots: boolean): string {
  const { calls, slots, isComplete } = measures
  const [some, every] = UNWANTED.get(cause.outcome) ?? ['', '']
  if (cause.calls === calls.total) return `Every call ${every}.`
  const owns = `${share(cause.calls / calls.total)} of calls ${some} and own ${share(cause.slotUs / slots.busyUs)} of all slot time`
  return `${owns}${isComplete && isOfSlots ? without(cause, measures) : ''}.`
}

/**
 * When the campaign would end without the cause. Slots that are always busy end when their work is
 * done, so it is the remaining work over the slots: exactly on one slot whose leads all wait from the
 * start, about where several slots end at different times or arrivals may leave gaps. Where slots
 * stand empty anyway there is no such arithmetic, and nothing is said.
 */
function without(cause: Cause, measures: Measures): string {
  const { slots, totalUs } = measures
  if ((utilisation(measures) ?? 0) < ALWAYS_BUSY_SHARE) return ''
  // Of a campaign without most of its calls there is nothing to learn.
  if (cause.calls * 2 > measures.calls.total) return ''
  const workUs = (slots.busyUs - cause.slotUs) / slots.count
  const { lastArrivalUs } = measures
  const isExact = slots.count === 1 && slots.busyUs === totalUs && lastArrivalUs === 0
  const endUs = Math.round(Math.max(workUs, lastArrivalUs))
  return `; without them the campaign ends in ${isExact ? duration(endUs) : `about ${shortDuration(endUs)}`}`
}

/** Calls wait although slots are free, because the instance works on sends (marketo.md §5.7 [COM]). */
function isStarved(busyShare: number, { sendUs, slots, times }: Measures): boolean {
  const doesWait = (times.queueWait?.p99Us ?? 0) > (times.callTime?.p99Us ?? 0)
  return doesWait && sendUs > slots.busyUs && busyShare < ALWAYS_BUSY_SHARE
}

function starvedSentence({ sendUs, slots, times }: Measures): string {
  const owns = share(sendUs / (sendUs + slots.busyUs))
  const longest = shortDuration(times.queueWait?.maxUs ?? 0)
  return `Sends own ${owns} of the time that is worked on: calls wait up to ${longest} while slots stand empty.`
}

/** What bounds a run of which slots, arrivals and latencies are all there is. */
function boundBySlots(busyShare: number, measures: Measures): string {
  const { lastArrivalUs, totalUs, times } = measures
  if (lastArrivalUs === 0) return allAtOnce(busyShare, measures)
  if (busyShare >= ALWAYS_BUSY_SHARE) {
    return `the campaign ends ${duration(totalUs - lastArrivalUs)} after the last lead arrives`
  }
  if (isPacedByArrivals(busyShare, measures)) return PACED
  const doWait = (times.queueWait?.meanUs ?? 0) > (times.callTime?.meanUs ?? 0)
  return doWait
    ? 'leads arrive faster than they are called for, and wait in line'
    : 'the slowest calls, not the slots, set the delay'
}

function allAtOnce(busyShare: number, { slots, times }: Measures): string {
  if ((times.queueWait?.maxUs ?? 0) === 0) {
    return 'no call waits for one, and only a faster service shortens the delay'
  }
  if (busyShare < ALWAYS_BUSY_SHARE) {
    return 'towards the end a few slow calls run on while other slots stand empty'
  }
  const more = slots.count === 1 ? 'a second slot' : 'twice the slots'
  return `${more}, or half the latency, ${busyShare === 1 ? '' : 'about '}halves the delay`
}
