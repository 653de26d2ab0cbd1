import { z } from 'zod'
import { PRESETS, type PresetName } from '../service/presets.ts'

const PRESET_NAMES = Object.keys(PRESETS) as PresetName[] // the keys of that very table

const meanings = PRESET_NAMES.map((name) => `${name}: ${PRESETS[name].meaning}.`).join(' ')

export const preset = z
  .enum(PRESET_NAMES)
  .meta({ title: 'preset', examples: ['flaky'] })
  .describe(`A service of a known kind. ${meanings} Keys beside it count instead of its own.`)

/** What the preset of a service says, and over it what the service says itself. Anything that is no
 *  service, or has no preset, stays as it is. */
export function withPreset(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('preset' in input)) return input
  const { preset: name } = input
  return { ...(isPresetName(name) ? PRESETS[name].service : OF_ANY), ...input }
}

/** What a preset that is misspelt would have brought along: it is not missing as well. */
const OF_ANY = { latency: '0ms' }

function isPresetName(name: unknown): name is PresetName {
  return typeof name === 'string' && Object.hasOwn(PRESETS, name)
}
