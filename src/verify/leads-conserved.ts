import type { TimelineCheck } from './check.ts'

/** No lead is lost and none is counted twice: whoever arrives is skipped or completes, and by the end
 *  of a whole run everybody who was offered has arrived. */
export const leadsConserved: TimelineCheck = {
  of: 'timeline',
  id: 'leads-conserved',
  title: 'Every lead that arrives is skipped or completes, once.',
  nothing: 'no lead arrived',
  open(tally) {
    let offered = 0
    let arrived = 0
    let over = 0
    return (event) => {
      switch (event.kind) {
        case 'run-started':
          offered = event.offered
          return
        case 'lead-arrived':
          arrived++
          return tally.looked()
        case 'lead-skipped':
        case 'lead-completed':
          over++
          if (over <= arrived) return
          return tally.violated({
            lead: event.leadIndex,
            step: 0,
            expected: `at most ${arrived} leads through, as many as arrived`,
            actual: `${over}`,
          })
        case 'run-ended':
          if (!event.isComplete || (arrived === offered && over === offered)) return
          return tally.violated({
            lead: over,
            step: 0,
            expected: `${offered} leads arrived and through`,
            actual: `${arrived} arrived, ${over} through`,
          })
      }
    }
  },
}
