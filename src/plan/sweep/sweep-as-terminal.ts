// A sweep for people: where the figure is least and where most, a heat map where two values were varied,
// and the table with how sure each figure is.
import { layoutColumns, type TerminalOptions, terminalText } from '../../report/as-terminal.ts'
import { count, quantity, share } from '../../report/format.ts'
import { plainText } from '../../report/mask.ts'
import { facts, type Line, prose, span, titled } from '../../report/terminal/line.ts'
import { naturalWidth, type Row, table } from '../../report/terminal/table.ts'
import { marginText, metricText } from '../metric-text.ts'
import { heatMap } from './heat-map.ts'
import { meanOf, pointName } from './point-name.ts'
import { STOPPED, sweepBasis, sweepHeadline } from './sentences.ts'
import type { Sweep, SweepPoint } from './sweep.ts'

/** A longer table is for a file. */
const ROWS_MAX = 60

/** Text for a terminal, one newline at the end. */
export function sweepAsTerminal(sweep: Sweep, options: TerminalOptions): string {
  const columns = layoutColumns(options)
  return terminalText(
    [
      headSection(sweep, columns),
      heatMap(sweep, columns),
      tableSection(sweep, columns),
      identitySection(sweep, columns),
    ],
    options,
  )
}

function headSection(sweep: Sweep, columns: number): Line[] {
  return [
    ...prose(sweepHeadline(sweep), columns, 'strong'),
    ...(sweep.partial ? prose(STOPPED, columns, 'bad') : []),
  ]
}

function tableSection(sweep: Sweep, columns: number): Line[] {
  const { points, axes, metric } = sweep
  const shown = points.slice(0, ROWS_MAX)
  const largest = Math.max(0, ...points.map((point) => meanOf(sweep, point) ?? 0))
  const header: Row = {
    cells: [...axes.map(({ name }) => name), metric, '', 'timeouts'].map((name) =>
      span(plainText(name), 'faint'),
    ),
  }
  const rows = [header, ...shown.map((point) => row(sweep, point, largest))]
  const align = `${'r'.repeat(axes.length)}rlr`
  return titled(sweepBasis(sweep), [
    ...(naturalWidth(rows) <= columns
      ? table(rows, { columns, align })
      : shown.flatMap((point) => stacked(sweep, point, columns - 2))),
    ...(points.length > ROWS_MAX
      ? prose(`and ${count(points.length - ROWS_MAX)} more: see --csv or --json`, columns, 'faint')
      : []),
  ])
}

function row(sweep: Sweep, point: SweepPoint, largest: number): Row {
  const mean = meanOf(sweep, point)
  const cells = [...point.values.map((value) => span(plainText(value))), ...figures(sweep, point)]
  if (mean === null || largest === 0) return { cells }
  return { cells, bar: { share: mean / largest, tone: 'bar' } }
}

function figures({ metric }: Sweep, point: SweepPoint) {
  const { [metric]: estimate, timeoutShare } = point.figures
  return [
    span(estimate ? metricText(metric, estimate.mean) : '–'),
    span(estimate ? marginText(metric, estimate) : '', 'faint'),
    span(timeoutShare ? share(timeoutShare.mean) : '–'),
  ]
}

function stacked(sweep: Sweep, point: SweepPoint, columns: number): Line[] {
  const [figure, margin, timeouts] = figures(sweep, point)
  const words = `${figure?.text} ${margin?.text}`.trimEnd()
  return prose(`${pointName(sweep, point)}: ${words}, timeouts ${timeouts?.text}`, columns)
}

function identitySection(sweep: Sweep, columns: number): Line[] {
  const { scenario, replications, points, digest, assumptions } = sweep
  const last = (scenario.seed + replications - 1) % 2 ** 32
  const fidelities = [...new Set(points.map(({ fidelity }) => fidelity))].join(' and ')
  const runs = points.reduce((sum, point) => sum + point.replications, 0)
  const calls = points.reduce((sum, point) => sum + point.calls, 0)
  const items = [
    plainText(scenario.name),
    fidelities,
    replications === 1 ? `seed ${scenario.seed}` : `seeds ${scenario.seed} to ${last}`,
    quantity(runs, 'run'),
    quantity(calls, 'call'),
    `${quantity(assumptions.length, 'assumption')}, as hookdrill run lists them`,
    `scenario ${scenario.hash}`,
    `digest ${digest}`,
  ]
  return facts(items, columns)
}
