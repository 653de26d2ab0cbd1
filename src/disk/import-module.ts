import { extname, resolve } from 'node:path'
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

const ENDINGS: readonly string[] = ['.ts', '.mts', '.js', '.mjs', '.cts', '.cjs']

/** Whether it is code, by its name. */
export function isModule(file: string): boolean {
  return ENDINGS.includes(extname(file).toLowerCase())
}

/** Throws `UsageError` when there is no such file, or it is none of code, `EnvironmentError` when it cannot be
 *  read. */
export async function findModule({ file, what }: ModuleWanted): Promise<void> {
  await readText({ file, what, maxBytes: MODULE_MAX_BYTES })
  if (isModule(file)) return
  throw new UsageError(
    `${what} "${file}": it is no module. Name one that ends with .ts, .js or .mjs.`,
  )
}

let importCount = 0

/** What a module of the user's exports. Whatever its code throws is the user's to mend: `UsageError`. */
export function importModule(wanted: ModuleWanted): Promise<object> {
  return importFrom('', wanted)
}

/** The same of a module that is loaded for this, and shares nothing with one that was loaded before. */
export function importAnew(wanted: ModuleWanted): Promise<object> {
  importCount++
  return importFrom(`?${importCount}`, wanted)
}

async function importFrom(query: string, { file, what }: ModuleWanted): Promise<object> {
  const idle = whenIdle(STUCK_AT_THE_TOP)
  try {
    return await Promise.race([import(pathToFileURL(resolve(file)).href + query), idle.promise])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${what} "${file}": it could not be loaded as a module: ${reason}`)
  } finally {
    idle.release()
  }
}

const STUCK_AT_THE_TOP =
  'an await outside its functions waits for what never comes. Await it where it is used.'

/** Rejects when the process has nothing left to do: it would end here, and nobody would hear why. */
function whenIdle(message: string): { readonly promise: Promise<never>; release(): void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const onIdle = (): void => reject(new Error(message))
  process.once('beforeExit', onIdle)
  return { promise, release: () => process.off('beforeExit', onIdle) }
}
