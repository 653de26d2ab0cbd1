import { UsageError } from '../errors.ts'
import type { Metric } from '../index.ts'

/** Throws `UsageError` for a name of nothing that is measured. */
export async function metricNamed(name: string): Promise<Metric> {
  const { isMetric, METRICS } = await import('../index.ts')
  if (isMetric(name)) return name
  throw new UsageError(`--metric "${name}": use one of ${Object.keys(METRICS).join(', ')}.`)
}
