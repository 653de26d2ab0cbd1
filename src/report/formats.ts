// The ways `run` writes its report to a file. A format is one file, one line here, and its flag, which
// has its name.
import { asJson } from './as-json.ts'
import { asJunit } from './as-junit.ts'
import type { Report } from './report.ts'
import { reportAsSuite } from './report-as-suite.ts'

interface Format {
  readonly name: string
  /** `scenarioFile` is as the user gave it. */
  readonly write: (report: Report, scenarioFile: string) => string
}

export const REPORT_FORMATS = [
  { name: 'json', write: asJson },
  { name: 'junit', write: (report, file) => asJunit([reportAsSuite(report, file)]) },
] as const satisfies readonly Format[]

export type ReportFormatName = (typeof REPORT_FORMATS)[number]['name']
