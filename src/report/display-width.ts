// How many terminal columns a text takes, and texts made to take a given number. A lead's name may
// hold Han characters (two columns), combining marks (none) or emoji (two, however many code points);
// counting characters would break every table it appears in.

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\u3000-\u303e\u30a0-\u30ff\u3100-\u312f\u31f0-\u33ff\uff01-\uff60\uffe0-\uffe6])|\ufe0f/u
const ZERO = /^[\p{Mark}\p{Cc}\p{Cf}]+$/u

/** Columns `text` takes in a terminal. The text holds no escape sequences: see `mask.ts`. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length
  let width = 0
  for (const { segment } of GRAPHEMES.segment(text)) width += graphemeWidth(segment)
  return width
}

function graphemeWidth(grapheme: string): number {
  if (ZERO.test(grapheme)) return 0
  return WIDE.test(grapheme) ? 2 : 1
}

/** `text` cut to at most `columns`, with `…` where something is missing. */
export function clip(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const { segment } of GRAPHEMES.segment(text)) {
    width += graphemeWidth(segment)
    if (width > columns - 1) break
    kept += segment
  }
  return columns > 0 ? `${kept}…` : ''
}

/** Exactly `columns` wide, text on the left. */
export function padEnd(text: string, columns: number): string {
  const clipped = clip(text, columns)
  return clipped + ' '.repeat(columns - displayWidth(clipped))
}

/** Exactly `columns` wide, text on the right. */
export function padStart(text: string, columns: number): string {
  const clipped = clip(text, columns)
  return ' '.repeat(columns - displayWidth(clipped)) + clipped
}

/** A space where a line may end: not between a number and its unit. */
const BREAK = /(?<!\d) | (?!(?:d|h|m|s|ms|µs)\b)/u

/** Lines of at most `columns`, broken at spaces; a word too long for a line is cut into pieces. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(BREAK).flatMap((part) => pieces(part, columns))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (displayWidth(longer) <= columns) {
      line = longer
    } else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

/** The text as it is, in pieces of at most `columns`. */
export function pieces(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (part !== '' && displayWidth(part + segment) > columns) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
