// Judges mutants in a process that loads the tests once: every mutant is in the code already, behind a
// switch, so nothing has to be loaded anew to try another. With vitest's own runner that is most of the
// time by far. Only a mutant that hangs costs a process.
// What a mutant leaves behind in the process could fail the tests of the next: so each failure is
// looked at again without the mutant, and unless the test passes then, the process is given up.
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { basename, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner'
import { type CollectedTest, collected, collectFrom, fileOf } from './collected-tests.ts'
import { type Outcome, outcomeOf } from './outcome-of.ts'

const STAND_IN = import.meta.resolve('./collected-tests.ts')

/** What Stryker's code inside the mutated files looks at. */
interface Switchboard {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: {
    static: Record<string, number>
    perTest: Record<string, Record<string, number>>
  }
}

const switchboard: Switchboard = {}
Object.assign(globalThis, { __stryker__: switchboard })

const SPOILT = 'an earlier mutant left something behind'
const PASSED = { status: TestStatus.Success } as const

/** The tests that judge a file: those of its folder, as in `npm run coverage`. */
function testsOf(file: string): string {
  const [folder] = relative('src', file).split(sep)
  return `test/${folder}/`
}

function messageOf(outcome: Outcome): string {
  return outcome.kind === 'failed' ? outcome.message : 'it waits for something that does not come'
}

export class InOneProcess implements TestRunner {
  #mutantCount = 0
  #isSpoilt = false

  capabilities() {
    return { reloadEnvironment: false }
  }

  async init(): Promise<void> {
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'vitest' && context.parentURL !== STAND_IN
          ? { url: STAND_IN, shortCircuit: true }
          : next(specifier, context),
    })
  }

  async dryRun({ files = [] }: DryRunOptions): Promise<DryRunResult> {
    const patterns = [...new Set(files.map(testsOf))].map((folder) => `${folder}**/*.test.ts`)
    await load(globSync(patterns).sort())
    const tests: TestResult[] = []
    for (const { id, name, file, run } of collected) {
      switchboard.currentTestId = id
      const beganMs = performance.now()
      const outcome = await outcomeOf(run)
      switchboard.currentTestId = undefined
      const about = { id, name, fileName: file, timeSpentMs: performance.now() - beganMs }
      const failed = { status: TestStatus.Failed, failureMessage: messageOf(outcome) } as const
      tests.push({ ...about, ...(outcome.kind === 'passed' ? PASSED : failed) })
    }
    const { mutantCoverage } = switchboard
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, sandboxFileName, testFilter = [], hitLimit } = options
    if (this.#isSpoilt) throw new Error(SPOILT)
    const isFirst = this.#mutantCount++ === 0
    switchboard.hitCount = 0
    switchboard.hitLimit = hitLimit
    let nrOfTests = 0
    for await (const { id, run } of this.#judgesOf(sandboxFileName, testFilter)) {
      nrOfTests++
      switchboard.activeMutant = activeMutant.id
      const outcome = await outcomeOf(run)
      switchboard.activeMutant = undefined
      const late = determineHitLimitReached(switchboard.hitCount, hitLimit)
      if (outcome.kind === 'passed' && !late) continue
      this.#isSpoilt = (await outcomeOf(run)).kind !== 'passed'
      if (this.#isSpoilt && !isFirst) throw new Error(SPOILT)
      const failureMessage = messageOf(outcome)
      if (!late && outcome.kind === 'failed') {
        return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests }
      }
      return { status: MutantRunStatus.Timeout, reason: late?.reason ?? failureMessage }
    }
    return { status: MutantRunStatus.Survived, nrOfTests }
  }

  /** Those of its folder that run the mutant. The tests of the mutated file itself go first: they are quick,
   *  and most likely to notice. Nothing is loaded before it is needed: a process that replaces another
   *  should be at work soon. */
  async *#judgesOf(mutated: string, ids: readonly string[]): AsyncGenerator<CollectedTest> {
    const folder = testsOf(mutated)
    const own = `${folder}${basename(mutated, '.ts')}.test.ts`
    const files = new Set(ids.map(fileOf).filter((file) => file.startsWith(folder)))
    const wanted = new Set(ids)
    for (const file of [...files].sort((one, other) => +(other === own) - +(one === own))) {
      await load([file])
      for (const test of collected) if (test.file === file && wanted.has(test.id)) yield test
    }
  }
}

async function load(files: readonly string[]): Promise<void> {
  for (const file of files) await collectFrom(file, () => import(pathToFileURL(file).href))
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-one-process', InOneProcess),
]
