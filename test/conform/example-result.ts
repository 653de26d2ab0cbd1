// How an executor did, as tests need it.
import type { CaseResult, Conformance } from '../../src/conform/conform.ts'

export const TOLD = {
  name: 'mine.ts',
  replay: (id: string) => `hookdrill conform mine.ts --only '${id}'`,
}

export function caseOf(id: string, rest: Partial<CaseResult> = {}): CaseResult {
  return {
    id: `outcomes/${id}`,
    check: 'time-limit',
    rule: 'decision 3',
    source: 'chosen',
    state: 'passed',
    reason: '',
    findings: [],
    ...rest,
  }
}

export function failed(id: string, actual = 'x'): CaseResult {
  return caseOf(id, { state: 'failed', findings: [{ what: 'writes', expected: '[]', actual }] })
}

export function resultOf(cases: readonly CaseResult[]): Conformance {
  const count = (state: CaseResult['state']) => cases.filter((each) => each.state === state).length
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
  const passed = counts.failed === 0 && counts.passed > 0
  const run = { startedAt: '2026-11-25T00:00:00.000Z', wallMs: 1_500 }
  return { passed, fidelity: 'sockets', counts, cases, run }
}
