import type { ReportClosedForm } from './cross-check.ts'
import { duration, shortDuration } from './format.ts'
import { toUs } from './milliseconds.ts'

export const METRIC_WORDS = { totalDelay: 'total delay', queueWait: 'mean wait' } as const

/** Where a figure comes from, and what its distance from a run allows for. */
export function formulaText({ metric, formula, reason, source }: ReportClosedForm): string {
  const allowed = reason === '' ? '' : `; allows for ${reason}`
  return `${METRIC_WORDS[metric]}: ${formula}${allowed} (${source})`
}

/** `5 m`, `83.3 ms ± 2.1 ms`, `4 m to 5 m`. */
export function closedFormText({ kind, valueMs, leastMs, mostMs }: ReportClosedForm): string {
  if (kind === 'exact') return duration(toUs(leastMs))
  const least = shortDuration(toUs(leastMs))
  if (mostMs === null) return `${least} or more`
  if (valueMs === null) return `${least} to ${shortDuration(toUs(mostMs))}`
  return `${shortDuration(toUs(valueMs))} ± ${shortDuration(toUs(mostMs - valueMs))}`
}
