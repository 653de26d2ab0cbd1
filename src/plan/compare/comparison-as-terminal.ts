// A comparison for people: the answer, what was compared, the figures that differ, and the leads that end
// otherwise, with what to type to look at one.
import { layoutColumns, type TerminalOptions, terminalText } from '../../report/as-terminal.ts'
import { count, quantity, share } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { facts, type Line, prose, span, titled } from '../../report/terminal/line.ts'
import { naturalWidth, type Row, table } from '../../report/terminal/table.ts'
import { seedsText } from '../identity.ts'
import type { Comparison } from './comparison.ts'
import { figuresSection } from './terminal/figures.ts'
import { flipsSection } from './terminal/flips.ts'

/** Text for a terminal, one newline at the end. */
export function comparisonAsTerminal(comparison: Comparison, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    [
      headSection(comparison, columns),
      sidesSection(comparison, columns),
      inputsSection(comparison, columns),
      figuresSection(comparison, columns),
      flipsSection(comparison, columns),
      identitySection(comparison, columns),
    ],
    options,
  )
}

function headSection({ headline, partial, of, warnings }: Comparison, columns: number): Line[] {
  const stopped =
    partial && of === 'scenarios'
      ? ['Stopped before its end: this covers the runs until then.']
      : []
  return [
    ...headline.flatMap((sentence, index) =>
      prose(plainText(sentence), columns, index === 0 ? 'strong' : 'plain'),
    ),
    ...stopped.flatMap((sentence) => prose(sentence, columns, 'bad')),
    ...warnings.flatMap((sentence) => prose(plainText(sentence), columns, 'warning')),
  ]
}

function sidesSection({ a, b, both }: Comparison, columns: number): Line[] {
  const names = Object.entries({ A: a, B: b }).flatMap(([name, { label }]) =>
    prose(`${name}  ${plainText(label)}`, columns),
  )
  return [...names, ...(both === '' ? [] : prose(`both with ${plainText(both)}`, columns, 'faint'))]
}

function inputsSection({ inputs, a, b, of }: Comparison, columns: number): Line[] {
  const { shown, more } = inputs
  if (shown.length === 0) {
    if (of === 'reports') return []
    const words =
      a.hash === b.hash
        ? 'Nothing that is written differs.'
        : 'What is written is the same; the files that A and B name differ.'
    return prose(words, columns)
  }
  const header: Row = { cells: ['', 'A', 'B'].map((name) => span(name, 'faint')) }
  const rows = shown.map(({ path, a: here, b: there }) => ({
    cells: [path, here, there].map((text) => span(plainText(text))),
  }))
  const isWide = naturalWidth([header, ...rows]) <= columns - 2
  const meaning =
    a.hash === b.hash && of === 'scenarios' && a.leads === b.leads
      ? prose('A and B are written differently and mean the same.', columns, 'faint')
      : []
  return titled('What differs', [
    ...(isWide
      ? table([header, ...rows], { columns: columns - 2, align: 'lll' })
      : shown.flatMap(({ path, a: here, b: there }) =>
          prose(plainText(`${path}: ${here} → ${there}`), columns - 2),
        )),
    ...(more > 0 ? prose(`and ${count(more)} more`, columns, 'faint') : []),
    ...meaning,
  ])
}

function identitySection(comparison: Comparison, columns: number): Line[] {
  const { a, b, replications, digest, of, assumptions, pairs, confidence } = comparison
  const calls = a.calls + b.calls
  const fidelities = [...new Set([a.fidelity, b.fidelity])].join(' and ')
  const items =
    of === 'reports'
      ? [fidelities, quantity(calls, 'call'), 'figures of two reports, which hold no leads']
      : [
          fidelities,
          seedsText({ scenario: a, replications: Math.max(replications, 1) }),
          `${quantity(2 * replications, 'run')}${pairs ? ' and 2 for the leads' : ''}`,
          quantity(calls, 'call'),
          ...(replications > 1 ? [`${share(confidence)} intervals`] : []),
          `${quantity(assumptions.length, 'assumption')}, as hookdrill run lists them`,
        ]
  return facts(
    [...items, `scenario A ${a.hash}`, `scenario B ${b.hash}`, `digest ${digest}`],
    columns,
  )
}
