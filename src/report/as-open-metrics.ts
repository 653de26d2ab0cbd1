// The figures of a report for a monitoring system, in OpenMetrics 1.0. Each sample names its scenario, so
// the files of several can be read by one system. Equal runs have equal bytes.
import { exposition } from './open-metrics/exposition.ts'
import { reportFamilies } from './open-metrics/families.ts'
import type { Report } from './report.ts'

/** The whole exposition, `# EOF` at its end. */
export function asOpenMetrics(report: Report): string {
  const scenario = report.scenario.name
  return exposition(
    reportFamilies(report).map((family) => ({
      ...family,
      samples: family.samples.map(({ labels, ...sample }) => ({
        ...sample,
        labels: { scenario, ...labels },
      })),
    })),
  )
}
