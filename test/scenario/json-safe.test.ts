// A scenario may travel to another thread or machine as JSON, and is the same when it arrives.
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { anyScenario } from '../../src/fuzz/any-scenario.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { scenarioOf } from '../scenario-of.ts'

const travelled = (scenario: Scenario): unknown => JSON.parse(JSON.stringify(scenario))

it.each(readdirSync('scenarios').filter((name) => name.endsWith('.yaml')))(
  '%s is JSON-safe',
  async (name) => {
    const scenario = await loadScenario(`scenarios/${name}`)
    expect(travelled(scenario)).toStrictEqual(scenario)
  },
)

it('any scenario is JSON-safe', () => {
  fc.assert(
    fc.property(anyScenario, (input) => {
      const scenario = scenarioOf(input)
      expect(travelled(scenario)).toStrictEqual(scenario)
    }),
    { seed: 1, numRuns: 300 },
  )
})
