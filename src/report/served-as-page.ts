// `/__hookdrill`: what the mock has served, as a page that a browser shows without asking for anything
// else, not even an icon: that request would go to a service. No script: it loads itself anew. What came
// from outside is escaped, and the policy that goes with it would let nothing run anyway.
import { createHash } from 'node:crypto'
import { count, shortDuration } from './format.ts'
import { plainText } from './mask.ts'
import { toUs } from './milliseconds.ts'
import { cleanliness } from './served-as-text.ts'
import type { ServedRecord } from './served-record.ts'
import type { ServedReport } from './served-report.ts'

const REFRESH_SECONDS = 2

const STYLE = `
:root { color-scheme: light dark }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
h1 { font-size: 1.3rem; margin: 0 }
h2 { font-size: 1rem; margin: 1.5rem 0 .3rem }
p { margin: .3rem 0 }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0 }
dt { font-size: .8rem; opacity: .75 }
dd { font-size: 1.4rem; font-variant-numeric: tabular-nums; margin: 0 }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .15rem .8rem .15rem 0; text-align: left; vertical-align: top }
.n { text-align: right }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
.bad { font-weight: bold }
`

/** Nothing but the page's own style. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A whole HTML document. */
export function servedAsPage(report: ServedReport): string {
  const { scenario, services, isClean } = report
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${REFRESH_SECONDS}">
<link rel="icon" href="data:,">
<title>hookdrill: ${escaped(scenario.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(scenario.name)}</h1>
<p>seed ${scenario.seed}, up ${shortDuration(toUs(report.upMs))}, as <a href="/__hookdrill.json">JSON</a></p>
<dl>${figures(report)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')}</dl>
<p${isClean === false ? ' class="bad"' : ''}>${escaped(cleanliness(report))}</p>
<h2>Services</h2>
${table(
  ['service', 'call it at', '#requests'],
  services.map(({ origin, url, requests }) => [code(origin), code(url), number(requests)]),
)}
<h2>Statuses, faults, endings</h2>
${table(['', '#requests'], endings(report))}
<h2>Last requests</h2>
${table(COLUMNS, report.latest.map(row))}
</body>
</html>
`
}

function figures({ requests, inFlight, overhead }: ServedReport): [string, string][] {
  return [
    ['requests', count(requests)],
    ['in flight', count(inFlight)],
    ['overhead p50', milliseconds(overhead.p50Ms)],
    ['overhead p99', milliseconds(overhead.p99Ms)],
  ]
}

function endings({ byStatus, byFault, byEnding }: ServedReport): Cell[][] {
  return [byStatus, byFault, byEnding].flatMap((counts) =>
    Object.entries(counts)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, requests]) => [text(name), number(requests)]),
  )
}

const COLUMNS = ['time', '#lead', 'request', 'ended', '#asked ms', '#took ms', '#overhead ms']

function row(record: ServedRecord): Cell[] {
  const { time, lead, method, path, askedMs, tookMs, overheadMs } = record
  return [
    text(time.slice(11, 23)),
    number(lead ?? ''),
    code(`${method} ${path}`),
    text(endedAs(record)),
    number(askedMs ?? ''),
    number(tookMs),
    number(overheadMs ?? ''),
  ]
}

function endedAs({ ending, status, fault, shownAs, reason }: ServedRecord): string {
  const shown = shownAs === undefined ? [] : [`(shown as a ${shownAs})`]
  return [status, fault, ...shown, ending === 'answered' ? undefined : ending, reason]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** HTML, escaped where it was made. */
type Cell = { readonly html: string }

function text(value: string): Cell {
  return { html: `<td>${escaped(value)}</td>` }
}

function code(value: string): Cell {
  return { html: `<td><code>${escaped(value)}</code></td>` }
}

function number(value: number | string): Cell {
  return { html: `<td class="n">${value}</td>` }
}

/** A column whose name begins with # holds numbers. */
function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map((name) => {
    return name.startsWith('#')
      ? `<th scope="col" class="n">${name.slice(1)}`
      : `<th scope="col">${name}`
  })
  const body = rows.map((cells) => `<tr>${cells.map(({ html }) => html).join('')}</tr>`).join('\n')
  return `<div class="scroll"><table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`
}

function milliseconds(value: number | null): string {
  return value === null ? '–' : shortDuration(toUs(value))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML and its attributes; what cannot be seen is shown as an escape. */
function escaped(value: string): string {
  return plainText(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
