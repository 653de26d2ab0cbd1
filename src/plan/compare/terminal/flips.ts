import { count, quantity, share, shortDuration } from '../../../report/format.ts'
import { plainText } from '../../../report/mask.ts'
import { toUs } from '../../../report/milliseconds.ts'
import { indent, type Line, prose, span, titled } from '../../../report/terminal/line.ts'
import { naturalWidth, table } from '../../../report/terminal/table.ts'
import type { Comparison } from '../comparison.ts'
import type { Flip, PairedLeads, Range } from '../paired-leads.ts'

/** More are in the JSON. */
const KINDS_MAX = 8
/** How much of the run a hint may span; what spans more is everywhere. */
const NARROW_SHARE = 0.25
/** Fewer leads are near each other by chance. */
const NARROW_LEADS_MIN = 3

/** The leads whose calls end otherwise in the first pair of runs, and how much sooner leads are through. */
export function flipsSection(comparison: Comparison, columns: number): Line[] {
  const { pairs } = comparison
  if (!pairs) return []
  return [
    ...(pairs.flipped === 0 ? [] : kinds(comparison, pairs, columns)),
    ...(pairs.flipped === 0 ? [] : [[]]),
    ...timeLines(pairs, columns),
  ]
}

function kinds(comparison: Comparison, pairs: PairedLeads, columns: number): Line[] {
  const { flips, otherFlips } = pairs
  const shown = flips.slice(0, KINDS_MAX)
  const more = flips.slice(KINDS_MAX).reduce((sum, { leads }) => sum + leads, otherFlips)
  const rows = shown.map(({ from, to, leads }) => ({
    cells: [plainText(from), '→', plainText(to), count(leads)].map((text) => span(text)),
  }))
  const isWide = naturalWidth(rows) <= columns - 2
  const lines = isWide ? table(rows, { columns: columns - 2, align: 'lllr' }) : []
  return titled(`Leads that end otherwise, with seed ${comparison.a.seed}`, [
    ...shown.flatMap((flip, index) => [
      ...(isWide ? [lines[index] ?? []] : stacked(flip, columns - 2)),
      ...indent(details(comparison, flip, columns - 4)),
    ]),
    ...(more > 0
      ? prose(`and ${quantity(more, 'lead')} in other ways: see --csv`, columns - 2, 'faint')
      : []),
    ...modelNote(comparison, columns - 2),
  ])
}

/** Whole, where a table would cut it. */
function stacked({ from, to, leads }: Flip, columns: number): Line[] {
  return prose(plainText(`${from} → ${to}: ${count(leads)}`), columns)
}

function details(comparison: Comparison, flip: Flip, columns: number): Line[] {
  const { leads, examples, explain } = flip
  const ids = examples.join(', ')
  const which = leads === 1 ? `lead ${ids}` : `leads ${ids}${leads > examples.length ? ', …' : ''}`
  return [
    ...prose(`${which}${hint(comparison, flip)}`, columns, 'faint'),
    ...commandLines('A', explain.a, columns),
    ...commandLines('B', explain.b, columns),
  ]
}

function commandLines(side: string, command: string | null, columns: number): Line[] {
  return command === null ? [] : prose(`${side}: ${plainText(command)}`, columns)
}

/** When these leads were through, where that was near each other in one of the runs. */
function hint({ figures }: Comparison, { leads, ended }: Flip): string {
  if (leads < NARROW_LEADS_MIN) return ''
  const { a, b } = figures.totalDelay
  const [narrowest] = [
    ...narrow('A', ended.a, a?.mean ?? 0),
    ...narrow('B', ended.b, b?.mean ?? 0),
  ].toSorted((one, other) => one.part - other.part)
  return narrowest ? `; ${narrowest.words}` : ''
}

function narrow(
  side: string,
  range: Range | null,
  totalMs: number,
): readonly { readonly part: number; readonly words: string }[] {
  if (!range || totalMs === 0) return []
  const part = (range.toMs - range.fromMs) / totalMs
  if (part > NARROW_SHARE) return []
  return [
    { part, words: `all through between ${rangeText(range)} of ${side}, ${share(part)} of it` },
  ]
}

function rangeText({ fromMs, toMs }: Range): string {
  return `${shortDuration(toUs(fromMs))} and ${shortDuration(toUs(toMs))}`
}

function modelNote({ a, pairs }: Comparison, columns: number): Line[] {
  const isAccepted = pairs?.flips.some(({ from, to }) => `${from} ${to}`.includes('accepted'))
  if (a.fidelity !== 'model' || !isAccepted) return []
  const words =
    'accepted: a 2xx whose body nobody read. --fidelity handlers tells mapped from unmapped.'
  return prose(words, columns, 'faint')
}

function timeLines({ leadTime }: PairedLeads, columns: number): Line[] {
  const { compared, faster, slower, equal, medianMs } = leadTime
  if (compared === 0 || medianMs === null || equal === compared) return []
  const rows = Object.entries({ faster, slower, 'as fast': equal }).map(([name, leads]) => ({
    cells: [span(name), span(count(leads)), span(share(leads / compared))],
    bar: { share: leads / compared, tone: 'bar' as const },
  }))
  return titled('Leads in B, from arrival to the end of the flow', [
    ...table(rows, { columns: columns - 2, align: 'lrr' }),
    ...prose(
      'Leads of one run wait for each other, so no interval is claimed here.',
      columns - 2,
      'faint',
    ),
  ])
}
