import { sourceOf } from '../../disk/load-scenario.ts'
import { UsageError } from '../../errors.ts'
import { pathText } from '../../scenario/finding.ts'
import type { Scenario } from '../../scenario/model.ts'
import { placesNamed } from '../../scenario/override.ts'
import type { Axis } from '../axis.ts'
import { SEED_IS_LUCK } from '../planning.ts'

/** Throws `UsageError` for an axis that names nothing, and for two that name one place: the later would
 *  undo the former, and the points would not be what they are called. */
export function checkAxes(scenario: Scenario, axes: readonly Axis[]): void {
  const parsed = sourceOf(scenario)?.parsed
  if (!parsed) return // and no variant of it can be made
  const varied = new Map<string, string>()
  for (const { name, path } of axes) {
    if (path === 'seed') throw new UsageError(`--vary "${name}": ${SEED_IS_LUCK}`)
    const places = placesNamed(parsed, path, '--vary').map(pathText)
    const twice = places.find((place) => varied.has(place))
    if (twice !== undefined) {
      throw new UsageError(
        `--vary "${name}": ${twice} is varied already, by ${varied.get(twice)}. Vary it once, with all its values.`,
      )
    }
    for (const place of places) varied.set(place, name)
  }
}
