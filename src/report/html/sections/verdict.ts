import { count, quantity } from '../../format.ts'
import type { ReportCheck, ReportViolation } from '../../report.ts'
import { checkTable } from '../../tables/judgement.ts'
import { escaped } from '../escape.ts'
import { htmlTable } from '../table.ts'
import type { Section } from './section.ts'

/** Every check, then of each that failed its first violations and what replays them. */
export const verdictSection: Section = (report) => {
  const { passed, checks } = report.verdict
  return {
    id: 'verdict',
    title: `Verdict: ${passed ? 'passed' : 'failed'}`,
    html: [
      htmlTable(checkTable(report), { isCaptionHidden: true, isStacked: true }),
      ...checks.filter(({ examples }) => examples.length > 0).map(violations),
    ].join('\n'),
  }
}

function violations({ id, title, violations, examples }: ReportCheck): string {
  const more = violations - examples.length
  return `<h3><code>${escaped(id)}</code> ${escaped(title)}: <span class="warning">${quantity(violations, 'violation')}</span></h3>
${examples.map(violation).join('\n')}${more > 0 ? `\n<p class="faint small">${count(more)} more like ${more === 1 ? 'this' : 'these'}</p>` : ''}`
}

function violation({ lead, step, expected, actual, replay }: ReportViolation): string {
  return `<dl class="violation keep">
<div><dt>lead</dt><dd>${lead}, step ${step}</dd></div>
<div><dt>expected</dt><dd>${escaped(expected)}</dd></div>
<div><dt>actual</dt><dd class="warning">${escaped(actual)}</dd></div>
<div><dt>replay</dt><dd><code class="command">${escaped(replay)}</code></dd></div>
</dl>`
}
