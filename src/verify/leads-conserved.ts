import type {
  LeadArrived,
  LeadCompleted,
  LeadSkipped,
  RunEnded,
  RunStarted,
} from '../timeline/event.ts'
import type { Tally, TimelineCheck } from './check.ts'

/** No lead is lost and none is counted twice: whoever arrives is skipped or completes, and by the end
 *  of a whole run everybody who was offered has arrived. */
export const leadsConserved = {
  of: 'timeline',
  id: 'leads-conserved',
  title: 'Every lead that arrives is skipped or completes, once.',
  nothing: 'no lead arrived',
  open(tally: Tally) {
    let offered = 0
    let arrived = 0
    let over = 0

    const end = ({ leadIndex }: LeadSkipped | LeadCompleted): void => {
      over++
      if (over <= arrived) return
      const expected = `at most ${arrived} leads through, as many as arrived`
      tally.violated({ lead: leadIndex, step: 0, expected, actual: `${over}` })
    }
    return {
      'run-started': (event: RunStarted) => {
        offered = event.offered
      },
      'lead-arrived': ({ isTriggered }: LeadArrived) => {
        arrived++
        if (isTriggered) offered++
        tally.looked()
      },
      'lead-skipped': end,
      'lead-completed': end,
      'run-ended': ({ isComplete }: RunEnded) => {
        if (!isComplete || (arrived === offered && over === offered)) return
        const expected = `${offered} leads arrived and through`
        const actual = `${arrived} arrived, ${over} through`
        // Of the run, and of no lead; the first is as good as any to replay.
        tally.violated({ lead: 0, step: 0, expected, actual })
      },
    }
  },
} satisfies TimelineCheck
