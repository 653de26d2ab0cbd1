// Text from outside inside Markdown: it is shown as it is and marks nothing up.
import { plainText } from './mask.ts'

/** What GitHub's Markdown, its tables, its HTML or its formulas would take for markup. */
const MARKUP = /[\\`*_[\]<>|~&$#]/g

/** On one line, in a sentence or a cell of a table. */
export function markdownText(text: string): string {
  return plainText(text).replace(MARKUP, '\\$&').replace(MENTION, '@<!-- -->')
}

/** Whoever is called so would be told; only a break between the two keeps GitHub from it. */
const MENTION = /(?<!\w)@(?=\w)/g

/** Lines in a block of code, whose fence is longer than any that they hold. */
export function codeBlock(lines: readonly string[]): string {
  const body = lines.map(plainText).join('\n')
  const ticks = Array.from(body.matchAll(/`+/g), ([run]) => run.length)
  const fence = '`'.repeat(Math.max(2, ...ticks) + 1)
  return `${fence}text\n${body}\n${fence}`
}

/** A table of GitHub's Markdown: numbers on the right, and every cell as text. */
export function markdownTable(
  columns: readonly { readonly name: string; readonly isNumber?: true }[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`
  return [
    line(columns.map(({ name }) => name)),
    `|${columns.map(({ isNumber }) => (isNumber ? '--:' : '---')).join('|')}|`,
    ...rows.map(line),
  ].join('\n')
}

/** Blocks that are seen once they are asked for. */
export function folded(summary: string, blocks: readonly string[]): readonly string[] {
  return [`<details><summary>${markdownText(summary)}</summary>`, ...blocks, '</details>']
}
