import { count, quantity } from '../report/format.ts'
import type { CaseResult, Conformance } from './conform.ts'
import { INTERRUPTED, NOT_ASKED } from './selection.ts'

/** Two sentences: how many cases passed, and what that comes to. `name` is the executor's. */
export function headline(result: Conformance, name: string): readonly [head: string, so: string] {
  const { passed, failed } = result.counts
  const asked = result.cases.filter(isAsked)
  const left = asked.filter(({ reason }) => reason === INTERRUPTED).length
  const skipped = asked.length - left - passed - failed
  const others = result.cases.length - asked.length
  const head = [
    passed + failed === 0
      ? 'nothing was checked'
      : `${count(passed)} of ${quantity(passed + failed, 'case')} passed`,
    ...(skipped > 0 ? [`${count(skipped)} skipped`] : []),
    ...(left > 0 ? [`${count(left)} left when it was interrupted`] : []),
    ...(others > 0 ? [`${count(others)} not asked for`] : []),
  ].join(', ')
  return [`${name} at ${result.fidelity}: ${head}.`, conclusion(result)]
}

/** Nobody fails for what was never run. */
function conclusion({ passed, counts }: Conformance): string {
  if (passed) return 'It conforms as far as it was asked.'
  return counts.failed > 0 ? 'It does not conform.' : 'Whether it conforms is open.'
}

/** What `only` leaves out is no news. */
export function isAsked({ reason }: CaseResult): boolean {
  return reason !== NOT_ASKED
}
