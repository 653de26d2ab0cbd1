// How an executor did, in the words of test runners: a case of the kit is a case there.
import { quantity } from '../report/format.ts'
import type { TestCase, TestSuite } from '../report/test-suite.ts'
import { CHECKS } from './checks.ts'
import type { CaseResult, Conformance } from './conform.ts'
import type { Told } from './formats.ts'
import { headline, isAsked } from './headline.ts'

export function conformanceAsSuite(result: Conformance, told: Told): TestSuite {
  const { cases, fidelity, run } = result
  const asked = cases.filter(isAsked)
  return {
    name: `Conformance of ${told.name}`,
    file: told.name,
    startedAt: run.startedAt,
    seconds: run.wallMs / 1_000,
    headline: headline(result, told.name),
    warnings: [],
    properties: [['fidelity', fidelity]],
    cases: [
      ...(isProofless(result) ? [PROOFLESSNESS] : []),
      ...asked.map((each) => testCase(each, told)),
    ],
  }
}

/** Failed without any case that failed. */
function isProofless({ passed, counts }: Conformance): boolean {
  return !passed && counts.failed === 0
}

const PROOFLESSNESS: TestCase = {
  group: 'run',
  name: 'complete',
  state: 'error',
  message: 'Nothing was checked, or the run was interrupted.',
  detail: [],
}

function testCase(each: CaseResult, { replay }: Told): TestCase {
  const { id: name, check: group, rule, source, state, reason, findings } = each
  const basis = `${rule}; ${source}`
  switch (state) {
    case 'passed':
      return { group, name, state, message: basis, detail: [] }
    case 'skipped':
      return { group, name, state, message: reason, detail: [] }
    case 'failed':
      return {
        group,
        name,
        state,
        message: `${CHECKS[group]} ${quantity(findings.length, 'finding')}`,
        detail: [
          ...findings.flatMap(({ what, expected, actual }) => [
            what,
            `  expected ${expected}`,
            `  actual   ${actual}`,
          ]),
          basis,
          `replay ${replay(name)}`,
        ],
      }
  }
}
