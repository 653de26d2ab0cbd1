import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { type Line, prose } from './line.ts'

/** The answer, then its largest cause. */
export function headlineSection({ headline }: Report, columns: number): Line[] {
  return headline.flatMap((sentence, index) =>
    prose(plainText(sentence), columns, index === 0 ? 'strong' : 'plain'),
  )
}
