import { count, quantity } from '../report/format.ts'
import type { CaseResult, Conformance } from './conform.ts'
import { NOT_ASKED } from './selection.ts'

/** Two sentences: how many cases passed, and what that comes to. `name` is the executor's. */
export function headline(result: Conformance, name: string): readonly [head: string, so: string] {
  const { passed, failed } = result.counts
  const asked = result.cases.filter(isAsked)
  const skipped = asked.length - passed - failed
  const others = result.cases.length - asked.length
  const head = [
    passed + failed === 0
      ? 'nothing was checked'
      : `${count(passed)} of ${quantity(passed + failed, 'case')} passed`,
    ...(skipped > 0 ? [`${count(skipped)} skipped`] : []),
    ...(others > 0 ? [`${count(others)} not asked for`] : []),
  ].join(', ')
  const so = result.passed ? 'It conforms as far as it was asked.' : 'It does not conform.'
  return [`${name} at ${result.fidelity}: ${head}.`, so]
}

/** What `only` leaves out is no news. */
export function isAsked({ reason }: CaseResult): boolean {
  return reason !== NOT_ASKED
}
