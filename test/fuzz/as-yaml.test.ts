import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyScenario } from '../../src/fuzz/any-scenario.ts'
import { failureAsYaml } from '../../src/fuzz/as-yaml.ts'
import type { FuzzFailure } from '../../src/report/fuzzed.ts'
import { parseScenario } from '../../src/scenario/parse.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'

function failure(scenario: ScenarioInput, actual = 'Lead Score = 7'): FuzzFailure {
  return {
    check: 'map-only-on-2xx',
    title: '',
    examples: [{ where: 'lead 0, step 0', expected: 'no write', actual }],
    others: [],
    scenario,
    path: '0:1',
    shrinks: 1,
    tried: 2,
    isSmallest: true,
  }
}

it('whatever was drawn is read back as it was', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const parsed = parseScenario(failureAsYaml(failure(scenario), []), 'fuzz-1.yaml')
      expect('issues' in parsed ? parsed : parsed.findings).toEqual([])
      expect('input' in parsed && parsed.input).toEqual(scenario)
    }),
    { seed: 1, numRuns: 500 },
  )
})

it('what failed and how to see it again goes first, on a line each', () => {
  const [scenario] = fc.sample(anyScenario, { numRuns: 1, seed: 1 })
  if (!scenario) throw new Error('nothing was drawn')
  const text = failureAsYaml(failure(scenario, 'two\nlines\u2028here'), ['hookdrill run x.yaml'])
  expect(text.split('\n').slice(0, 3)).toEqual([
    '# map-only-on-2xx failed: lead 0, step 0: expected no write; actual two\\u{a}lines\\u{2028}here',
    '# hookdrill run x.yaml',
    'name: any',
  ])
})
