// What shrinking leaves that need not be there: it draws smaller parts, but knows only the parts that it
// drew. Here whatever can be left out of the scenario is left out, one part after the other, and then as
// many leads as can be.
import type { Path } from '../scenario/finding.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { membersOf, withoutValueAt } from '../scenario/tree.ts'
import type { JsonValue } from '../service/definition.ts'
import { isList } from '../service/json-value.ts'

export interface Trimming {
  /** Whether the same check fails without a part; false where the rest is no scenario. */
  readonly fails: (smaller: ScenarioInput) => Promise<boolean>
  readonly mayGo: (part: Path) => boolean
}

/** `fails` remembers the smallest. */
export async function trim(scenario: ScenarioInput, trimming: Trimming): Promise<void> {
  await withFewerLeads(await withFewerParts(scenario, trimming), trimming)
}

async function withFewerParts(
  scenario: ScenarioInput,
  { fails, mayGo }: Trimming,
): Promise<ScenarioInput> {
  let smallest = scenario
  let kept = 0
  for (;;) {
    const written: JsonValue = JSON.parse(JSON.stringify(smallest))
    const part = partsOf(written).filter(mayGo)[kept]
    if (!part) return smallest
    const smaller = withoutValueAt(written, part) as ScenarioInput // or no scenario, says `fails`
    // Where one is gone, the next has its place.
    if (await fails(smaller)) smallest = smaller
    else kept++
  }
}

async function withFewerLeads(scenario: ScenarioInput, { fails }: Trimming): Promise<void> {
  const { leads } = scenario
  for (let count = 1; count < (leads?.count ?? 1); count++) {
    if (await fails({ ...scenario, leads: { ...leads, count } })) return
  }
}

/** The paths of all members and items, each before those inside it. */
function partsOf(value: JsonValue, path: Path = []): readonly Path[] {
  const inside: readonly (readonly [string | number, JsonValue])[] = isList(value)
    ? [...value.entries()]
    : membersOf(value)
  return inside.flatMap(([key, child]) => [[...path, key], ...partsOf(child, [...path, key])])
}
