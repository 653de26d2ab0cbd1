// Quantiles against quantiles, in text: each point is a share of the calls, how long those took at most by
// measurement to the right, by the fit upwards. On the diagonal both are the same. Both axes are logarithmic.
import { displayWidth, padStart } from '../../report/display-width.ts'
import { type Line, span } from '../../report/terminal/line.ts'
import type { QuantilePair } from './calibration.ts'
import { durationWords } from './written.ts'

/** A character is about twice as high as it is wide. */
const ROWS_MAX = 16
const COLUMNS_PER_ROW = 3
/** Below this there is no picture. */
const PAIRS_MIN = 5

const POINT: string = '●'
const LINE: string = '·'

/** No lines where there is too little to show. */
export function qqPicture(pairs: readonly QuantilePair[], columns: number): Line[] {
  const values = pairs.flatMap(({ measuredUs, fittedUs }) => [measuredUs, fittedUs])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (pairs.length < PAIRS_MIN || !(low > 0) || low === high) return []
  const [top, bottom] = [durationWords(high), durationWords(low)]
  const margin = Math.max(displayWidth(top), displayWidth(bottom))
  const rows = Math.min(ROWS_MAX, Math.floor((columns - margin - 2) / COLUMNS_PER_ROW))
  const width = rows * COLUMNS_PER_ROW
  const place = (us: number, size: number): number =>
    Math.min(size - 1, Math.floor((Math.log(us / low) / Math.log(high / low)) * size))
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: width }, (_, column) =>
      Math.floor(column / COLUMNS_PER_ROW) === row ? LINE : ' ',
    ),
  )
  for (const { measuredUs, fittedUs } of pairs) {
    const row = cells[place(fittedUs, rows)]
    if (row) row[place(measuredUs, width)] = POINT
  }
  const label = (row: number): string => (row === rows - 1 ? top : row === 0 ? bottom : '')
  return [
    ...cells.toReversed().map((row, index): Line => {
      const text = padStart(label(rows - 1 - index), margin)
      return [span(`${text} │`, 'faint'), ...spansOf(row)]
    }),
    [span(`${' '.repeat(margin)} └${'─'.repeat(width)}`, 'faint')],
    [span(axis(margin + 2, { width, bottom, top }), 'faint')],
  ]
}

function spansOf(row: readonly string[]): Line {
  return [span(row.join('').trimEnd(), 'bar')]
}

function axis(
  margin: number,
  { width, bottom, top }: { width: number; bottom: string; top: string },
): string {
  const between = Math.max(1, width - displayWidth(bottom) - displayWidth(top))
  return ' '.repeat(margin) + bottom + ' '.repeat(between) + top
}
