import type { Reach } from './port.ts'

/** One lead in the company of all others: its calls go one way, theirs another, to the same services at
 *  the same instants. So a lead can be looked at closely while the services are as busy as they are. */
export function oneLeadReach(
  leadIndex: number,
  { own, others }: { own: Reach; others: Reach },
): Reach {
  return { begin: (call) => (call.leadIndex === leadIndex ? own : others).begin(call) }
}
