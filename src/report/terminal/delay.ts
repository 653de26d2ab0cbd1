import { duration, quantity } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { UNMODELLED } from '../sentences.ts'
import { type Line, NARROW_COLUMNS, prose, span, titled } from './line.ts'
import { type Row, table } from './table.ts'

interface Run {
  readonly concurrency: number
  readonly totalMs: number
  readonly basis: string
  readonly fidelity: string
}

/** This run, and the same campaign on the other numbers of slots (decision 1: always a bracket). */
export function delaySection({ delay, scenario, partial }: Report, columns: number): Line[] {
  const here = scenario.concurrency
  const own: Run = { concurrency: here, totalMs: delay.totalMs, basis: '', fidelity: '' }
  const isOwnListed = delay.bracket.some(({ concurrency }) => concurrency === here)
  const runs = [...delay.bracket, ...(isOwnListed ? [] : [own])].toSorted(
    (one, other) => one.concurrency - other.concurrency,
  )
  const longestMs = Math.max(...runs.map(({ totalMs }) => totalMs))
  const rows = runs.map((run): Row => {
    const isHere = run.concurrency === here
    return {
      cells: [
        span(quantity(run.concurrency, 'slot'), isHere ? 'strong' : 'plain'),
        span(duration(toUs(run.totalMs)), isHere ? 'strong' : 'plain'),
        span(run.basis, 'faint'),
        ...(columns < NARROW_COLUMNS ? [] : [span(isHere ? 'this run' : run.fidelity, 'faint')]),
      ],
      bar: { share: longestMs === 0 ? 0 : run.totalMs / longestMs, tone: 'bar' },
    }
  })
  return titled(partial ? 'Total execution delay so far' : 'Total execution delay', [
    ...table(rows, { columns, align: 'lrll' }),
    ...prose(UNMODELLED, columns, 'faint'),
  ])
}
