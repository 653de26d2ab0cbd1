// The scenarios that lie about: what each shows, and what the linter says of it.
import type { Line, ListedScenario, Span } from '../../index.ts'
import { padEnd, prose, quantityText, span } from '../../index.ts'
import type { Key, Size } from '../app.ts'
import { Choice } from '../parts/choice.ts'
import { edit } from '../parts/edit.ts'
import { runCommand } from '../rehearsal.ts'
import type { Screen, Stage } from '../screen.ts'
import { openScenario } from './open-scenario.ts'

const NAME_COLUMNS = 32
/** Below the list: an empty line and the story. */
const STORY_ROWS = 5

export function libraryScreen(stage: Stage): Screen {
  const choice = new Choice()
  let all: readonly ListedScenario[] | undefined
  let filter = ''
  let isTyping = false

  const found = (): readonly ListedScenario[] => {
    const wanted = filter.toLowerCase()
    return (all ?? []).filter(({ name, file, story }) =>
      [name, file, story].some((text) => text.toLowerCase().includes(wanted)),
    )
  }
  const list = (): void =>
    stage.start(async () => {
      const { listScenarios } = await import('../../index.ts')
      all = await listScenarios()
    })
  list()

  function type(key: Key): boolean {
    if (key === 'enter' || key === 'escape') {
      isTyping = false
      if (key === 'escape') filter = ''
    } else if (key === 'backspace') filter = filter.slice(0, -1)
    else if ([...key].length === 1) filter += key
    else return choice.press(key)
    choice.reset()
    return true
  }

  return {
    title: 'Library',
    hints: () => [
      { keys: 'enter', does: 'open' },
      { keys: '/', does: 'filter' },
      { keys: '↑↓', does: 'choose' },
      { keys: 'e', does: 'edit' },
    ],
    isTyping: () => isTyping,
    command: () => {
      const chosen = found()[choice.index(found().length)]
      return (
        chosen && runCommand({ file: chosen.file, fidelity: 'handlers', set: [], ...stage.given })
      )
    },
    lines(size) {
      if (!all) return prose('loading…', size.columns, 'faint')
      const entries = found()
      return [...filterLine(filter, isTyping), ...listLines(entries, choice, size)]
    },
    press(key) {
      if (isTyping) return type(key)
      const entries = found()
      const chosen = entries[choice.index(entries.length)]
      switch (key) {
        case '/':
          isTyping = true
          return true
        case 'enter':
        case 'right':
        case 'l':
          if (chosen) openScenario(stage, chosen.file)
          return true
        case 'escape':
          if (filter === '') return false
          filter = ''
          return true
        case 'e':
          if (chosen) edit(stage, chosen.file, list)
          return true
        default:
          return choice.press(key)
      }
    },
  }
}

function filterLine(filter: string, isTyping: boolean): readonly Line[] {
  if (filter === '' && !isTyping) return []
  return [[span('/', 'faint'), span(filter), span(isTyping ? '▏' : '', 'faint')], []]
}

function listLines(
  entries: readonly ListedScenario[],
  choice: Choice,
  { columns, rows }: Size,
): readonly Line[] {
  if (entries.length === 0) return prose('No scenario has that in it.', columns, 'faint')
  const listRows = Math.max(3, rows - STORY_ROWS - 2)
  const index = choice.index(entries.length)
  const top = choice.top(entries.length, listRows)
  const shown = entries.slice(top, top + listRows)
  const story = entries[index]?.story ?? ''
  return [
    ...shown.map((entry, row) => entryLine(entry, top + row === index)),
    [],
    ...prose(story, columns, 'faint').slice(0, STORY_ROWS),
  ]
}

function entryLine({ name, file, errors, warnings }: ListedScenario, isChosen: boolean): Line {
  const tone = isChosen ? 'strong' : 'plain'
  return [
    span(isChosen ? '▸ ' : '  ', 'bar'),
    span(padEnd(name, NAME_COLUMNS), tone),
    span('  '),
    badge(errors, warnings),
    span(`  ${file}`, 'faint'),
  ]
}

/** What the linter says, in a place of equal width. */
function badge(errors: number, warnings: number): Span {
  if (errors > 0) return span(padEnd(`✘ ${quantityText(errors, 'error')}`, 12), 'bad')
  if (warnings > 0) return span(padEnd(`! ${quantityText(warnings, 'hint')}`, 12), 'warning')
  return span(padEnd('✔ clean', 12), 'good')
}
