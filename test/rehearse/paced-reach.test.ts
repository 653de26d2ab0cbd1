import fc from 'fast-check'
import { expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import type { Reach } from '../../src/fidelity/port.ts'
import { anyScenario } from '../../src/fuzz/any-scenario.ts'
import { type Pacer, pacedReach } from '../../src/rehearse/paced-reach.ts'
import { type RehearseOptions, rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import { type Us, us } from '../../src/time/instant.ts'
import { runs } from '../runs.ts'
import { enrich, scenarioOf } from '../scenario-of.ts'

async function lasting(scenario: Scenario, options: RehearseOptions): Promise<string> {
  const { run: _, ...report }: Report = await rehearse(scenario, options, thisMachine())
  return JSON.stringify(report)
}

/** Lets time go on when it has been asked so often, in turn. */
function reluctant(refusals: readonly number[]): Pacer {
  let asked = 0
  let left = refusals[0] ?? 0
  return {
    letPass() {
      if (left-- > 0) return Promise.resolve()
      asked++
      left = refusals[asked % refusals.length] ?? 0
      return undefined
    },
  }
}

it.each([
  ['model', 40],
  ['handlers', 20],
] as const)(
  'at %s a pacer changes nothing of the report, however it lets time go',
  async (fidelity, count) => {
    const refusals = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(anyScenario, refusals, async (input, counts) => {
        const scenario = scenarioOf(input)
        const plain = await lasting(scenario, { fidelity })
        expect(await lasting(scenario, { fidelity, pacer: reluctant(counts) })).toBe(plain)
      }),
      { seed: 1, numRuns: runs(count) },
    )
  },
)

it('a pacer is asked about each instant that time goes on to, in order', async () => {
  const asked: number[] = []
  const pacer: Pacer = {
    letPass(nextUs) {
      asked.push(nextUs)
      return undefined
    },
  }
  const scenario = scenarioOf(enrich({ leads: { ...enrich().leads, count: 3 } }))
  await rehearse(scenario, { fidelity: 'model', pacer }, thisMachine())
  expect(asked).toEqual([50_000, 100_000, 150_000])
})

const REACH = { begin: () => 'parked' as const }

it('a pacer is not asked where nothing comes any more', () => {
  const never: Pacer = {
    letPass() {
      throw new Error('asked')
    },
  }
  expect(pacedReach(REACH, never).letPass?.(undefined)).toBeUndefined()
})

it('a reach in real time has the last word', () => {
  const waiting = Promise.resolve()
  const asked: (Us | undefined)[] = []
  const real: Reach = {
    ...REACH,
    letPass(nextUs) {
      asked.push(nextUs)
      return waiting
    },
  }
  const paced = pacedReach(real, { letPass: () => undefined })
  expect(paced.letPass?.(us(7))).toBe(waiting)
  expect(paced.letPass?.(undefined)).toBe(waiting)
  expect(asked).toEqual([7, undefined])
})
