import { endingNotes } from '../../sentences.ts'
import { outcomeTable, statusTable } from '../../tables/endings.ts'
import { escaped } from '../escape.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

export const endingsSection: Section = (report) => {
  const tables = [outcomeTable(report), statusTable(report)].filter(({ rows }) => rows.length > 0)
  const notes = endingNotes(report.calls).join(' ')
  return {
    id: 'endings',
    title: 'How calls ended',
    html: `<div class="side-by-side">
${tables.map((table) => htmlTable(table)).join('\n')}
</div>
${notes === '' ? '' : `<p class="faint small">${escaped(notes)}</p>`}`,
  }
}
