// That each mutant is caught is shown beside this; here is what makes that a proof: they cover the kit,
// nothing is wrong with them but their defect, and nobody passes who does nothing.
import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/conform/checks.ts'
import type { CallResult, Executor, PlainExecutor } from '../../src/executor/webhook.ts'
import { type ConformOptions, conform } from '../../src/index.ts'
import { milliseconds } from '../../src/time/instant.ts'
import { withDefect } from './mutant.ts'
import { MUTANTS } from './mutants.ts'

const OURS = { settings: true } as const

async function checksPassed(executor: Executor | PlainExecutor, options: ConformOptions) {
  const { cases } = await conform(executor, options)
  const passed = cases.filter(({ state }) => state === 'passed')
  return [...new Set(passed.map(({ check }) => check))]
}

describe('the mutants', () => {
  it('every check of the kit has one that it is there to find', () => {
    const found = new Set<string>(MUTANTS.map(({ check }) => check))
    expect(Object.keys(CHECKS).filter((check) => !found.has(check))).toEqual([])
  })

  it('each has a name of its own', () => {
    const names = MUTANTS.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('one without a defect passes whole', async () => {
    const untouched = withDefect({
      body: (body) => body,
      request: (request) => request,
      result: (result) => result,
    })
    const { passed, cases } = await conform(untouched, OURS)
    expect(cases.filter(({ state }) => state === 'failed')).toEqual([])
    expect(passed).toBe(true)
  })

  it.each([
    'sends the default never',
    'waits for 60 s',
    'maps a 3xx',
    'never reads the body of a rejection',
    'writes what the call before it wrote',
  ])('one that %s survives when the check that finds it is off', async (wanted) => {
    const mutant = MUTANTS.find(({ name }) => name === wanted)
    const off = mutant ? [mutant.check] : []
    const { passed } = await conform(withDefect(mutant ?? {}), { ...OURS, off })
    expect([off.length, passed]).toEqual([1, true])
  })
})

describe('an executor that does nothing passes no case in which anything is due', () => {
  /** Where nothing may be sent, whoever sends nothing is right. */
  const NOTHING_IS_SENT = {
    failed: [
      'backslashes',
      'illegal-urls',
      'fixed-host',
      'url-tokens',
      'header-values',
      'header-names',
      'no-leaks',
    ],
    refused: ['trigger-campaigns-only', 'no-leaks'],
    others: ['no-leaks'],
  }
  const status = { status: 200, reasonPhrase: 'OK' }
  const answers: readonly CallResult[] = [
    { outcome: 'unmapped', skipped: [], ...status },
    { outcome: 'rejected', status: 500, reasonPhrase: '', errorType: 500 },
    { outcome: 'empty', errorType: 1001, ...status },
    { outcome: 'unreadable', reason: '', ...status },
    { outcome: 'timeout' },
    { outcome: 'failed', failure: 'REQUEST', reason: '' },
    { outcome: 'refused', errorType: 1000 },
  ]

  it.each(answers.map((answer) => [answer.outcome, answer] as const))(
    'whatever the call: %s',
    async (outcome, answer) => {
      const executor: Executor = { name: 'nothing', execute: async () => answer }
      const { failed, refused, others } = NOTHING_IS_SENT
      const allowed = outcome === 'failed' ? failed : outcome === 'refused' ? refused : others
      expect(await checksPassed(executor, OURS)).toEqual(allowed)
    },
  )

  it('a function that comes back with nothing', async () => {
    const passed = await checksPassed(async () => undefined, OURS)
    const { failed, refused } = NOTHING_IS_SENT
    expect(passed.toSorted()).toEqual([...new Set([...failed, ...refused])].toSorted())
  })
})

describe('an executor that breaks its promise passes nothing', () => {
  const crashing = async () => {
    throw new Error('no')
  }

  it('one that throws, as an object', async () => {
    expect(await checksPassed({ name: 'crashing', execute: crashing }, OURS)).toEqual([])
  })

  it('one that throws, as a function', async () => {
    expect(await checksPassed(crashing, OURS)).toEqual([])
  })

  it('one that sleeps past every limit', async () => {
    const execute: Executor['execute'] = async (_call, { clock }) => {
      await clock.sleep(milliseconds(3_600_000))
      return { outcome: 'timeout' }
    }
    // Where nothing is sent nothing is late, and it leaves nothing.
    expect(await checksPassed({ name: 'sleeping', execute }, OURS)).toEqual(['no-leaks'])
  })

  // The simulator waits for a second until it gives a hanging executor up, so one case has to do.
  it('one that never comes back', async () => {
    const hanging: Executor = { name: 'hanging', execute: () => new Promise(() => {}) }
    const only = ['no-extra-headers']
    const { counts } = await conform(hanging, { ...OURS, only })
    expect(counts).toMatchObject({ passed: 0, failed: 1 })
  })
})

it('an executor that writes nothing passes no check of what is written but those of what is not', async () => {
  const writesNothing = withDefect({
    result: (result) => (result.outcome === 'mapped' ? { ...result, outcome: 'unmapped' } : result),
  })
  const { cases } = await conform(writesNothing, OURS)
  const failed = new Set<string>(
    cases.flatMap(({ state, check }) => (state === 'failed' ? [check] : [])),
  )
  const names = Object.keys(CHECKS)
  const aboutWrites = names.slice(names.indexOf('several-mappings'), names.indexOf('own-values'))
  expect(aboutWrites.filter((check) => !failed.has(check))).toEqual([
    'unreadable-json',
    'unreadable-xml',
    'objects-and-arrays',
    'string-to-number',
    'read-only-fields',
  ])
})
