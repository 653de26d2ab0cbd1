// Our own executor against every case of the kit, at both fidelities: some can be seen at one of them only.
import { describe, expect, it } from 'vitest'
import { hookdrillExecutor, type PlannedCase, planConformance } from '../../src/index.ts'

const FIDELITIES = ['handlers', 'sockets'] as const

const planned = await Promise.all(
  FIDELITIES.map(async (fidelity) => {
    const cases = await planConformance(hookdrillExecutor, { fidelity })
    return { fidelity, cases: cases.filter(({ skip }) => skip === undefined) }
  }),
)

describe.each(planned)('our own executor at $fidelity', ({ cases }) => {
  it.each(cases.map((each) => [each.id, each.rule, each] as const))('%s (%s)', async (...of) => {
    const [, , { run }] = of
    expect(await run(hookdrillExecutor)).toEqual([])
  })
})

it('no case is left out at both', async () => {
  const idsOf = (cases: readonly PlannedCase[]): readonly string[] => cases.map(({ id }) => id)
  const run = new Set(planned.flatMap(({ cases }) => idsOf(cases)))
  expect(idsOf(await planConformance(hookdrillExecutor)).filter((id) => !run.has(id))).toEqual([])
})
