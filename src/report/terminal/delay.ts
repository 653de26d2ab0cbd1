import type { Report } from '../report.ts'
import { UNMODELLED } from '../sentences.ts'
import { delayTable } from '../tables/delay.ts'
import { type Line, NARROW_COLUMNS, prose, span, titled } from './line.ts'
import { type Row, table } from './table.ts'

/** This run, and the same campaign on the other numbers of slots. */
export function delaySection(report: Report, columns: number): Line[] {
  const rows = delayTable(report).rows.map(({ cells, isOwn, share = 0 }): Row => {
    const [slots = '', delay = '', basis = '', run = ''] = cells
    return {
      cells: [
        span(slots, isOwn ? 'strong' : 'plain'),
        span(delay, isOwn ? 'strong' : 'plain'),
        span(basis, 'faint'),
        ...(columns < NARROW_COLUMNS ? [] : [span(run, 'faint')]),
      ],
      bar: { share, tone: 'bar' },
    }
  })
  return titled(report.partial ? 'Total execution delay so far' : 'Total execution delay', [
    ...table(rows, { columns, align: 'lrll' }),
    ...prose(UNMODELLED, columns, 'faint'),
  ])
}
