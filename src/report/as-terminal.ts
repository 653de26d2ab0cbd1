// The report for people: the answer first, then tables, pictures where shape matters, and last what
// replays it. Sections decide what is said, in lines of toned text; here they get their order, their
// width and, when wanted, their colours. No line is ever wider than the terminal.
import { noCommand } from './mask.ts'
import type { Report } from './report.ts'
import { agreementSection } from './terminal/agreement.ts'
import { assumptionsSection } from './terminal/assumptions.ts'
import { backlogSection } from './terminal/backlog.ts'
import { campaignsSection } from './terminal/campaigns.ts'
import { crossCheckSection } from './terminal/cross-check.ts'
import { delaySection } from './terminal/delay.ts'
import { endingsSection } from './terminal/endings.ts'
import { expectationsSection } from './terminal/expectations.ts'
import { headlineSection } from './terminal/headline.ts'
import { histogramSection } from './terminal/histogram.ts'
import { clipLine, INDENT_COLUMNS, type Line, type Section, type Tone } from './terminal/line.ts'
import { mappingSection } from './terminal/mapping.ts'
import { runSection } from './terminal/run.ts'
import { slotTimeSection } from './terminal/slot-time.ts'
import { timesSection } from './terminal/times.ts'
import { verdictSection } from './terminal/verdict.ts'
import { warningsSection } from './terminal/warnings.ts'

export interface TerminalOptions {
  /** Width of the terminal. Laid out for 40 to 120; narrower is cut, wider stays empty. */
  readonly columns: number
  readonly hasColor: boolean
}

const COLUMNS_MIN = 40
/** Longer lines are hard to read, and bars gain nothing. */
const COLUMNS_MAX = 120

const SECTIONS: readonly Section[] = [
  headlineSection,
  delaySection,
  timesSection,
  endingsSection,
  campaignsSection,
  slotTimeSection,
  histogramSection,
  backlogSection,
  mappingSection,
  verdictSection,
  agreementSection,
  crossCheckSection,
  warningsSection,
  expectationsSection,
  assumptionsSection,
  runSection,
]

// Select Graphic Rendition parameters.
const SGR: Readonly<Record<Tone, string>> = {
  plain: '',
  strong: '1',
  faint: '2',
  good: '32',
  bad: '31',
  bar: '36',
  warning: '33',
}

/** The report as text for a terminal, one newline at the end. */
export function asTerminal(report: Report, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    SECTIONS.map((section) => section(report, columns)),
    options,
  )
}

/** How wide sections are laid out, their indent taken off. */
export function layoutColumns({ columns }: TerminalOptions): number {
  return Math.min(Math.max(columns, COLUMNS_MIN), COLUMNS_MAX) - INDENT_COLUMNS
}

/** Sections as text, an empty line between them; those without lines are left out. */
export function terminalText(
  sections: readonly (readonly Line[])[],
  { columns, hasColor }: TerminalOptions,
): string {
  const paint = (line: Line): string => painted(clipLine(commandless(line), columns), hasColor)
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${paint(line).trimEnd()}\n`).join(''))
    .join('\n')
}

/** What comes from outside may be wrapped so that a line begins with it. */
function commandless(line: Line): Line {
  const text = line.map((part) => part.text).join('')
  const [first] = line
  if (!first || noCommand(text) === text) return line
  return [{ ...first, text: noCommand(text) }]
}

/** A line as it is printed. */
export function painted(line: Line, hasColor: boolean): string {
  return line
    .map(({ text, tone }) => {
      return hasColor && SGR[tone] !== '' ? `\u001b[${SGR[tone]}m${text}\u001b[0m` : text
    })
    .join('')
}
