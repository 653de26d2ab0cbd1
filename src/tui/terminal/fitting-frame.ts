// What of an app is shown in a terminal of a size: its frame, or one line where it would not fit.
import { clipLine, type Line, span } from '../../index.ts'
import type { App, Size } from '../app.ts'

/** Below it tables break and hints do not fit. */
const SMALLEST: Size = { columns: 60, rows: 16 }

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < SMALLEST.columns || rows < SMALLEST.rows
}

/** At most `rows - 1` lines, so that the terminal never scrolls, and none wider than `columns`. */
export function fittingFrame(app: App, size: Size): readonly Line[] {
  if (isTooSmall(size)) return [clipLine(tooSmall(size), size.columns)]
  return app.frame(size).slice(0, size.rows - 1)
}

/** Short: there is little room to say it. */
function tooSmall({ columns, rows }: Size): Line {
  const needed = `${SMALLEST.columns}×${SMALLEST.rows}`
  return [span(`Too small: ${columns}×${rows}, needs ${needed}. Ctrl-C quits.`)]
}
