import { UsageError } from '../errors.ts'
import { count, quantity } from '../report/format.ts'

/** Most leads of a run at `sockets`. Memory does not grow with them; but at 600 to 1,400 calls a second
 *  (measured on one core: `fetch` the slowest, undici the fastest) this many one-call leads are half a
 *  minute, and what more of them could show shows at `handlers`. */
const SOCKETS_LEADS_MAX = 20_000

/** Throws `UsageError` for more. */
export function checkSampleSize(leadCount: number): void {
  if (leadCount <= SOCKETS_LEADS_MAX) return
  throw new UsageError(
    `${quantity(leadCount, 'lead')} at sockets: the most is ${count(SOCKETS_LEADS_MAX)}, because every request passes a client and a socket, about 1,000 of them a second. Use --leads 5000, or --fidelity handlers.`,
  )
}
