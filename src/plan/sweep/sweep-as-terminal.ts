// A sweep for people: where the figure is least and where most, a heat map where two values were varied,
// and the table with how sure each figure is.
import { layoutColumns, type TerminalOptions, terminalText } from '../../report/as-terminal.ts'
import { count } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { type Line, prose, span, titled } from '../../report/terminal/line.ts'
import { naturalWidth, type Row, table } from '../../report/terminal/table.ts'
import { tableRow } from '../../report/terminal/table-row.ts'
import { identityLines } from '../identity.ts'
import { STOPPED } from '../stopped.ts'
import { heatMap } from './heat-map.ts'
import { pointName } from './point-name.ts'
import { sweepHeadline } from './sentences.ts'
import type { Sweep } from './sweep.ts'
import { sweepIdentity } from './sweep-identity.ts'
import { sweepTable } from './sweep-table.ts'

/** A longer table is for a file. */
const ROWS_MAX = 60

/** Text for a terminal, one newline at the end. */
export function sweepAsTerminal(sweep: Sweep, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    [
      headSection(sweep, columns),
      heatMap(sweep, columns),
      tableSection(sweep, columns),
      identityLines(sweepIdentity(sweep), columns),
    ],
    options,
  )
}

function headSection(sweep: Sweep, columns: number): Line[] {
  return [
    ...prose(sweepHeadline(sweep), columns, 'strong'),
    ...(sweep.partial ? prose(STOPPED, columns, 'bad') : []),
  ]
}

function tableSection(sweep: Sweep, columns: number): Line[] {
  const { caption, columns: named, rows: all } = sweepTable(sweep)
  const shown = all.slice(0, ROWS_MAX)
  const header: Row = { cells: named.map(({ name }) => span(plainText(name), 'faint')) }
  const rows = [header, ...shown.map(tableRow)]
  const align = `${'r'.repeat(sweep.axes.length + 1)}lr`
  const more = all.length - ROWS_MAX
  return titled(caption, [
    ...(naturalWidth(rows) <= columns
      ? table(rows, { columns, align })
      : shown.flatMap(({ cells }, index) => stacked(sweep, index, cells, columns - 2))),
    ...(more > 0 ? prose(`and ${count(more)} more: see --csv or --json`, columns, 'faint') : []),
  ])
}

/** Where the table has no room, a sentence a point. */
function stacked(sweep: Sweep, index: number, cells: readonly string[], columns: number): Line[] {
  const point = sweep.points[index]
  const [figure, margin, timeoutShare] = cells.slice(sweep.axes.length)
  const name = point ? pointName(sweep, point) : ''
  const more = timeoutShare === undefined ? '' : `, timeoutShare ${timeoutShare}`
  return prose(`${name}: ${`${figure} ${margin}`.trimEnd()}${more}`, columns)
}
