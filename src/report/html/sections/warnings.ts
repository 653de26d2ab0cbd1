import { escaped } from '../escape.ts'
import type { Section } from './section.ts'

/** What is no violation and yet worth knowing. */
export const warningsSection: Section = ({ warnings = [] }) => {
  if (warnings.length === 0) return undefined
  const html = warnings.map((warning) => `<p class="warning">${escaped(warning)}</p>`).join('\n')
  return { id: 'warnings', title: 'Warnings', html }
}
