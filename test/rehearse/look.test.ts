import fc from 'fast-check'
import { expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { anyScenario } from '../../src/fuzz/any-scenario.ts'
import { type Look, type RehearseOptions, rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { Scenario } from '../../src/scenario/model.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import { runs } from '../runs.ts'
import { enrich, scenarioOf } from '../scenario-of.ts'

interface Looked {
  readonly report: Report
  readonly looks: readonly Report[]
}

/** A run that is looked at after the events that `isLooked` picks, by their number. */
async function runLookedAt(
  scenario: Scenario,
  isLooked: (index: number, event: TimelineEvent) => boolean,
  options: RehearseOptions,
): Promise<Looked> {
  const looks: Report[] = []
  let look: Look | undefined
  let count = 0
  const report = await rehearse(
    scenario,
    {
      ...options,
      onLook(given) {
        look = given
      },
      listen(event) {
        if (look && isLooked(count++, event)) looks.push(look.report())
      },
    },
    thisMachine(),
  )
  return { report, looks }
}

function lasting({ run: _, ...report }: Report): string {
  return JSON.stringify(report)
}

it.each([
  ['model', 40],
  ['handlers', 20],
] as const)(
  'looking at a run at %s, after any of its events, changes nothing of its report',
  async (fidelity, count) => {
    const moments = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(anyScenario, moments, async (input, which) => {
        const scenario = scenarioOf(input)
        const plain = await rehearse(scenario, { fidelity }, thisMachine())
        const isLooked = (index: number): boolean => which[index % which.length] ?? false
        const { report } = await runLookedAt(scenario, isLooked, { fidelity })
        expect(lasting(report)).toBe(lasting(plain))
      }),
      { seed: 1, numRuns: runs(count) },
    )
  },
)

it('a look is partial, without the bracket, and has what happened until then', async () => {
  const isLooked = (_: number, { kind, timeUs }: TimelineEvent): boolean =>
    kind === 'call-ended' && timeUs === 1_000_000
  const { looks } = await runLookedAt(scenarioOf(enrich()), isLooked, {})
  expect(looks).toHaveLength(1)
  expect(looks[0]).toMatchObject({
    partial: true,
    calls: { total: 20, byOutcome: { mapped: 20 } },
    delay: { totalMs: 1_000, bracket: [] },
    leads: { offered: 100, completed: 19 },
    backlog: { max: 99 },
  })
})

it('a look after the last event is still marked partial', async () => {
  const isEnd = (_: number, { kind }: TimelineEvent): boolean => kind === 'run-ended'
  const { looks, report } = await runLookedAt(scenarioOf(enrich()), isEnd, { fidelity: 'model' })
  expect(looks.map(({ partial }) => partial)).toEqual([true])
  expect(looks[0]?.calls).toEqual(report.calls)
  expect(report.partial).toBe(false)
})
