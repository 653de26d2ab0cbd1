// Pictures made of block characters: an eighth of a column is the finest step of a bar, an eighth of
// a row that of a sparkline. Whatever is not nothing can be seen: it gets at least the finest step.

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const
const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** A horizontal bar: `share` (0 to 1) of `columns`. */
export function bar(share: number, columns: number): string {
  const eighths = Math.min(
    columns * 8,
    Math.max(share > 0 ? 1 : 0, Math.round(share * columns * 8)),
  )
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '')
}

/** Values over time, stretched or gathered to fill `columns`; a column shows its largest value. */
export function sparkline(values: readonly number[], columns: number): string {
  const largest = Math.max(0, ...values)
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * values.length) / columns)
    const to = Math.ceil(((column + 1) * values.length) / columns)
    return level(Math.max(0, ...values.slice(from, to)), largest)
  }).join('')
}

function level(value: number, largest: number): string {
  if (value === 0) return ' '
  return LEVELS[Math.ceil((value / largest) * LEVELS.length) - 1] ?? LEVELS[0]
}
