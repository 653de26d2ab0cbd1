// The conformance kit as a suite of vitest's: a test a case, in a `describe` a check.
import { describe, it } from 'vitest'
import {
  type ConformOptions,
  type GivenExecutor,
  type PlannedCase,
  planConformance,
} from '../index.ts'
import { caseMessage } from './case-message.ts'

/**
 * Registers one test a case, named after the case and the rule that it shows. Cases that are switched off
 * are skipped and say why in their name; those that `only` leaves out are not there. One that fails says
 * what it says in the terminal: expected, actual, the rule and its source.
 *
 * `makeExecutor` is called anew for each case, so that nothing one case left in an executor can help or harm
 * the next; and once before them, to see whether it makes a function or an object.
 *
 * ```ts
 * describeExecutor('my executor', () => myExecutor, { off: ['no-extra-headers'] })
 * ```
 */
export function describeExecutor(
  name: string,
  makeExecutor: () => GivenExecutor,
  options: ConformOptions = {},
): void {
  describe(name, async () => {
    const planned = await planConformance(makeExecutor(), options)
    const cases = planned.filter(({ isAsked }) => isAsked)
    if (cases.every(({ skip }) => skip !== undefined)) it('checks something', nothingChecked)
    for (const [check, ofCheck] of Map.groupBy(cases, (each) => each.check)) {
      describe(check, () => {
        for (const each of ofCheck) register(each, makeExecutor)
      })
    }
  })
}

/** What looked at nothing has not passed. */
function nothingChecked(): never {
  throw new Error('nothing was checked: every case is skipped, and says why')
}

function register(planned: PlannedCase, makeExecutor: () => GivenExecutor): void {
  const { id, rule, skip, run } = planned
  if (skip !== undefined) it.skip(`${id} (${rule}): ${skip}`)
  else {
    it(`${id} (${rule})`, async () => {
      const findings = await run(makeExecutor())
      if (findings.length > 0) throw new Error(caseMessage(planned, findings))
    })
  }
}
