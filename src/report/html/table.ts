import type { Column, Row, Table } from '../tables/table.ts'
import { escaped } from './escape.ts'

export interface TableLook {
  /** Only for those who do not see: the words above the table say it already. Default false. */
  readonly isCaptionHidden?: boolean
  /** A row becomes a paragraph where the screen is narrow: for tables of words. Default false. */
  readonly isStacked?: boolean
}

/** A table, scrolled in itself where it is too wide, with bars where its rows have shares. */
export function htmlTable({ caption, columns, rows }: Table, look: TableLook = {}): string {
  const hasBars = rows.some(({ share }) => share !== undefined)
  const classes = [
    ...(hasBars || look.isStacked ? ['wide'] : []),
    ...(look.isStacked ? ['stacked'] : []),
  ]
  const head = columns.map(
    (column) => `<th scope="col"${classOf(column)}>${escaped(column.name)}</th>`,
  )
  const bars = hasBars ? '<td class="bar"></td>' : ''
  return `<div class="scroll"><table${attribute('class', classes.join(' '))}>
<caption${look.isCaptionHidden ? ' class="hidden"' : ''}>${escaped(caption)}</caption>
<thead><tr>${head.join('')}${bars}</tr></thead>
<tbody>
${rows.map((row) => htmlRow(row, columns)).join('\n')}
</tbody>
</table></div>`
}

function htmlRow({ cells, isOwn, tone, share }: Row, columns: readonly Column[]): string {
  const html = cells.map((text, index) => {
    const column = columns[index] ?? { name: '' }
    const content = column.isCode ? `<code>${escaped(text)}</code>` : escaped(text)
    if (index === 0) return `<th scope="row">${content}</th>`
    return `<td${classOf(column, tone)}>${content}</td>`
  })
  const bar = share === undefined ? '' : `<td class="bar">${htmlBar(share, tone ?? 'plain')}</td>`
  return `<tr${isOwn ? ' class="own"' : ''}>${html.join('')}${bar}</tr>`
}

function classOf({ isNumber, isResult }: Column, tone?: string): string {
  if (isNumber) return ' class="number"'
  return isResult ? attribute('class', ['result', ...(tone ? [tone] : [])].join(' ')) : ''
}

function attribute(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${value}"`
}

/** Whatever is not nothing can be seen. */
const BAR_PERCENT_MIN = 0.6

function htmlBar(share: number, tone: string): string {
  const percent = share === 0 ? 0 : Math.max(BAR_PERCENT_MIN, share * 100)
  return `<svg aria-hidden="true"><rect class="${tone}" width="${percentText(percent)}" height="100%"/></svg>`
}

/** For attributes: `85.84%`. */
export function percentText(percent: number): string {
  return `${Number(percent.toFixed(3))}%`
}
