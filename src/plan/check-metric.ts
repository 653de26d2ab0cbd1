import { UsageError } from '../errors.ts'
import { isMeasured } from '../report/figures.ts'
import type { Metric } from '../verify/expectation.ts'

/** Throws `UsageError` for a metric that no run at that fidelity could tell, before any is run; `option` is
 *  what it was typed with. */
export function checkMetric(metric: Metric, fidelity: string, option = '--metric'): void {
  if (isMeasured(metric, fidelity)) return
  throw new UsageError(
    `${option} "${metric}": it is not measured at model, where no response is read, and the scenario needs no more than that. Use another metric.`,
  )
}
