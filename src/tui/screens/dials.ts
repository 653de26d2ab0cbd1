// What of a scenario can be turned, and what it comes to as it stands now. Arrows turn, typing sets.
import {
  type Dial,
  dialOverride,
  dialText,
  filesOf,
  type Line,
  padEnd,
  prose,
  type QuickAnswer,
  quantityText,
  type Scenario,
  shortDurationText,
  span,
  turned,
  watchFiles,
} from '../../index.ts'
import type { Key, Size } from '../app.ts'
import { Choice } from '../parts/choice.ts'
import { edit } from '../parts/edit.ts'
import { type Rehearsal, runCommand, turnedDials } from '../rehearsal.ts'
import type { Screen, Stage } from '../screen.ts'
import { runScreen } from './run.ts'

export interface DialsParts {
  readonly file: string
  readonly scenario: Scenario
  /** As the file has them. */
  readonly dials: readonly Dial[]
  /** As they stand. Default: as the file has them. */
  readonly now?: readonly Dial[]
}

const STEP = 1.1
const LEAP = 2
const NAME_COLUMNS_MAX = 44
/** Name, answer and the empty lines between. */
const HEAD_ROWS = 6

export function dialsScreen(stage: Stage, parts: DialsParts): Screen {
  const { file, scenario, dials: written, now = written } = parts
  const choice = new Choice()
  let dials = now
  let typed: string | undefined
  let beforeTyping: Dial | undefined
  let fidelity: Rehearsal['fidelity'] = 'handlers'
  let answer: QuickAnswer | 'working' | string = 'working'
  let asked = new AbortController()

  const changes = (): readonly string[] => turnedDials(dials, written)
  const rehearsal = (): Rehearsal => ({ file, fidelity, set: changes(), ...stage.given })
  const chosenIndex = (): number => choice.index(dials.length)

  /** What the dials come to at `model`; an answer that is no longer wanted is dropped. */
  function ask(): void {
    asked.abort()
    asked = new AbortController()
    const { signal } = asked
    answer = 'working'
    stage.start(async () => {
      const { loadScenario, quickAnswer, describeError } = await import('../../index.ts')
      try {
        const scenario = await loadScenario(file, { set: changes(), ...stage.given })
        const found = await quickAnswer(scenario, signal)
        if (!signal.aborted) answer = found ?? NOT_AT_MODEL
      } catch (error) {
        if (!signal.aborted) answer = describeError(error).text.split('\n')[0] ?? ''
      }
    })
  }

  function change(dial: Dial): void {
    const index = chosenIndex()
    dials = dials.with(index, dial)
    ask()
  }

  /** The answer follows what is typed; escape takes it back. */
  function type(key: Key): boolean {
    const dial = dials[chosenIndex()]
    if (!dial) return true
    if (typed === undefined) beforeTyping = dial
    if (key === 'enter' || key === 'escape') typed = undefined
    else if (key === 'backspace') typed = typed?.slice(0, -1)
    else if ([...key].length === 1) typed = `${typed ?? ''}${key}`
    if (key === 'escape' || typed === '') change(beforeTyping ?? dial)
    else if (typed !== undefined) change({ ...dial, value: valueTyped(typed) })
    return true
  }

  function turn(factor: number): boolean {
    const dial = dials[chosenIndex()]
    if (dial) change(turned(dial, factor))
    return true
  }

  ask()
  let isStale = false
  const readAgain = (): void => {
    if (isStale) reload(stage, rehearsal())
    isStale = false
  }
  const unwatch = watchFiles(filesOf(scenario), () => {
    isStale = true
    if (stage.isOnTop(self)) readAgain()
  })
  const self: Screen = {
    title: `Dials · ${scenario.name}`,
    hints: () =>
      typed === undefined
        ? [
            { keys: 'r', does: 'run' },
            { keys: '←→', does: 'turn by 10%' },
            { keys: '0-9', does: 'type a value' },
            { keys: '[]', does: 'halve, double' },
            { keys: 'm', does: `at ${fidelity}` },
            { keys: 'u', does: 'undo all' },
            { keys: 's', does: 'save as a new file' },
            { keys: 'e', does: 'edit the file' },
          ]
        : [
            { keys: 'enter', does: 'set' },
            { keys: 'esc', does: 'leave it' },
          ],
    isTyping: () => typed !== undefined,
    command: () => runCommand(rehearsal()),
    onReturn: readAgain,
    close() {
      asked.abort()
      unwatch()
    },
    lines(size) {
      return [
        ...prose(scenario.story, size.columns, 'faint').slice(0, 2),
        [],
        answerLine(answer),
        [],
        ...dialLines({ dials, written, index: chosenIndex(), typed }, size, choice),
      ]
    },
    press(key) {
      if (typed !== undefined) return type(key)
      switch (key) {
        case 'r':
        case 'enter':
          stage.open(runScreen(stage, rehearsal()))
          return true
        case 'left':
        case 'h':
        case '-':
          return turn(1 / STEP)
        case 'right':
        case 'l':
        case '+':
          return turn(STEP)
        case '[':
          return turn(1 / LEAP)
        case ']':
          return turn(LEAP)
        case 'm':
          fidelity = fidelity === 'handlers' ? 'model' : 'handlers'
          return true
        case 'u':
          dials = written
          ask()
          return true
        case 's':
          save(stage, rehearsal())
          return true
        case 'e':
          edit(stage, file, stage.changed)
          return true
        default:
          if (/^[0-9{]$/.test(key)) return type(key)
          return choice.press(key)
      }
    },
  }
  return self
}

const NOT_AT_MODEL = 'It cannot run at model: run it to see.'

/** A number as a number, everything else as text. */
function valueTyped(text: string): Dial['value'] {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

function answerLine(answer: QuickAnswer | string): Line {
  if (answer === 'working') return [span('…', 'faint')]
  if (typeof answer === 'string') return [span(answer, 'warning')]
  const { totalMs, timeouts, calls, backlogMax } = answer
  return [
    span(shortDurationText(totalMs * 1_000), 'strong'),
    span(`  for ${quantityText(calls, 'call')}, `),
    span(quantityText(timeouts, 'timeout'), timeouts > 0 ? 'warning' : 'plain'),
    span(`, at most ${quantityText(backlogMax, 'call')} waiting`),
    span('  (model)', 'faint'),
  ]
}

interface Shown {
  readonly dials: readonly Dial[]
  readonly written: readonly Dial[]
  readonly index: number
  readonly typed: string | undefined
}

function dialLines(
  { dials, written, index, typed }: Shown,
  { columns, rows }: Size,
  choice: Choice,
): readonly Line[] {
  const listRows = Math.max(3, rows - HEAD_ROWS)
  const top = choice.top(dials.length, listRows)
  const longest = Math.max(...dials.map(({ path }) => path.length))
  const nameColumns = Math.min(NAME_COLUMNS_MAX, longest, Math.floor(columns / 2))
  return dials.slice(top, top + listRows).map((dial, row): Line => {
    const at = top + row
    const isChosen = at === index
    const before = written[at]
    const isTurned = before !== undefined && dialOverride(before) !== dialOverride(dial)
    return [
      span(isChosen ? '▸ ' : '  ', 'bar'),
      span(padEnd(shortPath(dial.path, nameColumns), nameColumns), isChosen ? 'strong' : 'plain'),
      span('  '),
      ...(isChosen && typed !== undefined
        ? [span(typed), span('▏', 'faint')]
        : [span(dialText(dial), isTurned ? 'good' : 'plain')]),
      ...(isTurned ? [span(`  was ${dialText(before)}`, 'faint')] : []),
    ]
  })
}

/** The end of a path says most. */
function shortPath(path: string, columns: number): string {
  return path.length <= columns ? path : `…${path.slice(path.length - columns + 1)}`
}

function save(stage: Stage, { file, set }: Rehearsal): void {
  stage.start(async () => {
    const { loadScenario, saveScenario } = await import('../../index.ts')
    const saved = await saveScenario(await loadScenario(file, { set, ...stage.given }))
    stage.say(`Saved as ${saved}.`)
  })
}

/** The dials anew, as the file has them now; those that were turned stay where they are. */
function reload(stage: Stage, { file, set }: Rehearsal): void {
  stage.start(async () => {
    const { dialsOf, loadScenario } = await import('../../index.ts')
    const scenario = await loadScenario(file, stage.given)
    const now = dialsOf(await loadScenario(file, { set, ...stage.given }))
    stage.replace(dialsScreen(stage, { file, scenario, dials: dialsOf(scenario), now }))
    stage.say(`Read ${file} again.`)
  })
}
