import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyScenario } from '../../src/fuzz/any-scenario.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { type Watched, watch } from '../rehearse/watch.ts'
import { runs } from '../runs.ts'
import { scenarioOf } from '../scenario-of.ts'

/** What happens to one lead. */
function storyOf({ events }: Watched, lead: number) {
  return events.filter((event) => 'leadIndex' in event && event.leadIndex === lead)
}

function isUnsent(event: TimelineEvent): boolean {
  if (event.kind !== 'call-ended' || event.result.outcome !== 'failed') return false
  return event.result.failure === 'REQUEST'
}

it('one lead at handlers, all others at model: to it happens exactly what does in the whole run', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, fc.nat(), async (input, any) => {
      const scenario = scenarioOf(input)
      const lead = any % scenario.leads.count
      const whole = await watch(scenario)
      const story = storyOf(whole, lead)
      // At `model` nobody renders a request, so nobody sees that one of another lead cannot be sent.
      fc.pre(!whole.events.some(isUnsent))
      const alone = await watch(scenario, { lead })
      expect(storyOf(alone, lead)).toEqual(story)
      expect(alone.events.filter((event) => 'leadIndex' in event)).toHaveLength(story.length)
    }),
    { seed: 1, numRuns: runs(150) },
  )
})
