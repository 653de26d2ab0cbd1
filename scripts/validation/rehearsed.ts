// A scenario rehearsed through the public door, and what the page compares of it: every call and every
// lead with its times, and the report.
import { type Fidelity, type Report, type ScenarioInput, simulate } from '../../src/index.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'

export interface SeenCall {
  readonly leadIndex: number
  readonly stepIndex: number
  readonly queuedUs: number
  readonly startedUs: number
  readonly endedUs: number
  /** Left out where no answer came. */
  readonly status?: number
}

export interface SeenLead {
  readonly leadIndex: number
  readonly arrivedUs: number
  readonly endedUs: number
}

export interface Seen {
  /** In the order in which they ended. */
  readonly calls: readonly SeenCall[]
  readonly leads: readonly SeenLead[]
  readonly report: Report
}

export async function rehearsed(
  input: ScenarioInput,
  fidelity: Fidelity = 'model',
  hear: (event: TimelineEvent) => void = () => undefined,
): Promise<Seen> {
  const calls: SeenCall[] = []
  const leads: SeenLead[] = []
  const report = await simulate(input, {
    fidelity,
    listen(event) {
      hear(event)
      if (event.kind === 'call-ended') {
        const { leadIndex, stepIndex, queuedUs, startedUs, timeUs: endedUs, result } = event
        const status = 'status' in result ? { status: result.status } : undefined
        calls.push({ leadIndex, stepIndex, queuedUs, startedUs, endedUs, ...status })
      }
      if (event.kind === 'lead-completed') {
        const { leadIndex, arrivedUs, timeUs: endedUs } = event
        leads.push({ leadIndex, arrivedUs, endedUs })
      }
    },
  })
  if (!report.verdict.passed) throw new Error(`${input.name}: the verdict is failed`)
  return { calls, leads, report }
}

export type ServiceInput = ScenarioInput['services'][string]
export type CampaignInput = NonNullable<ScenarioInput['campaign']>

interface Written extends Partial<CampaignInput> {
  readonly leads: number | NonNullable<ScenarioInput['leads']>
  readonly instance?: ScenarioInput['instance']
  /** Of the webhook `enrich`. */
  readonly service: ServiceInput
  /** Of the webhook `notify`. */
  readonly notifies?: ServiceInput
  /** Another campaign, which a call of this one may trigger. */
  readonly again?: CampaignInput
}

/** A scenario of one service, or two, and the rest as given; one call of the first by default. */
export function campaignOf(name: string, written: Written): ScenarioInput {
  const { leads, instance, service, notifies, again, flow = ENRICH, ...rest } = written
  const campaign = { ...rest, flow }
  return {
    name,
    leads: typeof leads === 'number' ? { count: leads } : leads,
    ...(instance && { instance }),
    ...(again ? { campaigns: { first: campaign, second: again } } : { campaign }),
    webhooks: {
      enrich: { url: 'https://enrich.example.com/v1' },
      ...(notifies && { notify: { url: 'https://notify.example.com/v1' } }),
    },
    services: {
      'https://enrich.example.com': service,
      ...(notifies && { 'https://notify.example.com': notifies }),
    },
  }
}

const ENRICH = [{ call: 'enrich' }]
