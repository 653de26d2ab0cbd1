// The ways `run` writes its report to a file. A format is one file, one line here, and its flag, which
// has its name.
import { asHtml, type ChartAssets } from './as-html.ts'
import { asJson } from './as-json.ts'
import { asJunit } from './as-junit.ts'
import { asMarkdown } from './as-markdown.ts'
import { asOpenMetrics } from './as-open-metrics.ts'
import type { Report } from './report.ts'
import { reportAsSuite } from './report-as-suite.ts'

/** What a format may ask for beside the report. */
interface Given {
  /** As the user gave it. */
  readonly scenarioFile: string
  /** Read only when a format that draws is written. */
  readonly chartAssets: () => Promise<ChartAssets>
}

interface Format {
  readonly name: string
  readonly write: (report: Report, given: Given) => string | Promise<string>
}

export const REPORT_FORMATS = [
  { name: 'json', write: asJson },
  { name: 'html', write: async (report, given) => asHtml(report, await given.chartAssets()) },
  { name: 'markdown', write: (report, { scenarioFile }) => asMarkdown(report, scenarioFile) },
  { name: 'openmetrics', write: asOpenMetrics },
  {
    name: 'junit',
    write: (report, { scenarioFile }) => asJunit([reportAsSuite(report, scenarioFile)]),
  },
] as const satisfies readonly Format[]

export type ReportFormatName = (typeof REPORT_FORMATS)[number]['name']
