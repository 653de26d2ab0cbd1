import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EnvironmentError } from '../errors.ts'

/** Says before a long run what `writeWhole` would only say after it: that there is no such folder, or that it
 *  may not be written to. Throws `EnvironmentError`. */
export async function checkWritable(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  try {
    if (found?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    const isSpecial = found !== undefined && !found.isFile()
    // With the dot it has to be a folder.
    await access(isSpecial ? file : `${dirname(file)}/.`, constants.W_OK)
  } catch (cause) {
    throw new EnvironmentError('write', file, cause)
  }
}
