// What a run came to, and where to go from here.
import { asTerminal, type Line, prose, shellQuoted, span, watchFiles } from '../../index.ts'
import type { Key } from '../app.ts'
import { paintedLines } from '../parts/painted-lines.ts'
import { Scroll } from '../parts/scroll.ts'
import { runCommand, scenarioOptions } from '../rehearsal.ts'
import type { Result, Screen, Stage } from '../screen.ts'
import { compareScreen } from './compare.ts'
import { leadScreen } from './lead.ts'

/** A command of several turned dials is long, and cut it is none. */
const FOOT_ROWS_MAX = 4

export function resultScreen(stage: Stage, result: Result): Screen {
  const { report, rehearsal } = result
  const scroll = new Scroll()
  const last = stage.remember(result)
  let typed: string | undefined

  function type(key: Key): boolean {
    if (key === 'escape') typed = undefined
    else if (key === 'backspace') typed = typed?.slice(0, -1)
    else if (/^\d$/.test(key)) typed = `${typed ?? ''}${key}`
    else if (key === 'enter' && typed) {
      stage.open(leadScreen(stage, { rehearsal, leadIndex: Number(typed) }))
      typed = undefined
    }
    return true
  }

  const unwatch = watchFiles([rehearsal.file], () => {
    if (stage.isOnTop(self)) stage.replace(result.again())
  })
  const violation = report.verdict.checks.flatMap(({ examples }) => examples)[0]
  const self: Screen = {
    title: `Result · ${report.scenario.name}`,
    hints: () => [
      { keys: 'number', does: 'look at a lead' },
      ...(violation ? [{ keys: 'v', does: `lead ${violation.lead}, which broke a rule` }] : []),
      ...(last ? [{ keys: 'c', does: 'compare with the run before' }] : []),
      { keys: 'r', does: 'run again' },
      { keys: '↑↓', does: 'scroll' },
    ],
    isTyping: () => typed !== undefined,
    command: () => runCommand(rehearsal),
    close: unwatch,
    lines({ columns, rows }) {
      const text = asTerminal(report, { columns, hasColor: true })
      const foot: readonly Line[] =
        typed === undefined
          ? prose(nextQuestion(result), columns, 'faint').slice(0, FOOT_ROWS_MAX)
          : [[span('lead '), span(typed), span('▏', 'faint')]]
      return [...scroll.window(paintedLines(text), rows - 1 - foot.length), [], ...foot]
    },
    press(key) {
      if (typed !== undefined || /^\d$/.test(key)) return type(key)
      if (key === 'v' && violation) {
        stage.open(leadScreen(stage, { rehearsal, leadIndex: violation.lead }))
        return true
      }
      if (key === 'c' && last) {
        stage.open(compareScreen(stage, { a: last.rehearsal, b: rehearsal }))
        return true
      }
      if (key === 'r') {
        stage.replace(result.again())
        return true
      }
      return scroll.press(key)
    },
  }
  return self
}

/** What one would ask next, with the command that answers it. */
function nextQuestion({ report, rehearsal }: Result): string {
  const scenario = [shellQuoted(rehearsal.file), ...scenarioOptions(rehearsal)].join(' ')
  const missed = report.expectations.find(({ passed }) => passed === false)
  if (missed) {
    const target = shellQuoted(`${missed.metric} ${missed.want}`)
    return `Next: how many slots would do?  hookdrill solve ${scenario} --for slots --target ${target}`
  }
  if (report.calls.timeouts > 0) {
    return `Next: what would a shorter limit do?  hookdrill compare ${scenario} --b-what-if timeout=10s`
  }
  return `Next: which input matters most?  hookdrill rank ${scenario}`
}
