// A sweep for a pull request or a wiki: its sentence, and a row a point.
import { markdownTable, markdownText } from '../../report/markdown.ts'
import { STOPPED, sweepBasis, sweepHeadline } from './sentences.ts'
import type { Sweep } from './sweep.ts'
import { sweepTable } from './sweep-table.ts'

/** Markdown as GitHub reads it. Equal sweeps, equal text. */
export function sweepAsMarkdown(sweep: Sweep): string {
  const { columns, rows } = sweepTable(sweep)
  const blocks = [
    `## ${markdownText(sweep.scenario.name)}`,
    markdownText(sweepHeadline(sweep)),
    ...(sweep.partial ? [STOPPED] : []),
    `### ${markdownText(sweepBasis(sweep))}`,
    markdownTable(
      columns,
      rows.map(({ cells }) => cells),
    ),
    `Digest \`${sweep.digest}\``,
  ]
  return `${blocks.join('\n\n')}\n`
}
