import { describe, expect, it } from 'vitest'
import { type LoadOptions, loadScenario } from '../../src/disk/load-scenario.ts'
import { replayOf } from '../../src/disk/replay.ts'
import { takeScenario } from '../../src/disk/take-scenario.ts'
import type { PlainExecutor } from '../../src/executor/webhook.ts'
import { enrich, scenarioOf } from '../scenario-of.ts'

const FILE = 'scenarios/mixed-statuses.yaml'
const executor: PlainExecutor = async () => []

async function replay(options: LoadOptions, run = {}): Promise<string | undefined> {
  return replayOf(await loadScenario(FILE, options), run)?.(31)
}

describe('a lead is replayed', () => {
  it('by a command that keeps whatever bears on its luck and its way', async () => {
    expect(await replay({})).toBe(`hookdrill run ${FILE} --seed 7 --lead 31 --calls lead-31.ndjson`)
    const options = { set: ["expect={ timeouts: '== 0' }"], leads: 200, seed: 3, concurrency: 5 }
    const run = { fidelity: 'sockets', executor: { file: 'my executor.ts' } }
    expect(await replay(options, run)).toBe(
      `hookdrill run ${FILE} --set 'expect={ timeouts: '\\''== 0'\\'' }' --leads 200 --concurrency 5 --fidelity sockets --executor 'my executor.ts' --seed 3 --lead 31 --calls lead-31.ndjson`,
    )
  })

  it('with the what-ifs, as they were typed', async () => {
    const options = { set: ['seed=4'], whatIf: ['slots=20', 'timeout=10s'] }
    expect(await replay(options)).toBe(
      `hookdrill run ${FILE} --set seed=4 --what-if slots=20 --what-if timeout=10s --seed 4 --lead 31 --calls lead-31.ndjson`,
    )
    expect(await replay(options, { executor })).toBe(
      `simulate(await loadScenario('${FILE}', { set: ['seed=4'] }), { executor, seed: 4, whatIf: ['slots=20', 'timeout=10s'], lead: 31 })`,
    )
  })

  it('in virtual time, whatever a run on the wire met', async () => {
    expect(await replay({}, { fidelity: 'wire' })).not.toContain('wire')
  })

  it('by a call of simulate where the executor has no file', async () => {
    const options = { set: ["expect={ timeouts: '== 0' }"], leads: 200, concurrency: 5 }
    expect(await replay(options, { fidelity: 'sockets', executor })).toBe(
      `simulate(await loadScenario('${FILE}', { set: ['expect={ timeouts: \\'== 0\\' }'] }), { fidelity: 'sockets', executor, leads: 200, concurrency: 5, seed: 7, lead: 31 })`,
    )
  })

  it('by a call of simulate where the scenario has no file', async () => {
    const scenario = await takeScenario(enrich(), { leads: 9 })
    expect(replayOf(scenario, {})?.(2)).toBe('simulate(scenario, { leads: 9, seed: 1, lead: 2 })')
    const changed = await takeScenario(enrich(), { set: ['seed=4'], whatIf: ['slots=2'] })
    expect(replayOf(changed, {})?.(2)).toBe(
      "simulate(scenario, { set: ['seed=4'], seed: 4, whatIf: ['slots=2'], lead: 2 })",
    )
  })

  it('as well as it can where nobody knows what the scenario was made of', () => {
    expect(replayOf(scenarioOf(enrich()), {})).toBeUndefined()
  })
})
