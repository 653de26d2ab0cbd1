import { count, quantity, share, shortDuration } from '../../../report/format.ts'
import { plainText } from '../../../report/mask.ts'
import { toUs } from '../../../report/milliseconds.ts'
import { indent, type Line, prose, span, titled } from '../../../report/terminal/line.ts'
import { table } from '../../../report/terminal/table.ts'
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
  const seed = comparison.a.seed
  return titled(`Leads that end otherwise, with seed ${seed}`, [
    ...shown.flatMap((flip) => kind(comparison, flip, columns - 2)),
    ...(more > 0
      ? prose(`and ${quantity(more, 'lead')} in other ways: see --csv`, columns - 2, 'faint')
      : []),
    ...modelNote(comparison, columns - 2),
  ])
}

function kind(comparison: Comparison, flip: Flip, columns: number): Line[] {
  const { from, to, leads, examples, explain } = flip
  const [row = []] = table(
    [
      {
        cells: [span(plainText(from)), span('→', 'faint'), span(plainText(to)), span(count(leads))],
      },
    ],
    { columns, align: 'lllr' },
  )
  const ids = examples.join(', ')
  const which =
    leads > examples.length ? `leads ${ids}, …` : leads === 1 ? `lead ${ids}` : `leads ${ids}`
  return [
    row,
    ...indent([
      ...prose(`${which}${hint(comparison, flip)}`, columns - 2, 'faint'),
      ...commandLines('A', explain.a, columns - 2),
      ...commandLines('B', explain.b, columns - 2),
    ]),
  ]
}

/** Not wrapped: it is to be copied. */
function commandLines(side: string, command: string | null, columns: number): Line[] {
  return command === null ? [] : prose(`${side}: ${plainText(command)}`, columns, 'plain')
}

/** Where in A's run these leads are, when they are near each other. */
function hint({ figures }: Comparison, { leads, ended }: Flip): string {
  const totalMs = figures.totalDelay.a?.mean ?? 0
  const range = ended.a
  if (!range || leads < NARROW_LEADS_MIN || totalMs === 0) return ''
  const part = (range.toMs - range.fromMs) / totalMs
  return part > NARROW_SHARE
    ? ''
    : `; through between ${rangeText(range)} of A (${share(part)} of it)`
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
