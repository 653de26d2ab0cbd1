import { isAbsolute, normalize, sep } from 'node:path'
import type { Mistake } from '../scenario/finding.ts'

/** Whether a file that a scenario names lies beside it or below it. A scenario from somebody else must
 *  not read what it likes. */
export function isBeside(name: string): boolean {
  return !isAbsolute(name) && normalize(name).split(sep)[0] !== '..'
}

/** What is said of a file that does not. */
export const OUTSIDE: Mistake = {
  code: 'out-of-range',
  rule: 'lies outside the folder of the scenario.',
  mend: 'Put the file beside the scenario and name it from there.',
}
