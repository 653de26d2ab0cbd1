import type { LeadArrived, LeadSkipped } from '../timeline/event.ts'
import type { CheckedRun, Tally, TimelineCheck } from './check.ts'

/** Campaigns that the trigger *Webhook is Called* starts may start each other for ever: the run loop
 *  cuts such a loop, and what it cut is no rehearsal of what would happen. */
export const loopsEnd = {
  of: 'timeline',
  id: 'loops-end',
  title: 'No lead is brought round and round by triggers without end.',
  nothing: 'no trigger brought a lead',
  appliesTo: ({ campaigns }: CheckedRun) =>
    campaigns.some(({ trigger }) => trigger.kind === 'webhook is called'),
  open(tally: Tally) {
    return {
      'lead-arrived': ({ isTriggered }: LeadArrived) => {
        if (isTriggered) tally.looked()
      },
      'lead-skipped': ({ reason, leadIndex, timeUs }: LeadSkipped) => {
        if (reason !== 'endless loop') return
        tally.violated({
          lead: leadIndex,
          step: 0,
          expected: 'a loop of triggers that ends',
          actual: `cut at ${timeUs} µs, after 100 rounds, or 1,000 times that triggers brought the lead`,
        })
      },
    }
  },
} satisfies TimelineCheck
