// One expectation against the figure it limits. A figure that could not be measured, or of which
// there was nothing to measure, is never met and never missed: it is not checked.
import type { Measures } from '../measure/measures.ts'
import { type Expectation, METRICS, meets } from '../verify/expectation.ts'
import { figure, isMeasured } from './figures.ts'
import { count, decisiveShare, duration } from './format.ts'
import type { ReportExpectation } from './report.ts'

/** Compares one expectation with what was measured; of an interrupted run nothing is met or missed. */
export function checkExpectation(
  expectation: Expectation,
  measures: Measures,
  fidelity: string,
): ReportExpectation {
  const { metric, text: want } = expectation
  if (!isMeasured(metric, fidelity)) {
    return { metric, want, got: 'not checked at model', passed: null }
  }
  const found = figure(metric, measures)
  if (found === null) return { metric, want, got: 'nothing to measure', passed: null }
  const got = inWords(expectation, found)
  // What a whole run would have come to is not known.
  if (!measures.isComplete) return { metric, want, got: `${got} so far`, passed: null }
  return { metric, want, got, passed: meets(expectation, found) }
}

function inWords(expectation: Expectation, figure: number): string {
  switch (METRICS[expectation.metric].unit) {
    case 'duration':
      return duration(figure)
    case 'count':
      return count(figure)
    case 'share':
      return decisiveShare(figure, (value) => meets(expectation, value))
  }
}
