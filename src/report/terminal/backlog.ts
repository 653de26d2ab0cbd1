import { duration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { backlogPeak } from '../sentences.ts'
import { sparkline } from './bars.ts'
import { type Line, prose, span, titled } from './line.ts'

const COLUMNS_MAX = 60

/** Calls waiting for a slot, over the whole run. */
export function backlogSection({ backlog, delay }: Report, columns: number): Line[] {
  if (backlog.max === 0) return titled('Backlog', prose(backlogPeak(backlog), columns))
  const width = Math.min(columns, COLUMNS_MAX)
  const end = duration(toUs(delay.totalMs))
  return titled('Backlog', [
    ...prose(backlogPeak(backlog), columns),
    [span(sparkline(backlog.series.values, width), 'bar')],
    [span(`0 s${end.padStart(width - 3)}`, 'faint')],
  ])
}
