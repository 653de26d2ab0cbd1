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

export type Instruction = { readonly line: number } & (
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

/** Throws `UsageError`, which names the line. */
export function keyScript(text: string): readonly Instruction[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const words = raw.trim()
    return words === '' || words.startsWith('#') ? [] : [instruction(words, index + 1)]
  })
}

function instruction(words: string, line: number): Instruction {
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/u.exec(words) ?? []
  switch (verb) {
    case 'press':
      return { line, kind: 'press', keys: [keyOf(rest, line)] }
    case 'type':
      if (rest === '') throw wrong(line, 'type what? Write type black.')
      return { line, kind: 'press', keys: Array.from(rest) }
    case 'wait':
      return waitOf(rest, line)
    case 'frame':
      if (FRAME_NAME.test(rest)) return { line, kind: 'frame', name: rest }
      throw wrong(line, `"${rest}" is no name of a frame. Use letters, digits, - and _.`)
    case 'resize': {
      const size = sizeOf(rest)
      if (size) return { line, kind: 'resize', size }
      throw wrong(line, `"${rest}" is no size. Write columns x rows, like 80x24.`)
    }
    default:
      throw wrong(line, `"${verb}" is no instruction. Use press, type, wait, frame or resize.`)
  }
}

function keyOf(name: string, line: number): Key {
  if (Array.from(name).length === 1) return name
  if (name === 'space') return ' '
  if (KEY_NAMES.includes(name)) return name
  throw wrong(line, `"${name}" is no key. Use a character, space, ${KEY_NAMES.join(', ')}.`)
}

function waitOf(rest: string, line: number): Instruction {
  if (rest === '') return { line, kind: 'wait' }
  if (rest.startsWith('for ')) return { line, kind: 'wait for', text: rest.slice('for '.length) }
  const ms = (durationOf(rest) ?? Number.NaN) / 1_000
  if (ms > 0 && ms <= PAUSE_MAX_MS) return { line, kind: 'pause', ms }
  throw wrong(
    line,
    `wait "${rest}": write a time up to 10 s like 500ms, for and a text, or nothing.`,
  )
}

/** `80x24`; `undefined` when it is not written so. */
export function sizeOf(text: string): Size | undefined {
  const [, columns, rows] = SIZE.exec(text) ?? []
  const size = { columns: Number(columns), rows: Number(rows) }
  return size.columns > 0 && size.rows > 0 ? size : undefined
}

function wrong(line: number, what: string): UsageError {
  return new UsageError(`keys, line ${line}: ${what}`)
}
