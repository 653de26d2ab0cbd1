// The last words of `hookdrill serve`: what was served, and whether to believe the times.
import { quantity, shortDuration } from './format.ts'
import { plainText } from './mask.ts'
import { toUs } from './milliseconds.ts'
import type { ServedReport } from './served-report.ts'

/** Lines of text, one newline at the end. */
export function servedAsText(report: ServedReport): string {
  return [
    `Served ${quantity(report.requests, 'request')} of “${plainText(report.scenario.name)}” in ${shortDuration(toUs(report.upMs))}.`,
    ...tally('Statuses', report.byStatus),
    ...tally('Faults', report.byFault),
    ...tally('Endings', report.byEnding),
    cleanliness(report),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function tally(title: string, counts: Readonly<Record<string, number>>): string[] {
  const entries = Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1))
  if (entries.length === 0) return []
  return [`${title}: ${entries.map(([name, count]) => `${count} × ${name}`).join(', ')}.`]
}

/** One sentence, or two. */
export function cleanliness({ overhead, isClean, byEnding }: ServedReport): string {
  const { p50Ms, p99Ms, boundMs } = overhead
  if (p50Ms === null || p99Ms === null) return 'No reply was due, so there is no overhead to tell.'
  const [p50, p99, bound] = [p50Ms, p99Ms, boundMs].map((ms) => shortDuration(toUs(ms)))
  const figures = `Own overhead: p50 ${p50}, p99 ${p99}, bound ${bound}.`
  if (isClean) return `${figures} The run was clean.`
  const { broke = 0 } = byEnding
  const cause =
    broke > 0 ? `${quantity(broke, 'reply')} broke` : 'times include what the mock added'
  return `${figures} The run was not clean: ${cause}.`
}
