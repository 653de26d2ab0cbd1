// Scenario after scenario is drawn and looked at, until one fails; then smaller ones, as long as they
// fail the same check. fast-check draws and shrinks; the luck is its own, from the seed.
import fc from 'fast-check'
import { ScenarioError, UsageError } from '../errors.ts'
import type { Machine } from '../rehearse/machine.ts'
import type { GivenExecutor } from '../rehearse/open-reach.ts'
import { count } from '../report/format.ts'
import { FUZZ_LIMITS, type Fuzzed, type FuzzProgress } from '../report/fuzzed.ts'
import type { Path } from '../scenario/finding.ts'
import type { Scenario } from '../scenario/model.ts'
import { type Normalized, normalize, type ScenarioFiles } from '../scenario/normalize.ts'
import { scenarioFromValue } from '../scenario/parse.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { anyPlainScenario, anyScenario } from './any-scenario.ts'
import { aroundScenario } from './around-scenario.ts'
import { Session } from './session.ts'
import { trim } from './trim.ts'

export interface FuzzOptions {
  /** The scenario to stay near. Default: scenarios of every kind. */
  readonly around?: ScenarioSource
  /** The executor under rehearsal, a function at `sockets` only. Default: hookdrill's own, which has to
   *  obey every setting, and at `model` everything has to come to the same. */
  readonly executor?: GivenExecutor
  /** How calls reach their services. Default `handlers`. */
  readonly fidelity?: 'handlers' | 'sockets'
  /** How many scenarios, 1 to 1,000,000, default 500. */
  readonly runs?: number
  /** 0 to 4,294,967,295, default 1. */
  readonly seed?: number
  /** Stops it where it is, for want of time. */
  readonly until?: AbortSignal
  /** Stops it where it is: it is then marked as interrupted. */
  readonly signal?: AbortSignal
  /** Told after each scenario. */
  readonly onProgress?: (progress: FuzzProgress) => void
}

/** A scenario as it is written, with the files that it names. */
interface ScenarioSource {
  readonly input: ScenarioInput
  readonly files?: ScenarioFiles
}

/** About a quarter of a minute. */
const RUNS_DEFAULT = 500

const NEVER = new AbortController().signal

export async function fuzz(options: FuzzOptions, machine: Machine): Promise<Fuzzed> {
  const { seed = 1, runs: runsWanted = RUNS_DEFAULT, until = NEVER, signal = NEVER } = options
  checkLimits({ runs: runsWanted, seed })
  const { around, executor, fidelity = 'handlers', onProgress } = options
  const session = new Session({
    fidelity,
    machine,
    executor,
    scenarioOf: (input) => scenarioOf(input, around?.files),
    signal: AbortSignal.any([until, signal]),
    onProgress: (progress) => onProgress?.({ ...progress, runsWanted }),
  })
  const property = fc.asyncProperty(scenariosOf(options), (input) => {
    fc.pre(!session.isStopped)
    return session.holds(input)
  })
  // The first that is skipped ends it.
  const details = await fc.check(property, { seed, numRuns: runsWanted, maxSkipsPerRun: 0 })
  const { smallest } = session
  if (smallest) {
    const fails = async (input: ScenarioInput) =>
      !session.isStopped && !(await session.holds(input))
    await trim(smallest, { fails, mayGo: around ? isAround : isSpare })
  }
  const { failure, ...totals } = session.finish()
  const found = failure && {
    ...failure,
    path: details.counterexamplePath ?? '',
    shrinks: details.numShrinks,
    isSmallest: !session.isStopped,
  }
  const cut = signal.aborted ? 'interrupted' : until.aborted ? 'time is up' : 'all runs made'
  return {
    format: 'hookdrill-fuzzed/1',
    seed,
    runsWanted,
    ...totals,
    ended: found && !signal.aborted ? 'failure found' : cut,
    passed: !found && totals.calls > 0,
    found: found ?? null,
  }
}

function checkLimits(given: Readonly<Record<keyof typeof FUZZ_LIMITS, number>>): void {
  for (const name of ['runs', 'seed'] as const) {
    const { min, max } = FUZZ_LIMITS[name]
    const value = given[name]
    if (Number.isInteger(value) && value >= min && value <= max) continue
    const range = `${count(min)} to ${count(max)}`
    throw new UsageError(`${name} "${value}": it is a whole number. Use ${range}.`)
  }
}

function scenariosOf({ around: source, executor }: FuzzOptions): fc.Arbitrary<ScenarioInput> {
  if (!source) return executor ? anyPlainScenario : anyScenario
  const normalized = normalizeInput(source.input, source.files)
  if ('issues' in normalized) throw new ScenarioError(normalized.issues)
  return aroundScenario(source.input, normalized.scenario.leads.count)
}

function scenarioOf(input: ScenarioInput, files?: ScenarioFiles): Scenario | undefined {
  const normalized = normalizeInput(input, files)
  return 'scenario' in normalized ? normalized.scenario : undefined
}

function normalizeInput(input: ScenarioInput, files: ScenarioFiles = {}): Normalized {
  const parsed = scenarioFromValue(input, 'fuzz')
  return 'issues' in parsed ? parsed : normalize(parsed, files)
}

/** Without a number of leads there are a thousand. */
function isSpare([key, inner]: Path): boolean {
  return key !== 'leads' || inner === 'fields' || inner === 'adversarial'
}

/** Of a scenario that somebody wrote, the rest is what it is about. */
function isAround([key]: Path): boolean {
  return key === 'services'
}
