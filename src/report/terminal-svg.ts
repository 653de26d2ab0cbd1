// Terminal output as an SVG picture: text with the colours of `as-terminal.ts`, on a dark ground. Every
// run of one colour is placed by column, so that bars and tables line up whatever the font.
import { displayWidth } from './display-width.ts'

const CELL = { width: 8.4, height: 18 } as const
const MARGIN = 16
const FONT = "14px ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
const GROUND = '#11151c'
const INK = '#d6dae1'

/** By Select Graphic Rendition parameter. */
const STYLES: ReadonlyMap<string, string> = new Map([
  ['1', 'fill="#ffffff" font-weight="bold"'],
  ['2', 'fill="#8b94a3"'],
  ['31', 'fill="#ff7b72"'],
  ['32', 'fill="#7ee787"'],
  ['33', 'fill="#f2cc60"'],
  ['36', 'fill="#56d4dd"'],
])

export interface SvgOptions {
  readonly columns: number
  /** As high as this many lines, though there be fewer. Default: as the output is. */
  readonly rows?: number
  readonly title: string
}

interface Run {
  readonly text: string
  readonly style: string
  readonly column: number
}

/** `title` is read to whoever cannot see the picture. */
export function terminalSvg(
  output: string,
  { columns, rows: rowsMin = 0, title }: SvgOptions,
): string {
  const lines = output.trimEnd().split('\n')
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN)
  const height = Math.max(lines.length, rowsMin) * CELL.height + 2 * MARGIN
  const rows = lines.map((line, index) => row(line, MARGIN + (index + 0.75) * CELL.height))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${GROUND}"/>
<g style="font: ${FONT}; white-space: pre" fill="${INK}">
${rows.join('\n')}
</g>
</svg>
`
}

function row(line: string, y: number): string {
  return runs(line)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, style, column }) => {
      const x = (MARGIN + column * CELL.width).toFixed(1)
      const length = (displayWidth(text) * CELL.width).toFixed(1)
      const fill = style === '' ? '' : ` ${style}`
      return `<text x="${x}" y="${y}" textLength="${length}" xml:space="preserve"${fill}>${escaped(text)}</text>`
    })
    .join('')
}

function runs(line: string): readonly Run[] {
  const found: Run[] = []
  let style = ''
  let column = 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    const parameter = /\[(\d+)m$/.exec(part)?.[1]
    if (part.startsWith('\u001b')) {
      style = STYLES.get(parameter ?? '') ?? ''
      continue
    }
    found.push({ text: part, style, column })
    column += displayWidth(part)
  }
  return found
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
