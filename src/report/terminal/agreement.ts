import { count, quantity, shortDuration } from '../format.ts'
import { plainText } from '../mask.ts'
import { toUs } from '../milliseconds.ts'
import type { Report, ReportAgreement } from '../report.ts'
import { indent, type Line, prose, titled } from './line.ts'

/** A run in real time beside what was simulated; nothing where there is no such thing. */
export function agreementSection({ agreement }: Report, columns: number): Line[] {
  if (!agreement) return []
  const { leads, differences, examples } = agreement
  const verdict =
    differences === 0
      ? prose(`The outcomes of all ${quantity(leads, 'lead')} are equal.`, columns, 'good')
      : prose(
          `The outcomes of ${count(differences)} of ${quantity(leads, 'lead')} differ.`,
          columns,
          'bad',
        )
  return titled(`Agreement with ${agreement.with}`, [
    ...verdict,
    ...indent(
      examples.flatMap(({ lead, expected, actual }) =>
        prose(`lead ${lead}: ${plainText(expected)} there, ${plainText(actual)} here`, columns - 2),
      ),
    ),
    ...pace(agreement, columns),
  ])
}

function pace({ with: other, callTimeP50 }: ReportAgreement, columns: number): Line[] {
  const { expectedMs, actualMs, isNear } = callTimeP50
  if (expectedMs === null || actualMs === null) return []
  const [here, there] = [actualMs, expectedMs].map((ms) => shortDuration(toUs(ms)))
  const nearness = isNear === false ? 'further apart than 5%' : 'within 5%'
  const tone = isNear === false ? 'warning' : 'plain'
  return prose(
    `Call time p50: ${here} here, ${there} at ${other}${isNear === null ? '' : `, ${nearness}`}.`,
    columns,
    tone,
  )
}
