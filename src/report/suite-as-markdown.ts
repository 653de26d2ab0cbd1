// What was examined, as Markdown: what is wrong first, with its details, and what passed folded away. The
// summary of a step on GitHub is made of it, and a report begins with it.
import { count } from './format.ts'
import { codeBlock, folded, markdownTable, markdownText } from './markdown.ts'
import {
  countStates,
  isWrong,
  type TestCase,
  type TestState,
  type TestSuite,
} from './test-suite.ts'

/** Blocks of Markdown; an empty one where there is nothing to say. `room`: how long the details of what is
 *  wrong may be in all. */
export function suiteAsMarkdown(
  { name, headline, warnings, cases }: TestSuite,
  room: number,
): string[] {
  const wrong = cases.filter(isWrong)
  const good = cases.filter(({ state }) => state === 'passed')
  const skipped = cases.filter(({ state }) => state === 'skipped')
  return [
    `## ${MARKS[wrong.length > 0 ? 'failed' : 'passed']} ${markdownText(name)}`,
    markdownText(headline.join(' ')),
    ...warnings.map((warning) => `**Warning:** ${markdownText(warning)}`),
    inWords(cases),
    ...table([...wrong, ...skipped]),
    ...details(wrong, room),
    ...(good.length === 0 ? [] : folded(`${count(good.length)} passed`, table(good))),
  ]
}

const MARKS: Readonly<Record<TestState, string>> = {
  passed: '✔',
  failed: '✘',
  error: '✘',
  skipped: '–',
}

const WORDS: Readonly<Record<TestState, string>> = {
  failed: 'failed',
  error: 'could not be judged',
  passed: 'passed',
  skipped: 'not checked',
}

/** `1 failed, 13 passed, 2 not checked.` */
function inWords(cases: readonly TestCase[]): string {
  const counts = countStates(cases)
  const states: readonly TestState[] = ['failed', 'error', 'passed', 'skipped']
  const parts = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${count(counts[state])} ${WORDS[state]}`)
  return parts.length === 0 ? 'Nothing was examined.' : `${parts.join(', ')}.`
}

const COLUMNS = ['result', 'of', 'case', 'seen'].map((name) => ({ name }))

function table(cases: readonly TestCase[]): string[] {
  if (cases.length === 0) return []
  const rows = cases.map(({ group, name, state, message }) => {
    return [`${MARKS[state]} ${WORDS[state]}`, group, name, message]
  })
  return [markdownTable(COLUMNS, rows)]
}

/** Of each that is wrong, as long as there is room; the log has all of them. */
function details(wrong: readonly TestCase[], room: number): string[] {
  const blocks: string[] = []
  let left = room
  const withDetail = wrong.filter(({ detail }) => detail.length > 0)
  for (const { name, detail } of withDetail) {
    const block = `**${markdownText(name)}**\n\n${codeBlock(detail)}`
    left -= block.length
    if (left < 0) break
    blocks.push(block)
  }
  const more = withDetail.length - blocks.length
  return more === 0 ? blocks : [...blocks, `The details of ${count(more)} more are in the log.`]
}
