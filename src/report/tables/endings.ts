import { count, share } from '../format.ts'
import type { Report } from '../report.ts'
import type { Column, Table, Tone } from './table.ts'

const FINE: ReadonlySet<string> = new Set(['mapped', 'unmapped', 'accepted'])

/** How the calls ended. */
export function outcomeTable({ calls }: Report): Table {
  return tally('Outcomes', 'outcome', { counts: calls.byOutcome, total: calls.total }, outcomeTone)
}

/** What the services answered. */
export function statusTable({ calls }: Report): Table {
  return tally('Statuses', 'status', { counts: calls.byStatus, total: calls.total }, (status) =>
    status.startsWith('2') ? 'fine' : 'warning',
  )
}

/** How an outcome went. */
export function outcomeTone(outcome: string): Tone {
  return FINE.has(outcome) ? 'fine' : 'warning'
}

interface Counted {
  readonly counts: Readonly<Record<string, number>>
  readonly total: number
}

const NUMBERS: readonly Column[] = [
  { name: 'calls', isNumber: true },
  { name: 'share', isNumber: true },
]

function tally(
  caption: string,
  name: string,
  { counts, total }: Counted,
  toneOf: (key: string) => Tone,
): Table {
  const entries = Object.entries(counts).toSorted(([, one], [, other]) => other - one)
  return {
    caption,
    columns: [{ name }, ...NUMBERS],
    rows: entries.map(([key, number]) => ({
      cells: [key, count(number), share(number / total)],
      share: number / total,
      tone: toneOf(key),
    })),
  }
}
