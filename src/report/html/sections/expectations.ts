import { expectationTable } from '../../tables/judgement.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

export const expectationsSection: Section = (report) => {
  if (report.expectations.length === 0) return undefined
  const html = htmlTable(expectationTable(report), { isCaptionHidden: true, isStacked: true })
  return { id: 'expectations', title: 'Expectations', html }
}
