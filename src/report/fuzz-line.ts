import { count, quantity } from './format.ts'
import type { FuzzProgress } from './fuzzed.ts'
import { bar, fitted } from './progress.ts'

/** One line while fuzzing goes on; facts are left out from the end where there is no room. */
export function fuzzLine(
  { runs, runsWanted, calls, tried }: FuzzProgress,
  { columns }: { readonly columns: number },
): string {
  const facts =
    tried === null
      ? [
          bar(runs, runsWanted),
          ` ${count(runs)} / ${quantity(runsWanted, 'scenario')}`,
          ` · ${quantity(calls, 'call')}`,
        ]
      : [`scenario ${count(runs)} fails`, ` · ${quantity(tried, 'smaller one')} tried`]
  return fitted(facts, columns)
}
