// The scenarios that lie about: those of the folder `scenarios`, or of the current one, or the ones that
// come with the package.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ScenarioError } from '../errors.ts'
import { loadScenario } from './load-scenario.ts'
import { SHIPPED } from './shipped.ts'

export interface ListedScenario {
  readonly file: string
  readonly name: string
  /** What it shows; empty where it does not say. */
  readonly story: string
  /** Mistakes, and what the linter says beside them. */
  readonly errors: number
  readonly warnings: number
}

const SCENARIO = /\.(?:ya?ml|json)$/i

/** By name of file. */
export async function listScenarios(): Promise<readonly ListedScenario[]> {
  for (const folder of ['scenarios', '.', SHIPPED]) {
    const files = await filesIn(folder)
    const listed = await Promise.all(files.map(entryOf))
    const found = listed.filter((entry) => entry !== undefined)
    if (found.length > 0) return found
  }
  return []
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => SCENARIO.test(name))
    .toSorted()
    .map((name) => join(folder, name))
}

/** `undefined` for a file that is no scenario at all, or that cannot be read: others are listed all the same. */
async function entryOf(file: string): Promise<ListedScenario | undefined> {
  const { lintScenario } = await import('./lint-scenario.ts')
  const linted = await lintScenario(file).catch(() => undefined)
  if (!linted) return undefined
  const { findings } = linted
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  try {
    const { name, story } = await loadScenario(file)
    return { file, name, story, errors, warnings }
  } catch (error) {
    if (error instanceof ScenarioError && /(?:^|\/)scenarios\//.test(file)) {
      return { file, name: file, story: '', errors: Math.max(1, errors), warnings }
    }
    return undefined
  }
}
