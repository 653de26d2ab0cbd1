import type { Report } from '../report.ts'
import { callTimeTable } from '../tables/call-times.ts'
import { type Line, span, titled } from './line.ts'
import { type Row, table } from './table.ts'

/** Call times as horizontal bars, the tallest of full length. */
export function histogramSection(report: Report, columns: number): Line[] {
  const { caption, rows } = callTimeTable(report)
  if (rows.length === 0) return []
  const lines = rows.map(({ cells: [upTo = '', calls = ''], share = 0 }): Row => {
    return { cells: [span(upTo, 'faint'), span(calls)], bar: { share, tone: 'bar' } }
  })
  return titled(caption, table(lines, { columns, align: 'rr' }))
}
