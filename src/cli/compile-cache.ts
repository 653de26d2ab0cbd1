// What Node compiled of our modules is kept for the next start, which then takes half the time. A cache is
// code that will be run: it lies in a folder that nobody else can write to, or nowhere. The system's folder
// for what may be lost is the place, as Node keeps one cache for each of its versions and throws none away.
import { existsSync, lstatSync, mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whoever has set `NODE_COMPILE_CACHE` has another folder, and with `NODE_DISABLE_COMPILE_CACHE` none. */
export function keepCompiled(): void {
  const folder = ownFolder()
  if (folder === undefined) return
  const { directory } = enableCompileCache(folder)
  // Threads and processes that we start have only this to go by.
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE ||= folder
}

/** Nothing where there is none that is ours alone. */
function ownFolder(): string | undefined {
  const user = process.getuid?.()
  const folder = join(tmpdir(), `hookdrill-compiled-${user ?? 'cache'}`)
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    const found = lstatSync(folder)
    const isOurs = user === undefined || (found.uid === user && (found.mode & 0o022) === 0)
    return found.isDirectory() && isOurs ? folder : undefined
  } catch {
    return undefined
  }
}
