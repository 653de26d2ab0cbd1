import { formulaText } from '../../closed-form-text.ts'
import { crossCheckAnswer, notRunWords } from '../../sentences.ts'
import { sideBySideTable } from '../../tables/cross-check.ts'
import { comparisonTable } from '../../tables/judgement.ts'
import { escaped } from '../escape.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

/** The same scenario worked out in other ways, and whether they agree. */
export const crossCheckSection: Section = ({ crossCheck }) => {
  if (!crossCheck) return undefined
  const { passed, closedForms } = crossCheck
  return {
    id: 'cross-check',
    title: `Cross-check: ${passed ? 'passed' : 'failed'}`,
    html: [
      `<p${passed ? '' : ' class="warning"'}>${escaped(crossCheckAnswer(crossCheck))}</p>`,
      htmlTable(sideBySideTable(crossCheck), { isCaptionHidden: true }),
      ...notRunWords(crossCheck).map((words) => `<p class="warning">${escaped(words)}</p>`),
      ...closedForms.map((form) => `<p class="faint small">${escaped(formulaText(form))}</p>`),
      htmlTable(comparisonTable(crossCheck), { isStacked: true }),
    ].join('\n'),
  }
}
