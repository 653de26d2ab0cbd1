// Campaigns with nothing around them: the loop over a plan made by hand, and a world that answers each call
// as it is told to. What happened reads as lines.
import { arrivals } from '../../src/campaign/arrivals.ts'
import { compileDeals } from '../../src/campaign/deals.ts'
import type { Campaign, FlowStep, LeadValue } from '../../src/campaign/definition.ts'
import { compileFlows } from '../../src/campaign/flow.ts'
import { everybody, returningQualifier } from '../../src/campaign/qualification.ts'
import { type CampaignPlan, type LoopPorts, runLoop } from '../../src/campaign/run-loop.ts'
import { compileTriggers } from '../../src/campaign/trigger.ts'
import type { Call, Reach, Settled, Turn, Wake } from '../../src/fidelity/port.ts'
import { createLuck } from '../../src/random/luck.ts'
import { REPLY_CLASS } from '../../src/time/event-queue.ts'
import { after, milliseconds, seconds, ZERO } from '../../src/time/instant.ts'
import { VirtualTime } from '../../src/time/virtual-clock.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { hearAll } from '../../src/timeline/listener.ts'

export const call = (webhook: string): FlowStep => ({ kind: 'call', webhook })
export const wait = (ms: number): FlowStep => ({ kind: 'wait', spanUs: milliseconds(ms) })
export const send = (ms: number): FlowStep => ({
  kind: 'send',
  what: 'Welcome email',
  spanUs: milliseconds(ms),
})
export const set = (field: string, value: LeadValue): FlowStep => ({ kind: 'set', field, value })

/** A campaign that everybody comes to at once, as often as they like. */
export function campaign(flow: readonly FlowStep[], rest: Partial<Campaign> = {}): Campaign {
  return {
    name: 'any',
    type: 'trigger',
    trigger: { kind: 'described', text: 'requested' },
    qualification: { kind: 'every time' },
    arrivals: { kind: 'all at once' },
    startsAfterUs: ZERO,
    flow,
    ...rest,
  }
}

/** One that starts when a call of `webhook` ends. */
export function onEnd(
  webhook: string,
  flow: readonly FlowStep[],
  rest: Partial<Campaign> = {},
): Campaign {
  return campaign(flow, { trigger: { kind: 'webhook is called', webhook }, ...rest })
}

/** Webhooks of two services. */
const NAMES = { webhooks: ['a', 'b', 'c'], serviceOf: [0, 1, 0] }

export type Changes = Partial<Pick<CampaignPlan, 'slotCount' | 'processing' | 'writeDelay'>> & {
  readonly leadCount?: number
}

export function planOf(campaigns: readonly Campaign[], changes: Changes = {}): CampaignPlan {
  const { leadCount = 1, ...rest } = changes
  const { steps, firstOf } = compileFlows(campaigns, NAMES)
  const arriving = campaigns.flatMap((each, campaignIndex) =>
    each.trigger.kind === 'described' ? [{ ...each, campaignIndex, leadCount }] : [],
  )
  const leads = { kind: 'synthetic', count: leadCount, fields: [] } as const
  const rolls = campaigns.map(() => everybody(leadCount))
  const luck = createLuck(1)
  return {
    leadCount,
    arrivalCount: arriving.length * leadCount,
    slotCount: 1,
    processing: 'unlimited',
    timeoutUs: seconds(30),
    answerMaxUs: seconds(30),
    timeoutCovers: 'total',
    writeDelay: 'never',
    webhooks: NAMES.webhooks,
    arrivals: arrivals(arriving, luck),
    campaigns: campaigns.map(({ name, qualification }, index) => ({
      name,
      firstStep: firstOf[index] ?? 0,
      qualifier: returningQualifier(qualification, leads),
    })),
    steps,
    deals: compileDeals(steps, rolls),
    triggers: compileTriggers(campaigns, NAMES.webhooks),
    luck,
    leadValue: () => null,
    ...rest,
  }
}

/** How a call ends. */
export const ACCEPTED: Settled = settled({ outcome: 'accepted', status: 200 })

export function settled(ending: Settled['ending']): Settled {
  return { ending, exchanges: [], lead: undefined }
}

export function rejected(status: number): Settled {
  return settled({ outcome: 'rejected', status, reasonPhrase: '', errorType: status })
}

export function wrote(field: string, value: string): Settled {
  const writes = [{ attribute: 'any', field, value }]
  return settled({ outcome: 'mapped', status: 200, reasonPhrase: '', writes, skipped: [] })
}

/** Answers every call after `ms` with what `answer` says. */
export function answering(ms: number, answer: (call: Call) => Settled = () => ACCEPTED) {
  return (time: VirtualTime<Wake>): Reach => ({
    begin(begun) {
      const end = answer(begun)
      const wake = { isCancelled: false, call: begun, wake: (): Turn => end }
      time.queue.push(after(time.nowUs, milliseconds(ms)), REPLY_CLASS, wake)
      return 'parked'
    },
  })
}

export type World = (time: VirtualTime<Wake>) => Reach

/** Every event of a run. */
export async function run(
  plan: CampaignPlan,
  world: World = answering(10),
  breathe: LoopPorts['breathe'] = async () => true,
): Promise<readonly TimelineEvent[]> {
  const events: TimelineEvent[] = []
  const time = new VirtualTime<Wake>()
  const tell = hearAll((event) => events.push(event))
  await runLoop(plan, { time, reach: world(time), tell, breathe })
  return events
}

/** `10 ms: call-ended, lead 0`, for each event but the first and the last. */
export function story(events: readonly TimelineEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.kind === 'run-started' || event.kind === 'run-ended') return []
    const { kind, timeUs, leadIndex } = event
    return [`${timeUs / 1_000} ms: ${kind}, lead ${leadIndex}`]
  })
}
