// What GitHub Actions shows of a run: annotations beside the files they are about, and the summary of
// the step. Annotations are for what is wrong; the summary has everything.
import { count, quantity } from './format.ts'
import { codeBlock, markdownText } from './markdown.ts'
import { countStates, type TestCase, type TestState, type TestSuite } from './test-suite.ts'
import { workflowCommand } from './workflow-command.ts'

/** GitHub shows so many errors, and so many warnings, of one step. */
const ANNOTATIONS_SHOWN = 10

/** GitHub takes 1 MiB of a step, and in UTF-8 a code unit takes three bytes at most. */
const DETAILS_MAX_LENGTH = 250_000

interface GithubTexts {
  /** Workflow commands, one a line; empty where nothing is wrong. */
  readonly annotations: string
  /** Markdown for the file that `GITHUB_STEP_SUMMARY` names. */
  readonly summary: string
}

/** What one step tells. The suites share what room there is in the summary. */
export function asGithub(suites: readonly TestSuite[]): GithubTexts {
  const room = DETAILS_MAX_LENGTH / suites.length
  const blocks = [...suites.flatMap((suite) => summaryOf(suite, room)), ...notShown(suites)]
  return {
    annotations: suites.flatMap(annotationsOf).join(''),
    summary: `${blocks.filter((block) => block !== '').join('\n\n')}\n`,
  }
}

function annotationsOf({ file, warnings, cases }: TestSuite): string[] {
  return [
    ...cases.filter(isWrong).map(({ name, message, detail }) =>
      workflowCommand({
        level: 'error',
        properties: { file, title: name },
        lines: [message, ...detail],
      }),
    ),
    ...warnings.map((warning) =>
      workflowCommand({ level: 'warning', properties: { file }, lines: [warning] }),
    ),
  ]
}

function isWrong({ state }: TestCase): boolean {
  return state === 'failed' || state === 'error'
}

/** Blocks of Markdown; an empty one where there is nothing to say. */
function summaryOf({ name, headline, warnings, cases }: TestSuite, room: number): string[] {
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
    ...(good.length === 0
      ? []
      : [`<details><summary>${count(good.length)} passed</summary>`, ...table(good), '</details>']),
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

function table(cases: readonly TestCase[]): string[] {
  if (cases.length === 0) return []
  const rows = cases.map(({ group, name, state, message }) => {
    const cells = [`${MARKS[state]} ${WORDS[state]}`, group, name, message]
    return `| ${cells.map(markdownText).join(' | ')} |`
  })
  return [['| result | of | case | seen |', '|---|---|---|---|', ...rows].join('\n')]
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

/** What a reader of the annotations alone would miss. */
function notShown(suites: readonly TestSuite[]): string[] {
  const errors = suites.flatMap(({ cases }) => cases.filter(isWrong)).length
  const warnings = suites.flatMap((suite) => suite.warnings).length
  return [...beyondShown('error', errors), ...beyondShown('warning', warnings)]
}

function beyondShown(noun: string, all: number): string[] {
  const more = all - ANNOTATIONS_SHOWN
  if (more <= 0) return []
  return [
    `GitHub shows ${ANNOTATIONS_SHOWN} ${noun}s as annotations; ${quantity(more, `more ${noun}`)} ${more === 1 ? 'is' : 'are'} only here and in the log.`,
  ]
}
