import { duration } from '../../report/format.ts'
import { toUs } from '../../report/milliseconds.ts'

/** A duration as fine as a picture of values that lie `spreadMs` apart needs it: 1 h 2 m 3.1 s where they
 *  differ by seconds, 1 h 2 m where they differ by hours. Exact where they do not differ. */
export function spreadText(valueMs: number, spreadMs: number): string {
  const stepUs = toUs(spreadMs) / STEPS
  const tens = stepUs < 1 ? 1 : 10 ** Math.floor(Math.log10(stepUs))
  const unit = CLOCK_UNITS.findLast((unitUs) => unitUs <= stepUs) ?? tens
  return duration(Math.round(toUs(valueMs) / unit) * unit)
}

/** Values that are told from each other. */
const STEPS = 20

/** From a second on tens of µs are no round numbers: 1 s, 10 s, 1 m, 10 m, 1 h. */
const CLOCK_UNITS = [1, 10, 60, 600, 3_600].map((seconds) => seconds * 1_000_000)
