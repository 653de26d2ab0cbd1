import { timesTable } from '../../tables/times.ts'
import { transposed } from '../../tables/transposed.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

/** A row for each percentile: that fits on a telephone, too. */
export const timesSection: Section = (report) => ({
  id: 'times',
  title: 'Percentiles',
  html: htmlTable(transposed(timesTable(report)), { isCaptionHidden: true }),
})
