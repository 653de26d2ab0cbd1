// Files that somebody is editing. They are looked at a few times a second, not listened to: editors write a
// new file in the place of the old one, and what listens to a file then hears no more of it.
import { statSync } from 'node:fs'
import type { Scenario } from '../scenario/model.ts'
import { sourceOf } from './load-scenario.ts'

/** Soon enough to feel immediate. */
const LOOK_MS = 200

/** A file that is being replaced is not there for a moment; after so many looks it is gone. */
const LOOKS_TO_GONE = 5

/** Tells whenever one of the files is another than it was when this was called, or gone, and again when
 *  that changes; gives the way to stop. */
export function watchFiles(files: readonly string[], onChange: () => void): () => void {
  let before = files.map(versionOf)
  let looksWithout = 0
  const look = (): void => {
    const now = files.map(versionOf)
    const isOneAway = now.some((version, index) => version === undefined && before[index])
    looksWithout = isOneAway ? looksWithout + 1 : 0
    if (isOneAway && looksWithout < LOOKS_TO_GONE) return
    if (now.every((version, index) => version === before[index])) return
    before = now
    onChange()
  }
  const timer = setInterval(look, LOOK_MS)
  return () => clearInterval(timer)
}

/** `undefined` where there is nothing in it. */
function versionOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  return found && found.size > 0 ? `${found.ino} ${found.size} ${found.mtimeMs}` : undefined
}

/** What a scenario is made of: its own file, and every file that it names. */
export function filesOf(scenario: Scenario): readonly string[] {
  const { file, files = {}, samples = [] } = sourceOf(scenario) ?? {}
  if (file === undefined) return []
  const { from, describe, handlers } = files
  const named = [from, describe, handlers].flatMap((each) => each?.file ?? [])
  return [file, ...named, ...samples]
}
