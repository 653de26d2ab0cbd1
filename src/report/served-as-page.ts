// `/__hookdrill`: what the mock has served, as a page that a browser shows without asking for anything
// else: a request would go to a service. No script: it loads itself anew.
import { count, shortDuration } from './format.ts'
import { escaped } from './html/escape.ts'
import { type PageSection, page, pagePolicy } from './html/page.ts'
import { htmlTable } from './html/table.ts'
import { toUs } from './milliseconds.ts'
import { cleanliness } from './served-as-text.ts'
import type { ServedRecord } from './served-record.ts'
import type { ServedReport } from './served-report.ts'
import type { Table } from './tables/table.ts'

const REFRESH_SECONDS = 2

const STYLE = `
header > .facts { background: var(--wash); border-radius: 8px; margin: 1.25rem 0; padding: 1rem 1.25rem }
`

/** For the header of the answer; in the page itself nobody heeds the last of it. */
export const PAGE_POLICY = `${pagePolicy({ styles: [STYLE] })}; frame-ancestors 'none'`

/** A whole HTML document. */
export function servedAsPage(report: ServedReport): string {
  const { scenario, isClean } = report
  return page({
    title: `hookdrill: ${scenario.name}`,
    header: `<h1>${escaped(scenario.name)}</h1>
<p class="faint">seed ${scenario.seed}, up ${shortDuration(toUs(report.upMs))}, as <a href="/__hookdrill.json">JSON</a></p>
<dl class="facts">
${figures(report)
  .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
  .join('\n')}
</dl>
<p${isClean === false ? ' class="warning"' : ''}>${escaped(cleanliness(report))}</p>`,
    sections: [
      section('services', 'Services', services(report)),
      section('endings', 'Statuses, faults, endings', endings(report)),
      section('requests', 'Last requests', latest(report)),
    ],
    styles: [STYLE],
    refreshSeconds: REFRESH_SECONDS,
  })
}

function section(id: string, title: string, table: Omit<Table, 'caption'>): PageSection {
  const html = htmlTable({ ...table, caption: title }, { isCaptionHidden: true })
  return { id, title, html }
}

function figures({ requests, inFlight, overhead }: ServedReport): [string, string][] {
  return [
    ['requests', count(requests)],
    ['in flight', count(inFlight)],
    ['overhead p50', milliseconds(overhead.p50Ms)],
    ['overhead p99', milliseconds(overhead.p99Ms)],
  ]
}

function services(report: ServedReport): Omit<Table, 'caption'> {
  return {
    columns: [
      { name: 'service', isCode: true },
      { name: 'call it at', isCode: true },
      { name: 'requests', isNumber: true },
    ],
    rows: report.services.map(({ origin, url, requests }) => ({
      cells: [origin, url, String(requests)],
    })),
  }
}

function endings({ byStatus, byFault, byEnding }: ServedReport): Omit<Table, 'caption'> {
  return {
    columns: [{ name: 'ended as' }, { name: 'requests', isNumber: true }],
    rows: [byStatus, byFault, byEnding].flatMap((counts) =>
      Object.entries(counts)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, requests]) => ({ cells: [name, String(requests)] })),
    ),
  }
}

function latest(report: ServedReport): Omit<Table, 'caption'> {
  return {
    columns: [
      { name: 'time' },
      { name: 'lead', isNumber: true },
      { name: 'request', isCode: true },
      { name: 'ended' },
      { name: 'asked ms', isNumber: true },
      { name: 'took ms', isNumber: true },
      { name: 'overhead ms', isNumber: true },
    ],
    rows: report.latest.map((record) => ({ cells: cells(record) })),
  }
}

function cells(record: ServedRecord): readonly string[] {
  const { time, lead, method, path, askedMs, tookMs, overheadMs } = record
  return [
    time.slice(11, 23),
    String(lead ?? ''),
    `${method} ${path}`,
    endedAs(record),
    String(askedMs ?? ''),
    String(tookMs),
    String(overheadMs ?? ''),
  ]
}

function endedAs({ ending, status, fault, shownAs, reason }: ServedRecord): string {
  const shown = shownAs === undefined ? [] : [`(shown as a ${shownAs})`]
  return [status, fault, ...shown, ending === 'answered' ? undefined : ending, reason]
    .filter((part) => part !== undefined)
    .join(' ')
}

function milliseconds(value: number | null): string {
  return value === null ? '–' : shortDuration(toUs(value))
}
