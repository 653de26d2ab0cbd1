import type { LoadOptions, Scenario } from '../index.ts'
import { checkPlaces, type Targets } from './deliver.ts'

/** Where a command writes to. */
interface Writing<Name extends string> {
  readonly formats: readonly { readonly name: Name }[]
  readonly targets: Targets<Name>
}

/** A scenario of whose own files none is written over. Throws as `loadScenario` and `checkPlaces` do. */
export async function loadApart<Name extends string>(
  file: string,
  options: LoadOptions,
  { formats, targets }: Writing<Name>,
): Promise<Scenario> {
  const { filesOf, loadScenario } = await import('../index.ts')
  const scenario = await loadScenario(file, options)
  await checkPlaces(formats, targets, filesOf(scenario))
  return scenario
}
