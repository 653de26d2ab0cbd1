import { count, quantity } from '../../format.ts'
import { fieldTable, mappingNotesTable } from '../../tables/mapping.ts'
import { escaped } from '../escape.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

export const mappingSection: Section = (report) => {
  const { mapping, scenario } = report
  const heading = { id: 'mapping', title: 'Response mapping' }
  if (mapping === null) {
    return {
      ...heading,
      html: `<p class="faint">Not measured at ${escaped(scenario.fidelity)}.</p>`,
    }
  }
  const tables = [fieldTable(report), mappingNotesTable(report)].filter(
    ({ rows }) => rows.length > 0,
  )
  const tone = mapping.onNon2xx > 0 ? ' class="warning"' : ''
  return {
    ...heading,
    html: `<p>${quantity(mapping.written, 'field')} written, <span${tone}>${count(mapping.onNon2xx)} on a non-2xx</span>.</p>
${tables.map((table) => htmlTable(table)).join('\n')}`,
  }
}
