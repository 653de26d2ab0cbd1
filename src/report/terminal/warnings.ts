import { plainText } from '../mask.ts'
import type { Report } from '../report.ts'
import { type Line, prose, titled } from './line.ts'

/** What is no violation and yet worth knowing; nothing when there is none. */
export function warningsSection({ warnings = [] }: Report, columns: number): Line[] {
  if (warnings.length === 0) return []
  return titled(
    'Warnings',
    warnings.flatMap((warning) => prose(plainText(warning), columns, 'warning')),
  )
}
