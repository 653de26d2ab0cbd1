import type { Report } from './report.ts'

/** What the exit code says of a run that got to its end: no check failed, no limit was missed, and whatever was
 *  worked out in another way as well came to the same. */
export function isPassed({ verdict, expectations, agreement, crossCheck }: Report): boolean {
  return (
    verdict.passed &&
    expectations.every(({ passed }) => passed !== false) &&
    (agreement?.differences ?? 0) === 0 &&
    crossCheck?.passed !== false
  )
}
