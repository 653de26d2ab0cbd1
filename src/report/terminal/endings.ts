import { count, share } from '../format.ts'
import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { endingNotes } from '../sentences.ts'
import { indent, type Line, prose, span, type Tone, titled } from './line.ts'
import { type Row, sideBySide, table } from './table.ts'

const SIDE_BY_SIDE_COLUMNS = 76
const GUTTER = 4
const FINE: ReadonlySet<string> = new Set(['mapped', 'unmapped', 'accepted'])

/** How the calls ended, and what the services answered. */
export function endingsSection({ calls }: Report, columns: number): Line[] {
  const isWide = columns >= SIDE_BY_SIDE_COLUMNS
  const half = isWide ? Math.floor((columns - GUTTER) / 2) : columns
  const tallied = (tally: Readonly<Record<string, number>>, toneOf: (key: string) => Tone) =>
    table(rows(tally, calls.total, toneOf), { columns: half, align: 'lrr' })
  const outcomes = titled('Outcome', tallied(calls.byOutcome, toneOfOutcome))
  const statuses = titled('Status', tallied(calls.byStatus, toneOfStatus))
  return [
    ...(isWide ? sideBySide(outcomes, statuses, half + GUTTER) : [...outcomes, [], ...statuses]),
    ...indent(endingNotes(calls).flatMap((note) => prose(note, columns, 'faint'))),
  ]
}

function rows(
  tally: Readonly<Record<string, number>>,
  total: number,
  toneOf: (key: string) => Tone,
): Row[] {
  const entries = Object.entries(tally).toSorted(([, one], [, other]) => other - one)
  if (entries.length === 0) return [{ cells: [span('none', 'faint')] }]
  return entries.map(([key, number]) => ({
    cells: [span(plainText(key)), span(count(number)), span(share(number / total))],
    bar: { share: number / total, tone: toneOf(key) },
  }))
}

function toneOfOutcome(outcome: string): Tone {
  return FINE.has(outcome) ? 'bar' : 'warning'
}

function toneOfStatus(status: string): Tone {
  return status.startsWith('2') ? 'bar' : 'warning'
}
