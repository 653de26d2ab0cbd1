import { UNMODELLED } from '../../sentences.ts'
import { delayTable } from '../../tables/delay.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

export const delaySection: Section = (report) => ({
  id: 'delay',
  title: report.partial ? 'Total execution delay so far' : 'Total execution delay',
  html: `${htmlTable(delayTable(report), { isCaptionHidden: true })}
<p class="faint small">${UNMODELLED}</p>`,
})
