import { duration, quantity } from '../format.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import type { Table } from './table.ts'

/** This run, and the same campaign on the other numbers of slots (decision 1: always a bracket). */
export function delayTable({ delay, scenario }: Report): Table {
  const here = scenario.concurrency
  const own = { concurrency: here, totalMs: delay.totalMs, basis: '', fidelity: '' }
  const isOwnListed = delay.bracket.some(({ concurrency }) => concurrency === here)
  const runs = [...delay.bracket, ...(isOwnListed ? [] : [own])].toSorted(
    (one, other) => one.concurrency - other.concurrency,
  )
  const longestMs = Math.max(...runs.map(({ totalMs }) => totalMs))
  return {
    caption: 'The campaign by number of slots',
    columns: [
      { name: 'slots' },
      { name: 'delay', isNumber: true },
      { name: 'basis' },
      { name: 'run' },
    ],
    rows: runs.map(({ concurrency, totalMs, basis, fidelity }) => ({
      cells: [
        quantity(concurrency, 'slot'),
        duration(toUs(totalMs)),
        basis,
        concurrency === here ? 'this run' : fidelity,
      ],
      isOwn: concurrency === here,
      share: longestMs === 0 ? 0 : totalMs / longestMs,
    })),
  }
}
