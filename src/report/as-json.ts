import { plainJson } from './mask.ts'
import type { Report } from './report.ts'

/** The report as JSON for machines: keys in the order of `report.ts`, two spaces, one newline. */
export function asJson(report: Report): string {
  return `${plainJson(JSON.stringify(report, null, 2))}\n`
}
