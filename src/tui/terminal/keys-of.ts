// What Ink tells of a key press, as the keys of an app. Several characters come at once when they are
// typed fast or pasted; each is a key of its own then.
import type { Key as InkKey } from 'ink'
import type { Key } from '../app.ts'

type Named = Exclude<keyof InkKey, 'eventType'>

const NAMES: readonly (readonly [Named, Key])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page up'],
  ['pageDown', 'page down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
]

const CONTROLS: ReadonlyMap<string, Key> = new Map([
  ['\r', 'enter'],
  ['\n', 'enter'],
  ['\t', 'tab'],
  ['\b', 'backspace'],
  ['\u007f', 'backspace'],
  ['\u0003', 'ctrl+c'],
])

/** The keys of one event of Ink's `useInput`. Empty for what the app has no name for. */
export function keysOf(input: string, key: InkKey): readonly Key[] {
  if (key.ctrl) return input === 'c' ? ['ctrl+c'] : []
  const named = NAMES.find(([name]) => key[name])?.[1]
  if (named !== undefined) return [named]
  if (key.tab) return key.shift ? [] : ['tab']
  const typed = Array.from(input).flatMap(
    (character) => CONTROLS.get(character) ?? plain(character),
  )
  // Escape and a character that come together are Alt and the character: nothing here, so they are two.
  return key.meta ? ['escape', ...typed] : typed
}

/** The keys of what was pasted. A line break is a space: pasted text never presses enter. */
export function keysOfPaste(text: string): readonly Key[] {
  return Array.from(text.trimEnd().replace(/\r\n?|\n|\t/g, ' ')).flatMap(plain)
}

function plain(character: string): readonly Key[] {
  return /\p{Cc}/u.test(character) ? [] : [character]
}
