// What GitHub Actions shows of a run: annotations beside the files they are about, and the summary of
// the step. Annotations are for what is wrong; the summary has everything.
import { quantity } from './format.ts'
import { suiteAsMarkdown } from './suite-as-markdown.ts'
import { isWrong, type TestSuite } from './test-suite.ts'
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
  const blocks = [...suites.flatMap((suite) => suiteAsMarkdown(suite, room)), ...notShown(suites)]
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
