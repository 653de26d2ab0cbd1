import { agreementAnswer, agreementPace } from '../../sentences.ts'
import { escaped } from '../escape.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

/** A run in real time beside what was simulated. */
export const agreementSection: Section = ({ agreement }) => {
  if (!agreement) return undefined
  const { differences, examples, callTimeP50 } = agreement
  const pace = agreementPace(agreement)
  const toneOf = (isGood: boolean): string => (isGood ? '' : ' class="warning"')
  const table = {
    caption: 'Leads whose outcomes differ',
    columns: [{ name: 'lead' }, { name: 'there' }, { name: 'here' }],
    rows: examples.map(({ lead, expected, actual }) => ({
      cells: [String(lead), expected, actual],
    })),
  }
  return {
    id: 'agreement',
    title: `Agreement with ${agreement.with}`,
    html: [
      `<p${toneOf(differences === 0)}>${escaped(agreementAnswer(agreement))}</p>`,
      ...(examples.length > 0 ? [htmlTable(table)] : []),
      ...(pace === undefined
        ? []
        : [`<p${toneOf(callTimeP50.isNear !== false)}>${escaped(pace)}</p>`]),
    ].join('\n'),
  }
}
