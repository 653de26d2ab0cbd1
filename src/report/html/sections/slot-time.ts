import { share, shortDuration } from '../../format.ts'
import { toUs } from '../../milliseconds.ts'
import type { Report } from '../../report.ts'
import { slotUse } from '../../sentences.ts'
import { slotTimeTable } from '../../tables/slot-time.ts'
import { prose } from '../escape.ts'
import { heatMap } from '../heat-map.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

export const slotTimeSection: Section = (report) => {
  const use = slotUse(report)
  if (use === undefined) return undefined
  return {
    id: 'slot-time',
    title: 'Slot time',
    html: `<p>${prose(use)}</p>
${htmlTable(slotTimeTable(report))}
${mapOf(report.slots.account)}`,
  }
}

/** Where several webhooks share the slots, one look at which of them spent the time on what. */
function mapOf(account: Report['slots']['account']): string {
  const webhooks = [...new Set(account.map(({ webhook }) => webhook))].toSorted()
  const outcomes = [...new Set(account.map(({ outcome }) => outcome))]
  if (webhooks.length < 2 || outcomes.length < 2) return ''
  const most = Math.max(...account.map((entry) => entry.share))
  const cell = (webhook: string, outcome: string) => {
    const entry = account.find((each) => each.webhook === webhook && each.outcome === outcome)
    if (entry === undefined) return undefined
    const note = shortDuration(toUs(entry.slotMs))
    return { text: share(entry.share), share: entry.share / most, note }
  }
  return heatMap({
    caption: 'Share of busy slot time',
    rowsAre: 'webhook',
    columnsAre: 'outcome',
    rows: webhooks,
    columns: outcomes,
    cells: webhooks.map((webhook) => outcomes.map((outcome) => cell(webhook, outcome))),
    legend: { least: '0%', most: share(most) },
  })
}
