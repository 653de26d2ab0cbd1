import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Watched, watch } from '../rehearse/watch.ts'
import { scenarioOf } from '../scenario-of.ts'
import { anyScenario } from './any-scenario.ts'

/** What happens to one lead. */
function storyOf({ events }: Watched, lead: number) {
  return events.filter((event) => 'leadIndex' in event && event.leadIndex === lead)
}

it('one lead at handlers, all others at model: to it happens exactly what does in the whole run', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, fc.nat(), async (input, any) => {
      const scenario = scenarioOf(input)
      const lead = any % scenario.leads.count
      const whole = storyOf(await watch(scenario), lead)
      const alone = await watch(scenario, { lead })
      expect(storyOf(alone, lead)).toEqual(whole)
      expect(alone.events.filter((event) => 'leadIndex' in event)).toHaveLength(whole.length)
    }),
    { seed: 1, numRuns: 150 },
  )
})
