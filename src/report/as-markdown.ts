// The report for a pull request or a wiki: what the step summary of GitHub says, then the figures. Nothing
// in it is of this machine but the version, so an unchanged campaign is an unchanged text.
import { formulaText } from './closed-form-text.ts'
import { count, quantity } from './format.ts'
import { codeBlock, folded, markdownTable, markdownText } from './markdown.ts'
import type { Report } from './report.ts'
import { reportAsSuite } from './report-as-suite.ts'
import {
  agreementPace,
  backlogPeak,
  crossCheckAnswer,
  endingNotes,
  notRunWords,
  slotUse,
  UNMODELLED,
} from './sentences.ts'
import { suiteAsMarkdown } from './suite-as-markdown.ts'
import { assumptionTable } from './tables/assumptions.ts'
import { callTimeTable } from './tables/call-times.ts'
import { campaignTable } from './tables/campaigns.ts'
import { sideBySideTable } from './tables/cross-check.ts'
import { delayTable } from './tables/delay.ts'
import { outcomeTable, statusTable } from './tables/endings.ts'
import { fieldTable, mappingNotesTable } from './tables/mapping.ts'
import { slotTimeTable } from './tables/slot-time.ts'
import type { Table } from './tables/table.ts'
import { timesTable } from './tables/times.ts'
import { bar } from './terminal/bars.ts'

/** A comment on GitHub takes 65,536 characters; violations get half of them. */
const DETAILS_MAX_LENGTH = 32_768

const BAR_COLUMNS = 40

type Blocks = readonly string[]

/** Markdown as GitHub reads it. `file` is the scenario's, as the user gave it. */
export function asMarkdown(report: Report, file: string): string {
  const blocks: Blocks = [
    ...suiteAsMarkdown(reportAsSuite(report, file), DETAILS_MAX_LENGTH),
    ...delay(report),
    ...slotTime(report),
    ...callTimes(report),
    ...titled('Times', table(timesTable(report))),
    ...titled('Backlog', [markdownText(backlogPeak(report.backlog))]),
    ...endings(report),
    ...(report.campaigns.length < 2 ? [] : titled('Campaigns', table(campaignTable(report)))),
    ...mapping(report),
    ...pace(report),
    ...crossChecked(report),
    ...assumptions(report),
    identity(report),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Nothing where there is nothing below the title. */
function titled(title: string, blocks: Blocks): Blocks {
  return blocks.length === 0 ? [] : [`### ${markdownText(title)}`, ...blocks]
}

function table({ columns, rows }: Table): Blocks {
  return rows.length === 0
    ? []
    : [
        markdownTable(
          columns,
          rows.map(({ cells }) => cells),
        ),
      ]
}

function delay(report: Report): Blocks {
  const title = report.partial ? 'Total execution delay so far' : 'Total execution delay'
  return titled(title, [...table(delayTable(report)), UNMODELLED])
}

function slotTime(report: Report): Blocks {
  const use = slotUse(report)
  if (use === undefined) return []
  return titled('Slot time', [markdownText(use), ...table(slotTimeTable(report))])
}

function callTimes(report: Report): Blocks {
  const { caption, rows } = callTimeTable(report)
  if (rows.length === 0) return []
  const widths = [0, 1].map((column) => {
    return Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0))
  })
  const lines = rows.map(({ cells, share = 0 }) => {
    const [upTo = '', calls = ''] = cells.map((cell, column) => cell.padStart(widths[column] ?? 0))
    return `${upTo}  ${calls}  ${bar(share, BAR_COLUMNS)}`.trimEnd()
  })
  return titled(caption, [codeBlock(lines)])
}

function endings(report: Report): Blocks {
  const notes = endingNotes(report.calls)
  return titled('How calls ended', [
    ...table(outcomeTable(report)),
    ...table(statusTable(report)),
    ...(notes.length === 0 ? [] : [markdownText(notes.join(' '))]),
  ])
}

function mapping(report: Report): Blocks {
  if (report.mapping === null) return []
  const { written, onNon2xx } = report.mapping
  return titled('Response mapping', [
    markdownText(`${quantity(written, 'field')} written, ${count(onNon2xx)} on a non-2xx.`),
    ...table(fieldTable(report)),
    ...table(mappingNotesTable(report)),
  ])
}

function pace({ agreement }: Report): Blocks {
  const words = agreement && agreementPace(agreement)
  return words === undefined ? [] : [markdownText(words)]
}

/** The comparisons that fail stand above, with all else that does. */
function crossChecked({ crossCheck }: Report): Blocks {
  if (!crossCheck) return []
  const words = [crossCheckAnswer(crossCheck), ...notRunWords(crossCheck)]
  return titled('Cross-check', [
    ...table(sideBySideTable(crossCheck)),
    markdownText(words.join(' ')),
    ...crossCheck.closedForms.map((form) => markdownText(formulaText(form))),
  ])
}

function assumptions(report: Report): Blocks {
  const all = quantity(report.assumptions.length, 'assumption')
  const tables = [true, false].flatMap((isOpen) => table(assumptionTable(report, isOpen)))
  return tables.length === 0 ? [] : folded(all, tables)
}

function identity({ scenario, digest, run }: Report): string {
  const parts = [
    scenario.fidelity,
    `seed ${scenario.seed}`,
    `scenario ${scenario.hash}`,
    `digest ${digest}`,
    `hookdrill ${run.version}`,
  ]
  return markdownText(parts.join(' · '))
}
