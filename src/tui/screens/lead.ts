// One lead, step by step: its tokens, requests, replies and mappings.
import { type Line, prose, shellQuoted } from '../../index.ts'
import { paintedLines } from '../parts/painted-lines.ts'
import { Scroll } from '../parts/scroll.ts'
import { type Rehearsal, scenarioOptions } from '../rehearsal.ts'
import type { Screen, Stage } from '../screen.ts'

export interface LeadParts {
  readonly rehearsal: Rehearsal
  readonly leadIndex: number
}

export function leadScreen(stage: Stage, { rehearsal, leadIndex }: LeadParts): Screen {
  const scroll = new Scroll()
  const { file, set } = rehearsal
  let textOf: ((columns: number) => string) | undefined

  stage.start(async () => {
    const { explain, loadScenario, storyAsTerminal } = await import('../../index.ts')
    try {
      const scenario = await loadScenario(file, { set, ...stage.given })
      const story = await explain(scenario, leadIndex, stage.given)
      textOf = (columns) => storyAsTerminal(story, { columns, hasColor: true, hasAllFields: false })
    } catch (error) {
      stage.back()
      throw error
    }
  })

  return {
    title: `Lead ${leadIndex} · ${file}`,
    hints: () => [
      { keys: '↑↓', does: 'scroll' },
      { keys: 'n/p', does: 'next, previous lead' },
    ],
    command: () =>
      [
        'hookdrill explain',
        shellQuoted(file),
        ...scenarioOptions(rehearsal),
        `--lead ${leadIndex}`,
      ].join(' '),
    lines({ columns, rows }): readonly Line[] {
      if (!textOf) return prose('looking…', columns, 'faint')
      return scroll.window(paintedLines(textOf(columns)), rows)
    },
    press(key) {
      const step = key === 'n' ? 1 : key === 'p' ? -1 : 0
      if (step !== 0 && leadIndex + step >= 0) {
        stage.replace(leadScreen(stage, { rehearsal, leadIndex: leadIndex + step }))
        return true
      }
      return scroll.press(key)
    },
  }
}
