// What is known so far: every check with what it looked at, and the smallest scenario that fails.
import { assert } from '../errors.ts'
import type { Fuzzed, FuzzFailure, FuzzProgress } from '../report/fuzzed.ts'
import type { Scenario } from '../scenario/model.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { type Look, type LookedAt, lookAt } from './look-at.ts'
import type { SeeOptions } from './seen-run.ts'

export interface SessionParts extends SeeOptions {
  /** `undefined` for an input that is no scenario. */
  readonly scenarioOf: (input: ScenarioInput) => Scenario | undefined
  /** Stops it where it is. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: Omit<FuzzProgress, 'runsWanted'>) => void
}

type Failure = Omit<FuzzFailure, 'path' | 'shrinks' | 'isSmallest'>

export class Session {
  readonly #parts: SessionParts
  readonly #checks = new Map<string, LookedAt>()
  #runs = 0
  #calls = 0
  #failure: Failure | undefined
  #broken: { readonly error: unknown } | undefined

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  get isStopped(): boolean {
    return this.#broken !== undefined || this.#parts.signal.aborted
  }

  /** Whether every check holds; once one has failed, whether that one does. */
  async holds(input: ScenarioInput): Promise<boolean> {
    try {
      const scenario = this.#parts.scenarioOf(input)
      assert(
        scenario || this.#failure,
        `this was drawn, and has mistakes: ${JSON.stringify(input)}`,
      )
      if (!scenario) return true
      const look = await lookAt(scenario, this.#parts)
      // A run that was cut short proves nothing.
      if (this.isStopped) return true
      const holds = this.#failure ? this.#triesSmaller(input, look) : this.#looksAtNext(input, look)
      const tried = this.#failure?.tried ?? null
      this.#parts.onProgress({ runs: this.#runs, calls: this.#calls, tried })
      return holds
    } catch (error) {
      this.#broken = { error }
      return true
    }
  }

  /** The smallest scenario so far that fails. */
  get smallest(): ScenarioInput | undefined {
    return this.#failure?.scenario
  }

  /** Throws what no scenario is to blame for. */
  finish(): Pick<Fuzzed, 'runs' | 'calls' | 'checks'> & { readonly failure: Failure | undefined } {
    if (this.#broken) throw this.#broken.error
    const checks = [...this.#checks.values()].map(({ id, title, checked, reason }) => ({
      id,
      title,
      checked,
      reason,
    }))
    return { runs: this.#runs, calls: this.#calls, checks, failure: this.#failure }
  }

  #looksAtNext(scenario: ScenarioInput, { calls, checks }: Look): boolean {
    this.#runs++
    this.#calls += calls
    for (const check of checks) this.#count(check)
    const failed = failedOf(checks)
    const [first] = failed
    if (first) this.#failure = failureOf(first, { failed, scenario, tried: 0 })
    return first === undefined
  }

  #triesSmaller(scenario: ScenarioInput, { checks }: Look): boolean {
    const before = this.#failure
    if (!before) return true
    const tried = before.tried + 1
    const failed = failedOf(checks)
    const same = failed.find(({ id }) => id === before.check)
    this.#failure = same ? failureOf(same, { failed, scenario, tried }) : { ...before, tried }
    return same === undefined
  }

  #count(check: LookedAt): void {
    const before = this.#checks.get(check.id)
    const checked = (before?.checked ?? 0) + check.checked
    this.#checks.set(check.id, { ...check, checked, reason: checked > 0 ? '' : check.reason })
  }
}

/** What breaks a call altogether comes first: what else fails is for that reason. */
const FIRST: readonly string[] = ['run-ends', 'no-crash']

function failedOf(checks: readonly LookedAt[]): readonly LookedAt[] {
  const failed = checks.filter(({ examples }) => examples.length > 0)
  const first = failed.filter(({ id }) => FIRST.includes(id))
  return [...first, ...failed.filter(({ id }) => !FIRST.includes(id))]
}

interface Around extends Pick<Failure, 'scenario' | 'tried'> {
  readonly failed: readonly LookedAt[]
}

function failureOf(check: LookedAt, { failed, scenario, tried }: Around): Failure {
  const { id, title, examples, comparedWith } = check
  const others = failed.filter((other) => other !== check).map((other) => other.id)
  return {
    check: id,
    title,
    examples,
    ...(comparedWith && { comparedWith }),
    others,
    scenario,
    tried,
  }
}
