// `--github`: what a command found out, told to GitHub Actions.
import type { TestSuite } from '../index.ts'
import { printResult } from './output.ts'

/** Prints the annotations, to stderr where stdout is taken by data: the runner reads both. The summary
 *  goes to the file that GITHUB_STEP_SUMMARY names; elsewhere than in a job there is none. */
export async function tellGithub(
  suites: readonly TestSuite[],
  { isStdoutTaken }: { readonly isStdoutTaken: boolean },
): Promise<void> {
  const { appendStepSummary, asGithub } = await import('../index.ts')
  const { annotations, summary } = asGithub(suites)
  if (isStdoutTaken) process.stderr.write(annotations)
  else await printResult(annotations)
  const file = process.env.GITHUB_STEP_SUMMARY
  if (file !== undefined && file !== '') await appendStepSummary(file, summary)
}
