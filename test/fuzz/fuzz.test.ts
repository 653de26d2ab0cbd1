import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { UsageError } from '../../src/errors.ts'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import type { Executor } from '../../src/executor/webhook.ts'
import { anyPlainScenario, anyScenario } from '../../src/fuzz/any-scenario.ts'
import { aroundScenario } from '../../src/fuzz/around-scenario.ts'
import { type FuzzOptions, fuzz } from '../../src/fuzz/fuzz.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { Fuzzed } from '../../src/report/fuzzed.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'
import { BROKEN, STUCK } from './broken-executors.ts'

const fuzzed = (options: FuzzOptions): Promise<Fuzzed> => fuzz(options, thisMachine())

it.each([
  ['runs', 0, '1 to 1,000,000'],
  ['runs', -1, '1 to 1,000,000'],
  ['runs', 1.5, '1 to 1,000,000'],
  ['seed', -1, '0 to 4,294,967,295'],
  ['seed', 2 ** 32, '0 to 4,294,967,295'],
])('%s of %d is refused', async (name, value, range) => {
  const error = await fuzzed({ runs: 1, [name]: value }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toContain(`${name} "${value}": it is a whole number. Use ${range}.`)
})

describe('our own executor', () => {
  it('keeps every check in 150 scenarios, and all checks look at something', async () => {
    const { runs, calls, passed, checks, found } = await fuzzed({ runs: 150, seed: 5 })
    expect(found).toBeNull()
    expect(passed).toBe(true)
    expect(runs).toBe(150)
    expect(calls).toBeGreaterThan(1_000)
    expect(checks.filter(({ checked }) => checked === 0)).toEqual([])
    expect(checks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['run-ends', 'every-2xx-mapped', 'same-at-model']),
    )
  })

  it('as if it were somebody else’s keeps them too, and nothing is compared with model', async () => {
    const { passed, checks } = await fuzzed({ executor: hookdrillExecutor, runs: 100 })
    expect(passed).toBe(true)
    expect(checks.map(({ id }) => id)).not.toContain('same-at-model')
  })

  it('near a scenario that somebody wrote keeps them', async () => {
    const { passed, calls } = await fuzzed({ around: { input: enrich() }, runs: 100 })
    expect(passed).toBe(true)
    expect(calls).toBeGreaterThan(500)
  })
})

describe('a broken executor', () => {
  it.each(Object.entries(BROKEN))(
    'that %s is found, and its scenario is tiny',
    { timeout: 120_000 },
    async (_, [executor, check, runsMax]) => {
      const { runs, found } = await fuzzed({ executor, runs: runsMax })
      expect([found?.check, ...(found?.others ?? [])]).toContain(check)
      expect(runs).toBeLessThanOrEqual(runsMax)
      const { leads, webhooks = {}, services = {} } = found?.scenario ?? {}
      const replies = Object.values(services).flatMap(({ replies: own = [] }) => own)
      expect({
        leads: leads?.count,
        webhooks: Object.keys(webhooks).length,
        services: Object.keys(services).length,
      }).toEqual({ leads: 1, webhooks: 1, services: 1 })
      expect(replies.length).toBeLessThanOrEqual(1)
      expect(JSON.stringify(found?.scenario).length).toBeLessThan(600)
    },
  )
})

it('an executor that waits for ever, off the clock, is found by no-crash', async () => {
  const stop = new AbortController()
  const { found } = await fuzzed({
    executor: STUCK,
    around: { input: enrich({ leads: { count: 1 } }) },
    until: stop.signal,
    // Every try takes a second or two of real time.
    onProgress: ({ tried }) => {
      if (tried === 3) stop.abort()
    },
  })
  expect(found?.check).toBe('no-crash')
  expect(found?.examples[0]?.actual).toContain('not on the virtual clock')
})

/** Maps a list’s second item where the first is meant. */
const offByOne: Executor = {
  name: 'off by one',
  async execute(call, ports) {
    const mappings = call.webhook.mappings.map(({ attribute, field }) => ({
      attribute: attribute.replace('[0]', '[1]'),
      field,
    }))
    return hookdrillExecutor.execute({ ...call, webhook: { ...call.webhook, mappings } }, ports)
  },
}

