import { appendFile } from 'node:fs/promises'
import { EnvironmentError } from '../errors.ts'

/** Adds Markdown to what a job of GitHub Actions shows of its step: to the end of `file`, where other
 *  commands of the step may have written before. Throws `EnvironmentError`. */
export async function appendStepSummary(file: string, markdown: string): Promise<void> {
  try {
    await appendFile(file, markdown)
  } catch (cause) {
    throw new EnvironmentError('append the summary ($GITHUB_STEP_SUMMARY) to', file, cause)
  }
}
