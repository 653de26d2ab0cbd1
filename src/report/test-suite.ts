// What was examined, in the words of test runners: the shape between what hookdrill found out and the
// formats that CI reads. Nothing in it is escaped; a text may hold anything, and each format sees to it.

export interface TestSuite {
  readonly name: string
  /** The file it is about, as the user gave it. */
  readonly file: string
  /** When it began, in ISO 8601. */
  readonly startedAt: string
  /** How long it took in real time. */
  readonly seconds: number
  /** Sentences: what came out, for who reads nothing else. */
  readonly headline: readonly string[]
  /** What is worth knowing and fails nothing, a sentence each. */
  readonly warnings: readonly string[]
  /** What identifies the run, and its figures. */
  readonly properties: readonly (readonly [name: string, value: string])[]
  readonly cases: readonly TestCase[]
}

export interface TestCase {
  /** Cases of one kind: `verdict`, `expectations`. */
  readonly group: string
  /** The same in every run, whatever comes out: by group and name CI knows a case again. */
  readonly name: string
  readonly state: TestState
  /** How long it took in real time; left out where cases have no time of their own. */
  readonly seconds?: number
  /** What was seen, or why it was skipped: a line that can stand alone. */
  readonly message: string
  /** More of what failed, line by line; empty where the message says it all. */
  readonly detail: readonly string[]
}

/** `error`: it could not be found out. */
export type TestState = 'passed' | 'failed' | 'error' | 'skipped'

/** How many cases are in each state. */
export function countStates(cases: readonly TestCase[]): Readonly<Record<TestState, number>> {
  const counts = { passed: 0, failed: 0, error: 0, skipped: 0 }
  for (const { state } of cases) counts[state] += 1
  return counts
}

/** Whether it makes the suite fail. */
export function isWrong({ state }: TestCase): boolean {
  return state === 'failed' || state === 'error'
}
