// The app: a stack of screens between a title and a line of hints. Keys go to the screen on top; what it
// does not know is the app's: `?`, `y`, `q` and escape.
import { clipLine, type Line, plainText, prose, type Redact, span } from '../index.ts'
import type { App, Guest, Key, Size } from './app.ts'
import type { Hint, Result, Screen, Stage } from './screen.ts'
import { libraryScreen } from './screens/library.ts'
import { openScenario } from './screens/open-scenario.ts'

export interface AppOptions {
  /** A scenario to begin with. Default: the library. */
  readonly file?: string
  /** As `loadScenario` takes them. Default none. */
  readonly allowPaths?: readonly string[]
  /** `leads`: no screen shows a value of a lead. Default: the way of a lead does. */
  readonly redact?: Redact
}

const INTERRUPTED = 130

const OWN_HINTS: readonly Hint[] = [
  { keys: '?', does: 'help' },
  { keys: 'esc', does: 'back' },
  { keys: 'q', does: 'quit' },
]

export function createApp({ file, allowPaths = [], redact }: AppOptions = {}): App {
  const stack: Screen[] = []
  const listeners = new Set<() => void>()
  const ended = Promise.withResolvers<number>()
  let lend = (_: Guest): void => {}
  let copy = (_: string): void => {}
  let busyCount = 0
  let isHelp = false
  let latest: Result | undefined
  let said: Line = []

  const changed = (): void => {
    for (const tell of listeners) tell()
  }
  const top = (): Screen | undefined => stack.at(-1)
  const leave = (): void => {
    stack.pop()?.close?.()
    if (stack.length === 0) ended.resolve(0)
    top()?.onReturn?.()
    changed()
  }
  const stage: Stage = {
    given: { allowPaths, ...(redact !== undefined && { redact }) },
    open(screen) {
      stack.push(screen)
      changed()
    },
    replace(screen) {
      stack.pop()?.close?.()
      stack.push(screen)
      changed()
    },
    back: leave,
    isOnTop: (screen) => screen === top(),
    changed,
    say(text, tone = 'plain') {
      said = [span(text, tone === 'bad' ? 'bad' : 'good')]
      changed()
    },
    start(work) {
      busyCount++
      work()
        .catch(async (error: unknown) => {
          const { describeError } = await import('../index.ts')
          stage.say(describeError(error).text.split('\n')[0] ?? '', 'bad')
        })
        .finally(() => {
          busyCount--
          changed()
        })
    },
    remember(result) {
      const before = latest
      latest = result
      return before
    },
    lend: (guest) => lend(guest),
    copy: (text) => copy(text),
  }

  const quit = (exitCode: number): void => {
    while (stack.length > 0) stack.pop()?.close?.()
    ended.resolve(exitCode)
  }

  function pressOwn(key: Key): void {
    switch (key) {
      case '?':
        isHelp = true
        break
      case 'y':
        copyCommand()
        break
      case 'q':
        quit(0)
        break
      case 'escape':
        if (stack.length > 1) leave()
        break
    }
  }

  function copyCommand(): void {
    const command = top()?.command?.()
    if (command !== undefined) copy(command)
    stage.say(command === undefined ? 'There is no command for this screen.' : `Copied: ${command}`)
  }

  stage.open(libraryScreen(stage))
  if (file !== undefined) openScenario(stage, file)

  return {
    frame: (size) => frameOf(top(), { size, said, isHelp }),
    press(key) {
      said = []
      if (key === 'ctrl+c') return quit(INTERRUPTED)
      const screen = top()
      if (isHelp) isHelp = false
      else if (!screen?.press(key) && !screen?.isTyping?.()) pressOwn(key)
      changed()
    },
    onChange(tell) {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    onGuest: (take) => {
      lend = take
    },
    onCopy: (take) => {
      copy = take
    },
    isIdle: () => busyCount === 0,
    ended: ended.promise,
    async close() {
      quit(0)
    },
  }
}

interface Around {
  readonly size: Size
  readonly said: Line
  readonly isHelp: boolean
}

/** Title, what the screen shows, what was said, hints: one line less than the terminal has. */
function frameOf(screen: Screen | undefined, { size, said, isHelp }: Around): readonly Line[] {
  if (!screen) return []
  const bodyRows = Math.max(1, size.rows - 1 - FRAME_ROWS)
  const body = isHelp ? help(screen, size) : screen.lines({ columns: size.columns, rows: bodyRows })
  const shown = [...body.slice(0, bodyRows)]
  while (shown.length < bodyRows) shown.push([])
  return [[span(screen.title, 'strong')], [], ...shown, said, hintLine(screen, size.columns)].map(
    (line) => clipLine(plainLine(line), size.columns),
  )
}

/** Names of scenarios and files are theirs, wherever a screen shows one. */
function plainLine(line: Line): Line {
  return line.map(({ text, tone }) => span(plainText(text), tone))
}

/** The title, an empty line, what was said, the hints. */
const FRAME_ROWS = 4

/** As many as there is room for, the app's own last. */
function hintLine(screen: Screen, columns: number): Line {
  const words = ({ keys, does }: Hint): string => `${keys} ${does}`
  const own = OWN_HINTS.map(words).join('  ')
  const kept: string[] = []
  for (const hint of screen.hints()) {
    const longer = [...kept, words(hint)]
    if ([...longer, own].join('  ').length > columns) break
    kept.push(words(hint))
  }
  return [span([...kept, own].join('  '), 'faint')]
}

function help(screen: Screen, { columns }: Size): readonly Line[] {
  const hints = [
    ...screen.hints(),
    { keys: 'y', does: 'copy the same as a command' },
    ...OWN_HINTS,
    { keys: 'ctrl+c', does: 'leave at once' },
  ]
  const width = Math.max(...hints.map(({ keys }) => keys.length))
  return [
    ...prose(`Keys of ${screen.title}`, columns, 'strong'),
    [],
    ...hints.map(
      ({ keys, does }): Line => [span(`  ${keys.padEnd(width)}  `), span(does, 'faint')],
    ),
    [],
    ...prose('Any key goes back.', columns, 'faint'),
  ]
}
