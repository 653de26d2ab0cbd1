// A sweep for a pull request or a wiki: its sentence, a row a point, and what it rests on.
import { quantity } from '../../report/format.ts'
import { markdownTable, markdownText } from '../../report/markdown.ts'
import { VERSION } from '../../version.ts'
import { seedsText } from '../identity.ts'
import { STOPPED } from '../stopped.ts'
import { sweepBasis, sweepHeadline } from './sentences.ts'
import type { Sweep } from './sweep.ts'
import { sweepIdentity } from './sweep-identity.ts'
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
    markdownText(identityText(sweep)),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** As the Markdown of a report ends. */
function identityText(sweep: Sweep): string {
  const identity = sweepIdentity(sweep)
  const { fidelity, runs, calls, scenario, digest } = identity
  return [
    fidelity,
    seedsText(identity),
    quantity(runs, 'run'),
    quantity(calls, 'call'),
    `scenario ${scenario.hash}`,
    `digest ${digest}`,
    `hookdrill ${VERSION}`,
  ].join(' · ')
}
