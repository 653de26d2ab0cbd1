import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../errors.ts'
import { readText } from './read-text.ts'

/** Code that people write is short; what a bundler made of it may be long. */
const MODULE_MAX_BYTES = 16 * 1_048_576

export interface ModuleWanted {
  readonly file: string
  /** What it is, for messages: `executor`. */
  readonly what: string
}

/** Throws `UsageError` when there is no such file, `EnvironmentError` when it cannot be read. */
export async function findModule({ file, what }: ModuleWanted): Promise<void> {
  await readText({ file, what, maxBytes: MODULE_MAX_BYTES })
}

let importCount = 0

/** The same with a module of its own, which nobody has used before. */
export function importAnew(wanted: ModuleWanted): Promise<object> {
  importCount++
  return importFrom(`?${importCount}`, wanted)
}

/** What a module of the user's exports. Whatever its code throws is the user's to mend: `UsageError`. */
export function importModule(wanted: ModuleWanted): Promise<object> {
  return importFrom('', wanted)
}

async function importFrom(query: string, { file, what }: ModuleWanted): Promise<object> {
  try {
    return await import(pathToFileURL(resolve(file)).href + query)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${what} "${file}": it could not be loaded as a module: ${reason}`)
  }
}
