import { plainText } from '../mask.ts'
import type { Report, ReportAgreement } from '../report.ts'
import { agreementAnswer, agreementPace } from '../sentences.ts'
import { indent, type Line, prose, titled } from './line.ts'

/** A run in real time beside what was simulated; nothing where there is no such thing. */
export function agreementSection({ agreement }: Report, columns: number): Line[] {
  if (!agreement) return []
  const { differences, examples } = agreement
  const tone = differences === 0 ? 'good' : 'bad'
  return titled(`Agreement with ${agreement.with}`, [
    ...prose(agreementAnswer(agreement), columns, tone),
    ...indent(
      examples.flatMap(({ lead, expected, actual }) =>
        prose(`lead ${lead}: ${plainText(expected)} there, ${plainText(actual)} here`, columns - 2),
      ),
    ),
    ...pace(agreement, columns),
  ])
}

function pace(agreement: ReportAgreement, columns: number): Line[] {
  const words = agreementPace(agreement)
  if (words === undefined) return []
  return prose(words, columns, agreement.callTimeP50.isNear === false ? 'warning' : 'plain')
}
