import type { FuzzFailure } from '../report/fuzzed.ts'
import { failureLine } from '../report/fuzzed-as-text.ts'
import { plainText } from '../report/mask.ts'
import { plainYaml } from '../report/plain-yaml.ts'

/** The smallest scenario that fails, as a file that can be run: first, as comments, what failed and the
 *  commands that show it again. */
export function failureAsYaml(found: FuzzFailure, commands: readonly string[]): string {
  const comments = [failureLine(found), ...commands].map((text) => `# ${plainText(text)}\n`)
  return comments.join('') + plainYaml(found.scenario)
}
