import type { Report } from '../report.ts'
import { endingNotes } from '../sentences.ts'
import { outcomeTable, statusTable } from '../tables/endings.ts'
import type { Table } from '../tables/table.ts'
import { indent, type Line, prose, span, titled } from './line.ts'
import { type Row, sideBySide, table } from './table.ts'
import { tableRow } from './table-row.ts'

const SIDE_BY_SIDE_COLUMNS = 76
const GUTTER = 4
const NONE: Row = { cells: [span('none', 'faint')] }

/** How the calls ended, and what the services answered. */
export function endingsSection(report: Report, columns: number): Line[] {
  const isWide = columns >= SIDE_BY_SIDE_COLUMNS
  const half = isWide ? Math.floor((columns - GUTTER) / 2) : columns
  const tallied = ({ rows }: Table): Line[] =>
    table(rows.length === 0 ? [NONE] : rows.map(tableRow), { columns: half, align: 'lrr' })
  const outcomes = titled('Outcome', tallied(outcomeTable(report)))
  const statuses = titled('Status', tallied(statusTable(report)))
  const notes = endingNotes(report.calls)
  return [
    ...(isWide ? sideBySide(outcomes, statuses, half + GUTTER) : [...outcomes, [], ...statuses]),
    ...indent(notes.flatMap((note) => prose(note, columns, 'faint'))),
  ]
}
