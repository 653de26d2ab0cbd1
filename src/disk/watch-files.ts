// Files that somebody is editing. They are looked at a few times a second, not listened to: editors write a
// new file in the place of the old one, and what listens to a file then hears no more of it.
import { type Stats, unwatchFile, watchFile } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Scenario } from '../scenario/model.ts'
import { sourceOf } from './load-scenario.ts'

/** Soon enough to feel immediate. */
const LOOK_MS = 200

/** Tells whenever one of the files is another than before; gives the way to stop that. */
export function watchFiles(files: readonly string[], onChange: () => void): () => void {
  const look = (now: Stats, before: Stats): void => {
    // A file that is being replaced is not there for a moment.
    if (now.mtimeMs !== before.mtimeMs && now.size > 0) onChange()
  }
  for (const file of files) watchFile(file, { interval: LOOK_MS }, look)
  return () => {
    for (const file of files) unwatchFile(file, look)
  }
}

/** What a scenario is made of: its own file, its leads and its handlers. */
export function filesOf(scenario: Scenario): readonly string[] {
  const file = sourceOf(scenario)?.file
  if (file === undefined) return []
  const { input } = sourceOf(scenario)?.parsed ?? {}
  const leads: unknown = Reflect.get(Object(Reflect.get(Object(input), 'leads')), 'from')
  return [
    file,
    ...(typeof leads === 'string' ? [join(dirname(file), leads)] : []),
    ...(scenario.handlers ? [scenario.handlers.file] : []),
  ]
}
