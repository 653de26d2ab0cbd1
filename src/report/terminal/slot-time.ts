import { count, share, shortDuration } from '../format.ts'
import { plainText } from '../mask.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { slotUse } from '../sentences.ts'
import { type Line, NARROW_COLUMNS, prose, span, titled } from './line.ts'
import { type Row, table } from './table.ts'

const ROWS_MAX = 12
const HEADER = ['webhook', 'outcome', 'calls', 'time', 'share'] as const
const CALLS_COLUMN = HEADER.indexOf('calls')

/** Who spent the time of the slots. */
export function slotTimeSection(report: Report, columns: number): Line[] {
  const { slots } = report
  const busy = slotUse(report)
  if (busy === undefined) return []
  const rows = [header(), ...slots.account.slice(0, ROWS_MAX).map(row)]
  const rest = slots.account.slice(ROWS_MAX)
  return titled('Slot time', [
    ...prose(busy, columns),
    ...(columns < NARROW_COLUMNS
      ? table(rows.map(withoutCalls), { columns, align: 'llrr' })
      : table(rows, { columns, align: 'llrrr' })),
    ...(rest.length === 0 ? [] : prose(`and ${count(rest.length)} smaller`, columns, 'faint')),
  ])
}

function header(): Row {
  return { cells: HEADER.map((name) => span(name, 'faint')) }
}

function row(entry: Report['slots']['account'][number]): Row {
  const isFine = ['mapped', 'unmapped', 'accepted'].includes(entry.outcome)
  return {
    cells: [
      span(plainText(entry.webhook)),
      span(plainText(entry.outcome)),
      span(count(entry.calls)),
      span(shortDuration(toUs(entry.slotMs))),
      span(share(entry.share)),
    ],
    bar: { share: entry.share, tone: isFine ? 'bar' : 'warning' },
  }
}

function withoutCalls({ cells, ...rest }: Row): Row {
  return { ...rest, cells: cells.filter((_, column) => column !== CALLS_COLUMN) }
}
