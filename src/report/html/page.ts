// The shell of every page we write: one document that asks for nothing. Its policy lets nothing in but
// the styles and scripts that the page itself brings, each by its hash, so that markup which got past
// `escaped` could neither run nor call home. What is for people comes as sections; a page of another
// command is another list of them.
import { createHash } from 'node:crypto'
import { escaped } from './escape.ts'
import { PAGE_STYLE } from './style.ts'

export interface Page {
  readonly title: string
  /** HTML before the sections: what the eye meets first. */
  readonly header: string
  readonly sections: readonly PageSection[]
  /** HTML; default nothing. */
  readonly footer?: string
  /** CSS beside the page's own; default none. */
  readonly styles?: readonly string[]
  /** JavaScript, run in this order once the page is there; default none. */
  readonly scripts?: readonly string[]
  /** Loads itself anew; default never. */
  readonly refreshSeconds?: number
}

export interface PageSection {
  /** What a link leads to: `slot-time`. */
  readonly id: string
  readonly title: string
  readonly html: string
}

/** So many sections need a table of contents. */
const CONTENTS_FROM = 5

/** A bar, as the page's icon: without one a browser would ask the server for it. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath fill='%231f5fa8' d='M0 5h2v3H0zM3 2h2v6H3zM6 4h2v4H6z'/%3E%3C/svg%3E"

/** A whole HTML document. */
export function page({ title, header, sections, footer, refreshSeconds, ...code }: Page): string {
  const { styles = [], scripts = [] } = code
  const refresh = refreshSeconds === undefined ? '' : metaRefresh(refreshSeconds)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(code)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh}<link rel="icon" href="${ICON}">
<title>${escaped(title)}</title>
${[PAGE_STYLE, ...styles].map((css) => `<style>${css}</style>\n`).join('')}</head>
<body>
<header>
${header}
</header>
${sections.length < CONTENTS_FROM ? '' : contents(sections)}<main>
${sections.map(section).join('\n')}
</main>
${footer === undefined ? '' : `<footer>\n${footer}\n</footer>\n`}${scripts.map((script) => `<script>${script}</script>\n`).join('')}</body>
</html>
`
}

/** Nothing but what the page brings, and no way for a form or a link base to lead elsewhere. */
export function pagePolicy({
  styles = [],
  scripts = [],
}: Pick<Page, 'styles' | 'scripts'>): string {
  return [
    "default-src 'none'",
    `style-src ${[PAGE_STYLE, ...styles].map(sourceHash).join(' ')}`,
    ...(scripts.length === 0 ? [] : [`script-src ${scripts.map(sourceHash).join(' ')}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function sourceHash(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`
}

function metaRefresh(seconds: number): string {
  return `<meta http-equiv="refresh" content="${seconds}">\n`
}

function contents(sections: readonly PageSection[]): string {
  const links = sections.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`)
  return `<nav aria-label="Contents">\n<ol>\n${links.join('\n')}\n</ol>\n</nav>\n`
}

function section({ id, title, html }: PageSection): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escaped(title)}</h2>
${html}
</section>`
}
