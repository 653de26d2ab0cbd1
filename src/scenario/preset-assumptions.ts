import { PRESETS } from '../service/presets.ts'
import type { Path } from './finding.ts'
import { type ReadService, service } from './service-schema.ts'
import { flowText } from './shape.ts'

/** What a preset said for a service that did not say it itself. */
export interface PresetAssumption {
  readonly path: Path
  readonly value: string
  readonly source: string
}

/** One for each key of the preset that counts. A key that says the same as the preset counts as its. */
export function presetAssumptions(read: ReadService): readonly PresetAssumption[] {
  const { preset } = read
  if (preset === undefined) return []
  const own = new Map(Object.entries(service.parse({ preset })))
  const counts = new Map(Object.entries(read))
  return Object.entries(PRESETS[preset].service)
    .filter(([key]) => JSON.stringify(own.get(key)) === JSON.stringify(counts.get(key)))
    .map(([key, value]) => ({ path: [key], value: flowText(value), source: `preset ${preset}` }))
}
