// What A and B are called: the file, and what was changed in it that was not changed in the other, too.
import { type LoadOptions, sourceOf } from '../../disk/load-scenario.ts'
import { shellQuoted } from '../../report/shell-quoted.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { Sides } from './paired-leads.ts'

/** What was changed in both: `--leads 500`. Empty where nothing was. */
export function changesOfBoth(a: Scenario, b: Scenario): string {
  const others = changesOf(b)
  return changesOf(a)
    .filter((change) => others.includes(change))
    .join(' ')
}

export function sideLabels(a: Scenario, b: Scenario): Sides<string> {
  const changes = { a: changesOf(a), b: changesOf(b) }
  return {
    a: labelOf(
      a,
      changes.a.filter((change) => !changes.b.includes(change)),
    ),
    b: labelOf(
      b,
      changes.b.filter((change) => !changes.a.includes(change)),
    ),
  }
}

function labelOf(scenario: Scenario, changes: readonly string[]): string {
  const { file = scenario.name } = sourceOf(scenario) ?? {}
  return [file, ...changes].join(' ')
}

function changesOf(scenario: Scenario): readonly string[] {
  const options: LoadOptions = sourceOf(scenario)?.options ?? {}
  const { set = [], whatIf = [], leads, seed, concurrency } = options
  return [
    ...set.map((change) => `--set ${shellQuoted(change)}`),
    ...whatIf.map((change) => `--what-if ${shellQuoted(change)}`),
    ...Object.entries({ leads, seed, concurrency }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${value}`],
    ),
  ]
}
