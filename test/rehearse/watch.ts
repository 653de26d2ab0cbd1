// A rehearsal that somebody watches: its report, and every event of it.
import { thisMachine } from '../../src/disk/machine.ts'
import { type RehearseOptions, rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report, ReportCampaign } from '../../src/report/report.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'

export interface Watched {
  readonly report: Report
  readonly events: readonly TimelineEvent[]
}

export async function watch(scenario: Scenario, options: RehearseOptions = {}): Promise<Watched> {
  const events: TimelineEvent[] = []
  const listen = (event: TimelineEvent): void => {
    events.push(event)
  }
  const report = await rehearse(scenario, { ...options, listen }, thisMachine())
  return { report, events }
}

/** The same at `model`. */
export function watchModel(scenario: Scenario, options: RehearseOptions = {}): Promise<Watched> {
  return watch(scenario, { ...options, fidelity: 'model' })
}

type Kind = TimelineEvent['kind']

/** The events of one kind. */
export function eventsOf<Of extends Kind>(
  { events }: Watched,
  kind: Of,
): readonly Extract<TimelineEvent, { readonly kind: Of }>[] {
  return events.filter((event) => isOf(event, kind))
}

function isOf<Of extends Kind>(
  event: TimelineEvent,
  kind: Of,
): event is Extract<TimelineEvent, { readonly kind: Of }> {
  return event.kind === kind
}

/** What became of a campaign, by its name. */
export function campaignOf({ report }: Watched, name: string): ReportCampaign {
  const found = report.campaigns.find((campaign) => campaign.name === name)
  if (!found) throw new Error(`there is no campaign ${name}`)
  return found
}

export function failedChecks({ report }: Watched): readonly string[] {
  return report.verdict.checks.flatMap(({ id, state }) => (state === 'failed' ? [id] : []))
}
