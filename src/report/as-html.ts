// The report as one page that can be sent: it asks for nothing, is read without its scripts, in the dark
// and on paper. Here it gets the order of its sections; what each says is its own affair.
import { count, rate, shortDuration } from './format.ts'
import { CHART_STYLE } from './html/chart.ts'
import { CHART_SCRIPT } from './html/chart-script.ts'
import { escaped } from './html/escape.ts'
import { HEADLINE_STYLE, htmlHeadline } from './html/headline.ts'
import { HEAT_MAP_STYLE } from './html/heat-map.ts'
import { page } from './html/page.ts'
import { agreementSection } from './html/sections/agreement.ts'
import { assumptionsSection } from './html/sections/assumptions.ts'
import { backlogSection } from './html/sections/backlog.ts'
import { callTimesSection } from './html/sections/call-times.ts'
import { campaignsSection } from './html/sections/campaigns.ts'
import { crossCheckSection } from './html/sections/cross-check.ts'
import { delaySection } from './html/sections/delay.ts'
import { endingsSection } from './html/sections/endings.ts'
import { expectationsSection } from './html/sections/expectations.ts'
import { identitySection } from './html/sections/identity.ts'
import { mappingSection } from './html/sections/mapping.ts'
import type { Section } from './html/sections/section.ts'
import { slotTimeSection } from './html/sections/slot-time.ts'
import { timesSection } from './html/sections/times.ts'
import { verdictSection } from './html/sections/verdict.ts'
import { warningsSection } from './html/sections/warnings.ts'
import { toUs } from './milliseconds.ts'
import type { Report } from './report.ts'

/** What draws the charts, as text: uPlot's script and its style. */
export interface ChartAssets {
  readonly script: string
  readonly style: string
}

const SECTIONS: readonly Section[] = [
  warningsSection,
  delaySection,
  slotTimeSection,
  callTimesSection,
  timesSection,
  backlogSection,
  endingsSection,
  campaignsSection,
  mappingSection,
  verdictSection,
  agreementSection,
  crossCheckSection,
  expectationsSection,
  assumptionsSection,
  identitySection,
]

/** A whole HTML document. Equal reports and assets, equal text. */
export function asHtml(report: Report, assets: ChartAssets): string {
  return page({
    title: `${report.scenario.name}: ${report.delay.text} · hookdrill`,
    header: htmlHeadline(report),
    sections: SECTIONS.map((section) => section(report)).filter((section) => section !== undefined),
    footer: `<p>${escaped(runWords(report))}</p>`,
    styles: [HEADLINE_STYLE, HEAT_MAP_STYLE, assets.style, CHART_STYLE],
    scripts: [assets.script, CHART_SCRIPT],
  })
}

/** The only words that differ between two equal runs. */
function runWords({ run, leads }: Report): string {
  const took = `${count(leads.completed)} leads in ${shortDuration(toUs(run.wallMs))}`
  return `${run.startedAt} · ${took} · ${rate(run.callsPerSecond, 'call')} · node ${run.node}`
}
