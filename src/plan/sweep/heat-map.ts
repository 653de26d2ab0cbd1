// Two varied values as a map: the darker a cell, the larger the figure, and the figure in each. Where the
// figures span more than a decade or so the shades follow their logarithm, or all but one would look alike.
import { plainText } from '../../report/mask.ts'
import { type Line, lineWidth, prose, type Span, span, titled } from '../../report/terminal/line.ts'
import { type Row, table } from '../../report/terminal/table.ts'
import { metricText } from '../metric-text.ts'
import { meanOf } from './point-name.ts'
import type { Sweep } from './sweep.ts'

const SHADES = ['·', '░', '▒', '▓', '█'] as const
/** From here on a linear scale shows the largest only. */
const WIDE_SPAN = 20

/** 0 for the least of all figures, 1 for the most; `null` where there is none. */
export function heatOf(sweep: Sweep): {
  readonly isLog: boolean
  readonly heat: readonly (number | null)[]
} {
  const means = sweep.points.map((point) => meanOf(sweep, point))
  const found = means.filter((mean) => mean !== null)
  const [least, most] = [Math.min(...found), Math.max(...found)]
  const isLog = least > 0 && most / least > WIDE_SPAN
  const scale = isLog ? Math.log : (value: number) => value
  const span = scale(most) - scale(least)
  const heat = means.map((mean) =>
    mean === null ? null : span === 0 ? 0 : (scale(mean) - scale(least)) / span,
  )
  return { isLog, heat }
}

/** Nothing where there are not two axes, or no room. */
export function heatMap(sweep: Sweep, columns: number): Line[] {
  const [down, across, third] = sweep.axes
  if (!down || !across || third) return []
  const { isLog, heat } = heatOf(sweep)
  const header: Row = {
    cells: ['', ...across.values].map((value) => span(plainText(value), 'faint')),
  }
  const rows = down.values.map((value, row) => ({
    cells: [
      span(plainText(value), 'faint'),
      ...across.values.map((_, column) => {
        const index = row * across.values.length + column
        return cellOf(sweep, index, heat[index] ?? null)
      }),
    ],
  }))
  const lines = table([header, ...rows], { columns, align: 'r'.repeat(across.values.length + 1) })
  if (lines.some((line) => lineWidth(line) > columns)) return []
  const legend = `${SHADES.join('')} from the least to the most${isLog ? ', on a logarithmic scale' : ''}`
  return titled(`${sweep.metric}: ${plainText(down.name)} down, ${plainText(across.name)} across`, [
    ...lines,
    ...prose(legend, columns, 'faint'),
  ])
}

function cellOf(sweep: Sweep, index: number, heat: number | null): Span {
  const point = sweep.points[index]
  const mean = point ? meanOf(sweep, point) : null
  if (mean === null || heat === null) return span('–', 'faint')
  const shade = SHADES[Math.min(SHADES.length - 1, Math.floor(heat * SHADES.length))] ?? ''
  return span(`${metricText(sweep.metric, mean)} ${shade}`, heat > 0.8 ? 'warning' : 'plain')
}
