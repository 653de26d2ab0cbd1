// Which cases run, and why the others do not: a case that is left out says so.
import { UsageError } from '../errors.ts'
import { didYouMean } from '../scenario/suggest.ts'
import type { CaseFidelity, ConformanceCase } from './case.ts'

export interface Selection {
  /** Names of checks, topics, cases or rules that the executor does not claim. */
  readonly off: readonly string[]
  /** Only these; all when it is left out. */
  readonly only: readonly string[] | undefined
  /** Whether it claims the optional settings. */
  readonly settings: boolean
  readonly fidelity: CaseFidelity
  /** Whether the executor is given its ports, and so can be watched. */
  readonly hasPorts: boolean
}

/** Why a case does not run; `undefined` for one that does. Throws `UsageError` for a name of nothing. */
export function selectCases(
  cases: readonly ConformanceCase[],
  selection: Selection,
): (each: ConformanceCase) => string | undefined {
  const { off, only = [], fidelity } = selection
  const known = new Set(cases.flatMap((each) => [...namesOf(each)]))
  for (const [option, names] of Object.entries({ off, only })) {
    for (const name of names) assertKnown(name, { option, known })
  }
  return (each) => {
    const names = namesOf(each)
    const isAsked = selection.only === undefined || only.some((name) => names.has(name))
    if (!isAsked) return NOT_ASKED
    const switchedOff = off.find((name) => names.has(name))
    if (switchedOff !== undefined) return `${switchedOff} is off`
    const missed = each.needs.find((name) => off.includes(name))
    if (missed !== undefined) return `it rests on ${missed}, which is off`
    if (each.settings.length > 0 && !selection.settings) {
      return `optional settings are not claimed (${each.settings.join(', ')})`
    }
    if (each.needsPorts && !selection.hasPorts) {
      return 'it can be seen only of an object that sends through its ports'
    }
    const where = each.fidelity ?? fidelity
    return where === fidelity ? undefined : `it can be seen at ${where} only`
  }
}

/** Why a case that `only` leaves out does not run. */
export const NOT_ASKED = 'it was not asked for'

/** Why a case that was still to come does not run. */
export const INTERRUPTED = 'the run was interrupted'

function namesOf({ id, topic, check, rules }: ConformanceCase): ReadonlySet<string> {
  return new Set([id, topic, check, ...rules])
}

function assertKnown(
  name: string,
  { option, known }: { readonly option: string; readonly known: ReadonlySet<string> },
): void {
  if (known.has(name)) return
  throw new UsageError(
    `${option} "${name}": no check, topic, case or rule has that name. Use one of docs/conform.md.${didYouMean(name, [...known])}`,
  )
}
