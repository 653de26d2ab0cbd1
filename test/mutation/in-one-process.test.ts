// The runner of mutants, on tests of its own. A mutant is a switch in the code under test: here, in the
// tests themselves.
import { beforeAll, describe, expect, it } from 'vitest'
import { it as collect, collectFrom } from '../../scripts/mutation/collected-tests.ts'
import { InOneProcess } from '../../scripts/mutation/in-one-process.ts'

const FILE = 'test/service/any.test.ts'

function isOn(mutant: string): boolean {
  const { activeMutant }: { activeMutant?: string } = Reflect.get(globalThis, '__stryker__')
  return activeMutant === mutant
}

let leftBehind = 0
const calls: string[] = []

beforeAll(() =>
  collectFrom(FILE, async () => {
    collect('that looks', () => {
      calls.push('that looks')
      if (isOn('wrong')) throw new Error('it is wrong')
    })
    collect.each([[1], [2]])('that waits for %i', async () => {
      calls.push('that waits')
      if (isOn('endless')) await new Promise(() => {})
    })
    collect('that remembers', () => {
      if (isOn('sticky')) leftBehind++
      if (leftBehind > 0) throw new Error('it is still there')
    })
  }),
)

/** By those tests, of a file of a folder. */
function judge(
  runner: InOneProcess,
  mutant: string,
  { names = ['that looks'], folder = 'service' } = {},
) {
  calls.length = 0
  const fileName = `src/${folder}/any.ts`
  const location = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
  return runner.mutantRun({
    timeout: 10_000,
    disableBail: false,
    mutantActivation: 'runtime',
    reloadEnvironment: false,
    sandboxFileName: fileName,
    testFilter: names.map((name) => `${FILE}#${name}`),
    activeMutant: { id: mutant, fileName, mutatorName: '', replacement: '', location },
  })
}

const TWO = { names: ['that looks', 'that waits for 1'] }
const REMEMBERS = { names: ['that remembers'] }

describe('a mutant', () => {
  it('is killed by the first test that fails', async () => {
    expect(await judge(new InOneProcess(), 'wrong', TWO)).toEqual({
      status: 'killed',
      killedBy: [`${FILE}#that looks`],
      failureMessage: 'Error: it is wrong',
      nrOfTests: 1,
    })
    // With the mutant, and once more without it.
    expect(calls).toEqual(['that looks', 'that looks'])
  })

  it('survives where every test passes, those of other folders unasked', async () => {
    const runner = new InOneProcess()
    const found = await judge(runner, 'harmless', TWO)
    expect(found).toEqual({ status: 'survived', nrOfTests: 2 })
    const elsewhere = await judge(runner, 'wrong', { folder: 'campaign' })
    expect(elsewhere).toEqual({ status: 'survived', nrOfTests: 0 })
  })

  it('that leaves a test waiting for ever is seen without waiting for long', async () => {
    const found = await judge(new InOneProcess(), 'endless', { names: ['that waits for 2'] })
    expect(found).toMatchObject({ status: 'timeout' })
  })

  it('is never blamed for what another left behind', async () => {
    const runner = new InOneProcess()
    await judge(runner, 'harmless')
    // Whose fault it is, only a process of its own can tell.
    await expect(judge(runner, 'sticky', REMEMBERS)).rejects.toThrow('left something behind')
    await expect(judge(runner, 'harmless', REMEMBERS)).rejects.toThrow('left something behind')
    leftBehind = 0
    const own = new InOneProcess()
    expect(await judge(own, 'sticky', REMEMBERS)).toMatchObject({ status: 'killed' })
    await expect(judge(own, 'harmless')).rejects.toThrow('left something behind')
    leftBehind = 0
  })
})
