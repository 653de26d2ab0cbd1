// How our pages look: paper and ink, one accent, and one colour for what needs attention. Colours are
// tokens, so that dark and print are other values and not other rules. Every pair of text and ground has a
// contrast of 4.5 or more; a test holds that.

export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --wash: #f4f6f8; --line: #dfe4e9; --ink: #1b2026; --muted: #57616c;
  --accent: #1f5fa8; --warning: #a8480b; --heat-most: 60%;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15191d; --wash: #1d2227; --line: #333b43; --ink: #e8ebee; --muted: #a2acb6;
    --accent: #7fb4ee; --warning: #f2a65a; --heat-most: 42%;
  }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --wash: #f4f6f8; --line: #dfe4e9; --ink: #1b2026; --muted: #57616c;
    --accent: #1f5fa8; --warning: #a8480b; --heat-most: 60%;
  }
}
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem }
body {
  margin: 0 auto; max-width: 72rem; padding: 2.5rem 1.5rem 4rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; font-variant-numeric: tabular-nums;
}
h1, h2, h3, p, figure, dl, dd, ol { margin: 0; padding: 0 }
h1 { font-size: 1.125rem; font-weight: 600; line-height: 1.35; overflow-wrap: anywhere }
h2 { font-size: 1.25rem; font-weight: 600; line-height: 1.3; margin-bottom: .75rem }
h3 { font-size: 1rem; font-weight: 600; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere }
p { max-width: 44rem; overflow-wrap: anywhere }
p + p { margin-top: .5rem }
a { color: var(--accent) }
code { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px }
.faint { color: var(--muted) }
.warning { color: var(--warning) }
.small { font-size: .875rem }
main > section { border-top: 1px solid var(--line); padding-top: 1.75rem; margin-top: 2.25rem }
footer { border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; margin-top: 2.5rem; padding-top: 1rem }
nav ol { list-style: none }
nav a { color: var(--muted); text-decoration: none }
nav a:hover { color: var(--ink); text-decoration: underline }
nav { display: none }
@media (min-width: 68rem) {
  body:has(> nav) { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); column-gap: 3rem }
  body:has(> nav) > header, body > footer { grid-column: 2 }
  nav { display: block; position: sticky; top: 2.5rem; align-self: start; grid-column: 1; grid-row: 1 / 4; font-size: .875rem; line-height: 1.9 }
}
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1rem 1.5rem }
.facts dt { color: var(--muted); font-size: .8125rem }
.facts dd { font-size: 1.25rem; font-weight: 600; line-height: 1.4 }
.scroll { overflow-x: auto }
.scroll + .scroll, p + .scroll, .scroll + p, figure + .scroll { margin-top: 1rem }
table { border-collapse: collapse; font-size: .9375rem; line-height: 1.4 }
table.wide { width: 100% }
caption { caption-side: top; color: var(--muted); font-size: .875rem; padding-bottom: .35rem; text-align: left }
th, td { border-bottom: 1px solid var(--line); font-weight: 400; padding: .4rem 1.25rem .4rem 0; text-align: left; vertical-align: top }
thead th { color: var(--muted); font-size: .8125rem; white-space: nowrap }
tbody th { min-width: 5rem }
table.stacked tbody th { min-width: 12.5rem }
table code { overflow-wrap: break-word }
.result { white-space: nowrap }
tr > :last-child { padding-right: 0 }
.number { text-align: right; white-space: nowrap }
.own > :nth-child(-n + 2) { font-weight: 600 }
td.bar { min-width: 6rem; width: 40% }
td.bar svg { display: block; height: .75rem; margin-top: .28rem; width: 100% }
svg .fine, svg .plain { fill: var(--accent) }
svg .warning { fill: var(--warning) }
svg .faint { fill: var(--muted) }
.side-by-side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1.5rem 2.5rem }
.side-by-side > .scroll { margin-top: 0 }
.hidden { height: 1px; overflow: hidden; position: absolute; width: 1px; clip-path: inset(50%); white-space: nowrap }
details { margin-top: 1rem }
summary { color: var(--accent); cursor: pointer; font-size: .9375rem }
details > .scroll { margin-top: .75rem }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem }
  td.bar { display: none }
  table { font-size: .875rem }
  th, td { padding-right: .75rem }
  tbody th { min-width: 3.75rem }
  table.stacked thead { display: none }
  table.stacked, table.stacked tbody, table.stacked tr { display: block }
  table.stacked tr { border-bottom: 1px solid var(--line); padding: .5rem 0 }
  table.stacked tr > * { border: 0; display: inline; padding: 0 .75rem 0 0; text-align: left; white-space: normal }
  table.stacked tr > :first-child { display: block; min-width: 0 }
  table code { overflow-wrap: anywhere }
}
@page { margin: 16mm 14mm }
@media print {
  body, body:has(> nav) { display: block; max-width: none; padding: 0; font-size: 10.5pt }
  nav { display: none }
  main > section { margin-top: 1.25rem; padding-top: 1rem }
  table.stacked { font-size: .8125rem }
  table.stacked tbody th { min-width: 9rem }
  h2, h3, caption, figcaption, thead { break-after: avoid }
  tbody > tr:first-child { break-before: avoid }
  figure, tr, li, dl > div, table:not(.stacked), .keep { break-inside: avoid }
  thead { display: table-header-group }
  summary { display: none }
  details::details-content { block-size: auto; content-visibility: visible; display: block }
  a { color: inherit; text-decoration: none }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`
