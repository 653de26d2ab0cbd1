// A sweep as one page that can be sent, of the same house as the report's: its sentence, the map where two
// values were varied, the table, what it rests on. It needs no script.
import { quantity } from '../../report/format.ts'
import { escaped, prose } from '../../report/html/escape.ts'
import { HEADLINE_STYLE } from '../../report/html/headline.ts'
import { HEAT_MAP_STYLE, heatMap } from '../../report/html/heat-map.ts'
import { type PageSection, page } from '../../report/html/page.ts'
import { assumptionsSection } from '../../report/html/sections/assumptions.ts'
import { htmlTable } from '../../report/html/table.ts'
import { VERSION } from '../../version.ts'
import { seedsText } from '../identity.ts'
import { marginText, metricText } from '../metric-text.ts'
import { STOPPED } from '../stopped.ts'
import { heatOf } from './heat-map.ts'
import { meanOf } from './point-name.ts'
import { sweepHeadline } from './sentences.ts'
import type { Sweep } from './sweep.ts'
import { sweepIdentity } from './sweep-identity.ts'
import { sweepTable } from './sweep-table.ts'

/** A whole HTML document. Equal sweeps, equal text. */
export function sweepAsHtml(sweep: Sweep): string {
  const { scenario, metric } = sweep
  return page({
    title: `${scenario.name}: ${metric} by ${sweep.axes.map(({ name }) => name).join(', ')} · hookdrill`,
    header: header(sweep),
    sections: [
      ...mapSection(sweep),
      { id: 'points', title: 'Points', html: htmlTable(sweepTable(sweep)) },
      assumptionsSection(sweep),
      identitySection(sweep),
    ].filter((section) => section !== undefined),
    footer: `<p>hookdrill ${VERSION}</p>`,
    styles: [HEADLINE_STYLE, HEAT_MAP_STYLE],
  })
}

function header(sweep: Sweep): string {
  const stopped = sweep.partial ? `<p class="cause warning">${prose(STOPPED)}</p>` : ''
  return `<h1>${escaped(sweep.scenario.name)}</h1>
<p class="cause">${prose(sweepHeadline(sweep))}</p>${stopped}`
}

/** Nothing where there are not two axes. */
function mapSection(sweep: Sweep): readonly PageSection[] {
  const [down, across, third] = sweep.axes
  if (!down || !across || third) return []
  const { metric, points } = sweep
  const { isLog, heat } = heatOf(sweep)
  const means = points.map((point) => meanOf(sweep, point)).filter((mean) => mean !== null)
  const cellAt = (index: number) => {
    const estimate = points[index]?.figures[metric]
    if (!estimate) return undefined
    const note = marginText(metric, estimate)
    return {
      text: metricText(metric, estimate.mean),
      share: heat[index] ?? 0,
      ...(note !== '' && { note }),
    }
  }
  const html = heatMap({
    caption: `${metric}${isLog ? ', coloured by its logarithm' : ''}`,
    rowsAre: down.name,
    columnsAre: across.name,
    rows: down.values,
    columns: across.values,
    cells: down.values.map((_, row) =>
      across.values.map((__, column) => cellAt(row * across.values.length + column)),
    ),
    legend: {
      least: metricText(metric, Math.min(...means)),
      most: metricText(metric, Math.max(...means)),
    },
  })
  return [{ id: 'map', title: 'Map', html }]
}

function identitySection(sweep: Sweep): PageSection {
  const { scenario, digest } = sweep
  const { fidelity, runs, calls, ...identity } = sweepIdentity(sweep)
  const facts = [
    ['scenario', escaped(scenario.name)],
    ['fidelity', escaped(fidelity)],
    ['luck', seedsText(identity)],
    ['runs', `${quantity(runs, 'run')}, ${quantity(calls, 'call')}`],
    ['scenario hash', `<code>${escaped(scenario.hash)}</code>`],
    ['digest', `<code>${escaped(digest)}</code>`],
  ]
  return {
    id: 'identity',
    title: 'Identity',
    html: `<dl class="identity">
${facts.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`).join('\n')}
</dl>
<p class="faint small">The same scenario, seeds and version give the same digest, on any machine.</p>`,
  }
}
