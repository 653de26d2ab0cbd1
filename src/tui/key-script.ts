// A script of keys, for pictures and tests. One instruction a line; `#` begins a comment, empty lines
// say nothing:
//   press NAME       a key: a character, or enter, escape, backspace, tab, up, down, left, right,
//                    page up, page down, home, end, ctrl+c
//   type TEXT        every character of the text, as pressed one after the other
//   wait             until the app waits for nothing: no run, no file
//   wait 500ms       real time, at most 10 s: for a run that goes on
//   wait for TEXT    until the frame holds the text
//   frame NAME       the frame as it is now, for `onFrame`
//   resize 80x24     columns x rows
import { durationOf, UsageError } from '../index.ts'
import type { Key, Size } from './app.ts'

export type Instruction = {
  /** `tour.keys:12` */
  readonly place: string
} & (
  | { readonly kind: 'press'; readonly keys: readonly Key[] }
  | { readonly kind: 'wait' }
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'wait for'; readonly text: string }
  | { readonly kind: 'frame'; readonly name: string }
  | { readonly kind: 'resize'; readonly size: Size }
)

const KEY_NAMES: readonly Key[] = [
  ...['enter', 'escape', 'backspace', 'tab', 'up', 'down', 'left', 'right'],
  ...['page up', 'page down', 'home', 'end', 'ctrl+c'],
]
const PAUSE_MAX_MS = 10_000
/** It becomes a file's name. */
const FRAME_NAME = /^[\w-]+$/
const SIZE = /^(\d{1,3})x(\d{1,3})$/

/** `source` is what errors call it. Throws `UsageError`, which names the line. */
export function keyScript(text: string, source: string): readonly Instruction[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const words = raw.trim()
    const place = `${source}:${index + 1}`
    return words === '' || words.startsWith('#') ? [] : [instruction(words, place)]
  })
}

function instruction(words: string, place: string): Instruction {
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/u.exec(words) ?? []
  switch (verb) {
    case 'press':
      return { place, kind: 'press', keys: [keyOf(rest, place)] }
    case 'type':
      if (rest === '') throw wrong(place, 'type what? Write type black.')
      return { place, kind: 'press', keys: Array.from(rest) }
    case 'wait':
      return waitOf(rest, place)
    case 'frame':
      if (FRAME_NAME.test(rest)) return { place, kind: 'frame', name: rest }
      throw wrong(place, `"${rest}" is no name of a frame. Use letters, digits, - and _.`)
    case 'resize': {
      const size = sizeOf(rest)
      if (size) return { place, kind: 'resize', size }
      throw wrong(place, `"${rest}" is no size. Write columns x rows, like 80x24.`)
    }
    default:
      throw wrong(place, `"${verb}" is no instruction. Use press, type, wait, frame or resize.`)
  }
}

function keyOf(name: string, place: string): Key {
  if (Array.from(name).length === 1) return name
  if (name === 'space') return ' '
  if (KEY_NAMES.includes(name)) return name
  throw wrong(place, `"${name}" is no key. Use a character, space, ${KEY_NAMES.join(', ')}.`)
}

function waitOf(rest: string, place: string): Instruction {
  if (rest === '') return { place, kind: 'wait' }
  if (rest.startsWith('for ')) return { place, kind: 'wait for', text: rest.slice('for '.length) }
  const ms = (durationOf(rest) ?? Number.NaN) / 1_000
  if (ms > 0 && ms <= PAUSE_MAX_MS) return { place, kind: 'pause', ms }
  throw wrong(
    place,
    `wait "${rest}": write a time up to 10 s like 500ms, for and a text, or nothing.`,
  )
}

/** `80x24`; `undefined` when it is not written so. */
export function sizeOf(text: string): Size | undefined {
  const [, columns, rows] = SIZE.exec(text) ?? []
  const size = { columns: Number(columns), rows: Number(rows) }
  return size.columns > 0 && size.rows > 0 ? size : undefined
}

function wrong(place: string, what: string): UsageError {
  return new UsageError(`${place} ${what}`)
}