describe('near a scenario', () => {
  const input = enrich({
    leads: { count: 3 },
    expect: { totalDelay: '<= 1s' },
    webhooks: {
      enrich: {
        url: `${ORIGIN}/v1?email={{lead.Email Address}}`,
        mappings: { 'tags[0].name': 'Title' },
      },
    },
  })

  it('a mapping of its own is found broken, and all but its services stays', async () => {
    const { found } = await fuzzed({ executor: offByOne, around: { input }, runs: 100 })
    expect(found?.check).toBe('every-2xx-mapped')
    const { webhooks, campaign, services = {} } = found?.scenario ?? {}
    expect(webhooks).toEqual(input.webhooks)
    expect(campaign).toEqual(input.campaign)
    expect(Object.keys(services)).toEqual([ORIGIN])
  })

  it('nothing is expected of it: its limits are about other leads', () => {
    for (const near of fc.sample(aroundScenario(input, 3), { numRuns: 50, seed: 1 })) {
      expect(near.expect).toBeUndefined()
      expect(near.leads?.count).toBeLessThanOrEqual(3)
      expect(scenarioOf(near).webhooks).toEqual(scenarioOf(input).webhooks)
    }
  })

  it('in which no call is made, nothing is proved', async () => {
    const quiet = enrich({ campaign: { flow: [{ wait: '1s' }] } })
    const { passed, calls, runs } = await fuzzed({ around: { input: quiet }, runs: 5 })
    expect({ passed, calls, runs }).toEqual({ passed: false, calls: 0, runs: 5 })
  })
})

describe('what is drawn', () => {
  it.each([
    ['any scenario', anyScenario],
    ['any for an executor', anyPlainScenario],
  ])('%s has no mistakes, a page or two long', (_, arbitrary) => {
    for (const input of fc.sample(arbitrary, { numRuns: 300, seed: 7 })) {
      expect(scenarioOf(input).name).toBe('any')
      expect(JSON.stringify(input).length).toBeLessThan(12_000)
    }
  })

  it('for an executor leaves the settings of the instance alone', () => {
    const drawn = fc.sample(anyPlainScenario, { numRuns: 200, seed: 7 })
    const keys = new Set(drawn.flatMap(({ instance = {} }) => Object.keys(instance)))
    expect([...keys].sort()).toEqual(['concurrency', 'processing'])
  })
})

describe('the same options', () => {
  const [executor] = BROKEN['encodes & in the URL'] ?? []
  const options = { runs: 60, seed: 2, ...(executor && { executor }) }

  it('give the same answer', async () => {
    expect(await fuzzed(options)).toEqual(await fuzzed(options))
  })

  it('give a scenario that fails the same check by itself', async () => {
    const { found } = await fuzzed(options)
    expect(found).not.toBeNull()
    const scenario = scenarioOf(found?.scenario as ScenarioInput) // it was found
    const report = await rehearse(scenario, options, thisMachine())
    const failed = report.verdict.checks.filter(({ state }) => state === 'failed')
    expect(failed.map(({ id }) => id)).toEqual([found?.check, ...(found?.others ?? [])])
  })

  it('begin alike, however many runs there are to be', async () => {
    const few = await fuzzed({ ...options, runs: 10 })
    const more = await fuzzed({ ...options, runs: 11 })
    expect(few.found).toEqual(more.found)
  })
})

describe('is stopped', () => {
  it('where it is, and says what was done', async () => {
    const stop = new AbortController()
    const { runs, ended, found } = await fuzzed({
      runs: 1_000,
      signal: stop.signal,
      onProgress: ({ runs: done }) => {
        if (done === 7) stop.abort()
      },
    })
    expect({ runs, ended, found }).toEqual({ runs: 7, ended: 'interrupted', found: null })
  })

  it('for want of time with the smallest scenario so far', async () => {
    const stop = new AbortController()
    const [executor] = BROKEN['encodes & in the URL'] ?? []
    const { ended, found } = await fuzzed({
      ...(executor && { executor }),
      until: stop.signal,
      onProgress: ({ tried }) => {
        if (tried === 3) stop.abort()
      },
    })
    expect(ended).toBe('failure found')
    expect(found).toMatchObject({ tried: 3, isSmallest: false, check: 'request-as-written' })
  })
})

it('an executor that cannot run at all is nobody’s scenario’s fault', async () => {
  const executor = async () => []
  await expect(fuzzed({ executor, runs: 5 })).rejects.toThrow(UsageError)
})
