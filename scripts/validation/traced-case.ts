// A campaign for both programs: the scenario that hookdrill rehearses, and what of it the model in Python
// needs to know. Their luck is the same: what the services would answer if nobody else called is drawn by
// hookdrill, once, in a scenario without load, without a limit and with slots for everybody.
import type { ScenarioInput } from '../../src/index.ts'
import { rehearsed, type ServiceInput } from './rehearsed.ts'
import type { ServiceSetup, Step, Traced } from './simpy.ts'

export interface TracedCase {
  /** As the page says it. */
  readonly campaign: string
  readonly input: ScenarioInput
  readonly slots: number
  readonly limitUs: number
  readonly flow: readonly Step[]
  /** In the order of the webhooks. */
  readonly services: readonly ServiceSetup[]
  readonly again?: Traced['again']
}

export async function traceOf(traced: TracedCase): Promise<Traced> {
  const { slots, limitUs, flow, services, again } = traced
  const drawn = await drawnReplies(traced.input)
  return { slots, limitUs, flow, services, ...(again && { again }), ...drawn }
}

const SLOTS_ENOUGH = 10_000

/** Where everybody has a slot and a service to themselves. */
async function drawnReplies(input: ScenarioInput): Promise<Pick<Traced, 'arrivals' | 'replies'>> {
  const arrivals: number[] = []
  const replies: Traced['replies'][number][] = []
  await rehearsed(unloaded(input), 'model', (event) => {
    if (event.kind === 'lead-arrived') arrivals[event.leadIndex] = event.timeUs
    if (event.kind !== 'call-ended') return
    const [exchange] = event.exchanges
    if (!exchange) throw new Error('a call has come to no service')
    const { afterUs, status } = exchange.reply
    replies.push([event.leadIndex, event.stepIndex, afterUs === 'never' ? null : afterUs, status])
  })
  return { arrivals, replies }
}

function unloaded({ services, ...rest }: ScenarioInput): ScenarioInput {
  const plain = Object.entries(services).map(([origin, service]) => [origin, withoutLoad(service)])
  return {
    ...rest,
    instance: { concurrency: SLOTS_ENOUGH, timeout: '10m' },
    services: Object.fromEntries(plain),
  }
}

function withoutLoad({ latency, replies }: ServiceInput): ServiceInput {
  return { ...(latency !== undefined && { latency }), ...(replies && { replies }) }
}
