// This run against the one before, under the same luck.
import { type Line, prose } from '../../index.ts'
import { paintedLines } from '../parts/painted-lines.ts'
import { Scroll } from '../parts/scroll.ts'
import type { Rehearsal } from '../rehearsal.ts'
import type { Screen, Stage } from '../screen.ts'

export interface Compared {
  readonly a: Rehearsal
  readonly b: Rehearsal
}

/** Enough to say how sure it is, few enough to wait for. */
const REPLICATIONS = 3

export function compareScreen(stage: Stage, { a, b }: Compared): Screen {
  const scroll = new Scroll()
  const stop = new AbortController()
  let textOf: ((columns: number) => string) | undefined

  stage.start(async () => {
    const { compare, comparisonAsTerminal, loadScenario } = await import('../../index.ts')
    const [one, other] = await Promise.all(
      [a, b].map(({ file, set }) => loadScenario(file, { set, ...stage.given })),
    )
    if (!one || !other) return
    const comparison = await compare(one, other, {
      replications: REPLICATIONS,
      signal: stop.signal,
    })
    textOf = (columns) => comparisonAsTerminal(comparison, { columns, hasColor: true })
  })

  return {
    title: 'Compare · the run before is A, this one is B',
    hints: () => [{ keys: '↑↓', does: 'scroll' }],
    close: () => stop.abort(),
    lines({ columns, rows }): readonly Line[] {
      if (!textOf) return prose('comparing…', columns, 'faint')
      return scroll.window(paintedLines(textOf(columns)), rows)
    },
    press: (key) => scroll.press(key),
  }
}
