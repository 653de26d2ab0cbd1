// One lead, step by step: its tokens, requests, replies and mappings.
import { type Line, prose, shellQuoted } from '../../index.ts'
import { paintedLines } from '../parts/painted-lines.ts'
import { Scroll } from '../parts/scroll.ts'
import type { Rehearsal } from '../rehearsal.ts'
import type { Screen, Stage } from '../screen.ts'

export interface LeadParts {
  readonly rehearsal: Rehearsal
  readonly leadIndex: number
}

export function leadScreen(stage: Stage, { rehearsal, leadIndex }: LeadParts): Screen {
  const scroll = new Scroll()
  const { file, set, allowPaths } = rehearsal
  let textOf: ((columns: number) => string) | undefined

  stage.start(async () => {
    const { explain, loadScenario, storyAsTerminal } = await import('../../index.ts')
    try {
      const story = await explain(await loadScenario(file, { set, allowPaths }), leadIndex)
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
        ...allowPaths.map((each) => `--allow-path ${shellQuoted(each)}`),
        ...set.map((each) => `--set ${shellQuoted(each)}`),
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
