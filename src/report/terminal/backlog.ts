import { duration, quantity, shortDuration } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { sparkline } from './bars.ts'
import { type Line, prose, span, titled } from './line.ts'

const COLUMNS_MAX = 60

function peak({ max, maxAtMs, drainMs }: Report['backlog']): string {
  const most = `at most ${quantity(max, 'call')} waiting`
  // A bulk campaign is at its peak from the start: nothing to tell.
  if (!maxAtMs || drainMs === null) return most
  const words = (ms: number): string => shortDuration(toUs(ms))
  return `${most}, after ${words(maxAtMs)}; ${words(drainMs)} later nobody waits any more`
}

/** Calls waiting for a slot, over the whole run. */
export function backlogSection({ backlog, delay }: Report, columns: number): Line[] {
  if (backlog.max === 0) return titled('Backlog', prose('No call ever waited for a slot.', columns))
  const width = Math.min(columns, COLUMNS_MAX)
  const end = duration(toUs(delay.totalMs))
  return titled('Backlog', [
    ...prose(peak(backlog), columns),
    [span(sparkline(backlog.series.values, width), 'bar')],
    [span(`0 s${end.padStart(width - 3)}`, 'faint')],
  ])
}
