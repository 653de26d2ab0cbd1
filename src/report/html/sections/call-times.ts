import { quantity, shortDuration } from '../../format.ts'
import { toUs } from '../../milliseconds.ts'
import { callTimeTable, merged } from '../../tables/call-times.ts'
import { htmlChart } from '../chart.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

export const callTimesSection: Section = (report) => {
  const table = callTimeTable(report)
  if (table.rows.length === 0) return undefined
  const buckets = merged(report.delay.callTimeHistogram)
  const places = buckets.map((_, index) => (index + 0.5) / buckets.length)
  const { p50Ms, maxMs } = report.delay.callTime
  const [p50, max] = [p50Ms, maxMs].map((ms) => shortDuration(toUs(ms ?? 0)))
  const chart = htmlChart({
    kind: 'bars',
    caption: 'calls by their time with a slot',
    summary: `Histogram of call times: half of the calls take at most ${p50}, the longest ${max}. The numbers are in the table below.`,
    points: buckets.map(({ count: value }, index) => {
      const [upTo = '', label = '', percent = ''] = table.rows[index]?.cells ?? []
      return {
        at: places[index] ?? 0,
        value,
        label: value === 0 ? '' : label,
        says: `${upTo}: ${quantity(value, 'call')}, ${percent}`,
      }
    }),
    xTicks: table.rows.map(({ cells: [text = ''] }, index) => ({ at: places[index] ?? 0, text })),
    isLogOffered: true,
  })
  return {
    id: 'call-times',
    title: 'Call times',
    html: `${chart}
<details><summary>As a table</summary>
${htmlTable(table, { isCaptionHidden: true })}
</details>`,
  }
}
