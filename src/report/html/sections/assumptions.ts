import { quantity } from '../../format.ts'
import type { Report } from '../../report.ts'
import { assumptionTable } from '../../tables/assumptions.ts'
import type { PageSection } from '../page.ts'
import { htmlTable } from '../table.ts'

/** What could be otherwise is open to see; what the platform documents is folded. */
export function assumptionsSection(report: Pick<Report, 'assumptions'>): PageSection | undefined {
  if (report.assumptions.length === 0) return undefined
  const open = assumptionTable(report, true)
  const documented = assumptionTable(report, false)
  return {
    id: 'assumptions',
    title: 'Assumptions',
    html: [
      ...(open.rows.length > 0 ? [htmlTable(open, { isStacked: true })] : []),
      ...(documented.rows.length > 0
        ? [
            `<details><summary>and ${quantity(documented.rows.length, 'setting')} that the platform documents</summary>
${htmlTable(documented, { isStacked: true })}
</details>`,
          ]
        : []),
    ].join('\n'),
  }
}
