import { quantity } from '../../../report/format.ts'
import { type Line, prose, type Span, span, titled } from '../../../report/terminal/line.ts'
import { naturalWidth, type Row, table } from '../../../report/terminal/table.ts'
import { isMetric, METRICS, type Metric } from '../../../verify/expectation.ts'
import type { Estimate } from '../../interval.ts'
import { metricText } from '../../metric-text.ts'
import type { Comparison } from '../comparison.ts'
import { relativeText } from '../comparison-headline.ts'
import { differenceText } from '../difference-text.ts'
import type { FigureDifference } from '../figure-differences.ts'

/** Every figure that differs, and the one that was asked for in any case; the others by name. */
export function figuresSection(comparison: Comparison, columns: number): Line[] {
  const { figures, metric: asked, replications } = comparison
  if (replications === 0) return []
  const metrics = Object.keys(METRICS).filter(isMetric)
  const differing = metrics.filter((metric) => metric === asked || differs(figures[metric]))
  const equal = metrics.filter(
    (metric) => !differing.includes(metric) && figures[metric].difference !== null,
  )
  const hasEffect = differing.some((metric) => figures[metric].effectSize !== null)
  const names = ['', 'A', 'B', 'B − A', '', '', hasEffect ? 'd_z' : '']
  const header: Row = { cells: names.map((name) => span(name, 'faint')) }
  const rows = [header, ...differing.map((metric) => ({ cells: cells(metric, figures[metric]) }))]
  const isWide = naturalWidth(rows) <= columns - 2
  const how = replications === 1 ? 'one run of each' : `means of ${quantity(replications, 'run')}`
  return titled(`Figures, ${how}`, [
    ...(isWide
      ? table(rows, { columns: columns - 2, align: 'lrrrlrr' })
      : differing.flatMap((metric) => stacked(metric, figures[metric], columns - 2))),
    ...(isWide && hasEffect
      ? prose('d_z: the mean difference over its standard deviation', columns - 2, 'faint')
      : []),
    ...(equal.length > 0 ? prose(`the same: ${equal.join(', ')}`, columns - 2, 'faint') : []),
  ])
}

function differs({ difference }: FigureDifference): boolean {
  return difference !== null && (difference.mean !== 0 || Boolean(difference.deviation))
}

function cells(metric: Metric, figure: FigureDifference): readonly Span[] {
  const { a, b, difference, relative, effectSize } = figure
  return [
    span(metric),
    span(a ? metricText(metric, a.mean) : '–'),
    span(b ? metricText(metric, b.mean) : '–'),
    span(difference ? signed(metric, difference.mean) : '–'),
    span(difference ? margin(metric, difference) : '', 'faint'),
    span(relative === null || relative === 0 ? '' : `${sign(relative)}${relativeText(relative)}`),
    span(effectSize === null ? '' : effectText(effectSize), 'faint'),
  ]
}

function stacked(metric: Metric, figure: FigureDifference, columns: number): Line[] {
  const [, a, b, difference, how, relative] = cells(metric, figure).map(({ text }) => text)
  const words = [difference, how, relative].filter(Boolean).join(' ')
  return prose(`${metric}: A ${a}, B ${b}, B − A ${words}`, columns)
}

function effectText(effectSize: number): string {
  return `${sign(effectSize)}${Number(Math.abs(effectSize).toPrecision(3))}`
}

function signed(metric: Metric, value: number): string {
  return `${value > 0 ? '+' : ''}${differenceText(metric, value, false)}`
}

function sign(value: number): string {
  if (value === 0) return ''
  return value < 0 ? '−' : '+'
}

function margin(metric: Metric, { mean, high, deviation }: Estimate): string {
  if (high === null) return ''
  return deviation === 0 ? 'exact' : `± ${differenceText(metric, high - mean, false)}`
}
