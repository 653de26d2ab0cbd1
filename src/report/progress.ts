import type { Snapshot } from '../measure/snapshot.ts'
import { displayWidth } from './display-width.ts'
import { count, quantity, rate, shortDuration } from './format.ts'

export interface ProgressOptions {
  /** Width of the terminal; the line is never wider. */
  readonly columns: number
  /** Real time since the run began. */
  readonly wallSeconds: number
  /** Whether the run's own time is real. Default false. */
  readonly isRealTime?: boolean
}

const BAR_COLUMNS = 20

/** One line while a run goes on; facts are left out from the end where there is no room. */
export function progressLine(
  snapshot: Snapshot,
  { columns, wallSeconds, isRealTime = false }: ProgressOptions,
): string {
  const { leadsOffered, leadsDone, timeUs, calls, timeouts } = snapshot
  const facts = [
    bar(leadsDone, leadsOffered),
    ` ${count(leadsDone)} / ${quantity(leadsOffered, 'lead')}`,
    ` · ${shortDuration(timeUs)} ${isRealTime ? 'real time' : 'virtual'}`,
    ...(wallSeconds > 0 ? [` · ${rate(calls / wallSeconds, 'call')}`] : []),
    ...(timeouts > 0 ? [` · ${quantity(timeouts, 'timeout')}`] : []),
  ]
  return fitted(facts, columns)
}

/** As many of the facts, from the first, as there is room for. */
export function fitted(facts: readonly string[], columns: number): string {
  let line = ''
  for (const fact of facts) {
    if (displayWidth(line + fact) > columns) break
    line += fact
  }
  return line
}

/** `[####----------------]` */
export function bar(done: number, of: number): string {
  const filled = of === 0 ? 0 : Math.floor((done / of) * BAR_COLUMNS)
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_COLUMNS - filled)}]`
}
