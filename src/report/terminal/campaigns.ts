import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { campaignTable } from '../tables/campaigns.ts'
import { type Line, span, titled } from './line.ts'
import { table } from './table.ts'

/** What each campaign came to, where there are several. */
export function campaignsSection(report: Report, columns: number): Line[] {
  if (report.campaigns.length < 2) return []
  const { caption, columns: named, rows } = campaignTable(report)
  const header = { cells: named.map(({ name }) => span(name, 'faint')) }
  const lines = rows.map(({ cells }) => ({ cells: cells.map((cell) => span(plainText(cell))) }))
  const align = named.map(({ isNumber }) => (isNumber ? 'r' : 'l')).join('')
  return titled(caption, table([header, ...lines], { columns, align }))
}
