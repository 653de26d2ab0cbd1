// A solution for people: the answer, how sure it is, and the values around the edge.
import { layoutColumns, type TerminalOptions, terminalText } from '../../report/as-terminal.ts'
import { count } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { type Line, prose, type Span, span, titled } from '../../report/terminal/line.ts'
import { mark } from '../../report/terminal/mark.ts'
import { naturalWidth, type Row, table } from '../../report/terminal/table.ts'
import { identityLines } from '../identity.ts'
import type { Solution, SolutionPoint } from './solution.ts'
import { certainty, figureText, headline, margin, monotony, valueText } from './words.ts'

/** Text for a terminal, one newline at the end. */
export function solutionAsTerminal(solution: Solution, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    [
      headSection(solution, columns),
      solution.edges?.areSame === false
        ? seedsSection(solution, columns)
        : pointsSection(solution, columns),
      nextSection(solution, columns),
      identityLines(solution, columns),
    ],
    options,
  )
}

function headSection(solution: Solution, columns: number): Line[] {
  const { outcome, isMonotonic } = solution
  const tone = outcome === 'nothing' || outcome === 'unknown' ? 'bad' : 'strong'
  const more = [certainty(solution), margin(solution)].filter((text) => text !== '')
  return [
    ...prose(headline(solution), columns, tone),
    ...more.flatMap((text) => prose(text, columns)),
    ...prose(monotony(solution), columns, isMonotonic ? 'faint' : 'warning').filter((line) =>
      line.some(({ text }) => text !== ''),
    ),
  ]
}

/** Shares of the seeds, besides the one asked for. */
const SHARES = [1, 0.75, 0.5, 0.25]

/** What more and more of the seeds allow: where they differ, a value is met by some and missed by others. */
function seedsSection(solution: Solution, columns: number): Line[] {
  const { edges, side, confidence, unknown } = solution
  const all = edges?.bySeed ?? []
  const allowed = all
    .filter((value) => value !== null)
    .toSorted((a, b) => (side === 'fewest' ? a.amount - b.amount : b.amount - a.amount))
  const largest = Math.max(...allowed.map(({ amount }) => amount))
  const neededFor = (share: number): number => Math.ceil(share * all.length - 1e-9)
  const rows = [...new Set([...SHARES, confidence].map(neededFor))]
    .toSorted((a, b) => b - a)
    .map((needed): Row => {
      const value = allowed[needed - 1]
      const tone = needed === neededFor(confidence) ? 'strong' : 'plain'
      const cells = [
        span(`${needed} of ${all.length}`, tone),
        span(value ? valueText(value) : 'none', tone),
      ]
      return value ? { cells, bar: { share: value.amount / largest, tone: 'bar' } } : { cells }
    })
  const header: Row = {
    cells: ['seeds', plainText(unknown.name)].map((name) => span(name, 'faint')),
  }
  return titled(
    'What so many seeds allow',
    table([header, ...rows], { columns: columns - 2, align: 'rr' }),
  )
}

function pointsSection(solution: Solution, columns: number): Line[] {
  const { unknown, targets, points } = solution
  const shown = telling(solution)
  const more = points.length - shown.length
  if (shown.length === 0) return []
  const metrics = shown[0]?.figures.map(({ metric }) => metric) ?? []
  const header: Row = {
    cells: [plainText(unknown.name), ...metrics, ''].map((name) => span(name, 'faint')),
  }
  const rows = [header, ...shown.map((point) => row(point, solution))]
  const words = (point: SolutionPoint): string =>
    `${valueText(point)}: ${point.figures.map((figure) => `${figure.metric} ${figureText(figure, targets)}`).join(', ')}`
  return titled('Values looked at', [
    ...(naturalWidth(rows) <= columns - 2
      ? table(rows, { columns: columns - 2, align: `${'r'.repeat(metrics.length + 1)}l` })
      : shown.flatMap((point) => [[verdict(point)], ...prose(words(point), columns - 2)])),
    ...(more > 0
      ? prose(`and ${count(more)} more: see --csv or --json`, columns - 2, 'faint')
      : []),
  ])
}

function row(point: SolutionPoint, { targets }: Solution): Row {
  return {
    cells: [
      span(valueText(point)),
      ...point.figures.map((figure) => span(figureText(figure, targets))),
      verdict(point),
    ],
  }
}

function verdict({ met, seeds }: SolutionPoint): Span {
  if (met === seeds) return mark('passed')
  if (met === 0) return mark('missed')
  return span(`${met} of ${seeds} seeds passed`, 'warning')
}

/** From the edge outwards each some four times as far off as the one before: all of them would be dozens. */
const SPREAD = 4

function telling({ points, answer, beyond, unknown }: Solution): readonly SolutionPoint[] {
  if (!answer) return points.filter((_, index) => index === 0 || index === points.length - 1)
  const now = points.filter(({ text }) => text === unknown.current?.text)
  const kept = [answer, beyond].filter((point) => point !== null)
  kept.push(...now.filter(({ text }) => kept.every((point) => point.text !== text)))
  for (const side of [-1, 1]) {
    let last = 0
    const onSide = points
      .map((point) => ({ point, off: (point.amount - answer.amount) * side }))
      .filter(({ off }) => off > 0)
      .toSorted((a, b) => a.off - b.off)
    for (const { point, off } of onSide) {
      if (off < last * SPREAD) continue
      last = off
      if (!kept.some(({ text }) => text === point.text)) kept.push(point)
    }
  }
  return kept.toSorted((a, b) => a.amount - b.amount)
}

function nextSection({ replay }: Solution, columns: number): Line[] {
  return replay === undefined ? [] : prose(`To see it: ${plainText(replay)}`, columns, 'faint')
}
