// What the judge and the expectations came to.
import type { Report } from '../report.ts'
import { expectationState } from '../tables/judgement.ts'
import type { Family } from './exposition.ts'
import { gauge, tally } from './gauge.ts'

const CHECK_STATES = ['passed', 'failed', 'not checked'] as const
const EXPECTATION_STATES = ['passed', 'missed', 'not checked'] as const

/** What was not checked has not passed: a state of its own, and never a 1 for passed. */
export function judgementFamilies({ verdict, expectations }: Report): Family[] {
  return [
    gauge('hookdrill_verdict_passed', '1 when no check failed.', verdict.passed ? 1 : 0),
    {
      name: 'hookdrill_check',
      type: 'stateset',
      help: 'Checks of the verdict.',
      samples: verdict.checks.flatMap(({ id, state }) =>
        CHECK_STATES.map((each) => ({
          labels: { check: id, hookdrill_check: each },
          value: each === state ? 1 : 0,
        })),
      ),
    },
    tally('hookdrill_check_items', 'Items that a check looked at.', {
      label: 'check',
      counts: Object.fromEntries(verdict.checks.map(({ id, checked }) => [id, checked])),
    }),
    tally('hookdrill_check_violations', 'Violations that a check found.', {
      label: 'check',
      counts: Object.fromEntries(verdict.checks.map(({ id, violations }) => [id, violations])),
    }),
    {
      name: 'hookdrill_expectation',
      type: 'stateset',
      help: 'Limits of the scenario.',
      samples: expectations.flatMap((expectation) => {
        const { metric, want } = expectation
        const state = expectationState(expectation)
        return EXPECTATION_STATES.map((each) => ({
          labels: { metric, want, hookdrill_expectation: each },
          value: each === state ? 1 : 0,
        }))
      }),
    },
  ]
}
