import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { EnvironmentError } from '../errors.ts'

/** Writes a file whole or not at all: under a temporary name beside it, then renamed. What is no
 *  regular file (a pipe, a device) is written to as it is. Throws `EnvironmentError`. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    if (await isSpecial(file)) return await writeFile(file, text)
    const partial = `${file}.partial`
    try {
      await writeFile(partial, text)
      await rename(partial, file)
    } catch (cause) {
      await rm(partial, { force: true })
      throw cause
    }
  } catch (cause) {
    throw new EnvironmentError('write', file, cause)
  }
}

/** A folder too: renaming onto it fails, and so does writing. */
async function isSpecial(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && !found.isFile()
}
