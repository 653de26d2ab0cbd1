// The ways `compare` writes to a file what it found. A format is one file, one line here, and its flag.
import { dataAsJson } from '../../report/as-json.ts'
import type { PlanFormat } from '../plan-format.ts'
import type { Comparison } from './comparison.ts'
import { flipsAsCsv } from './flips-as-csv.ts'
import type { FlippedLead } from './paired-leads.ts'

interface Compared {
  readonly comparison: Comparison
  /** All of them; the comparison has the first few of each kind. */
  readonly flipped: readonly FlippedLead[]
}

export const COMPARE_FORMATS = [
  { name: 'json', write: ({ comparison }) => dataAsJson(comparison) },
  { name: 'csv', write: ({ flipped }) => flipsAsCsv(flipped) },
] as const satisfies readonly PlanFormat<Compared>[]
