// All cases of the kit, made once.
import type { ConformanceCase } from './case.ts'
import { readTables } from './case-files.ts'
import { everyStatus } from './every-status.ts'
import { noLeaks } from './no-leaks.ts'
import { ownValues } from './own-values.ts'
import { compileCase } from './table-case.ts'

let known: readonly ConformanceCase[] | undefined

/** In the order in which they run. */
export function conformanceCases(): readonly ConformanceCase[] {
  known ??= [
    ...readTables().flatMap(({ topic, cases }) => cases.map((each) => compileCase(topic, each))),
    ...everyStatus(),
    ...ownValues(),
    ...noLeaks(),
  ]
  return known
}
