import { duration } from '../../report/format.ts'
import { toUs } from '../../report/milliseconds.ts'

/** A duration as fine as a picture of values that lie `spreadMs` apart needs it: 1 h 2 m 3.1 s where they
 *  differ by seconds, 1 h 2 m where they differ by hours. Exact where they do not differ. */
export function spreadText(valueMs: number, spreadMs: number): string {
  const spreadUs = toUs(spreadMs)
  const unit = spreadUs < STEPS ? 1 : 10 ** Math.floor(Math.log10(spreadUs / STEPS))
  return duration(Math.round(toUs(valueMs) / unit) * unit)
}

/** Values that are told from each other. */
const STEPS = 20
