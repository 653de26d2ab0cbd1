// Text that is painted for a terminal, as lines again: so a screen shows what the command prints.
import type { Line, Tone } from '../../index.ts'

/** By Select Graphic Rendition parameter, as `as-terminal.ts` paints. */
const TONES: ReadonlyMap<string, Tone> = new Map([
  ['1', 'strong'],
  ['2', 'faint'],
  ['31', 'bad'],
  ['32', 'good'],
  ['33', 'warning'],
  ['36', 'bar'],
])

export function paintedLines(text: string): readonly Line[] {
  return text.trimEnd().split('\n').map(paintedLine)
}

function paintedLine(text: string): Line {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for.
  const pieces = text.split(/\u001b\[(\d*)m/)
  let tone: Tone = 'plain'
  return pieces.flatMap((piece, index) => {
    if (index % 2 === 1) {
      tone = TONES.get(piece) ?? 'plain'
      return []
    }
    return piece === '' ? [] : [{ text: piece, tone }]
  })
}
