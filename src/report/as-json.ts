import { plainJson } from './mask.ts'
import type { Report } from './report.ts'

/** The report as JSON for machines: keys in the order of `report.ts`, two spaces, one newline. */
export function asJson(report: Report): string {
  return dataAsJson(report)
}

/** Plain data as JSON for machines, in the order of its keys. */
export function dataAsJson(data: object): string {
  return `${plainJson(JSON.stringify(data, null, 2))}\n`
}
