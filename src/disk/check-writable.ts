import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EnvironmentError } from '../errors.ts'
import { targetOf } from './whole-file.ts'

/** Says before a long run what `writeWhole` would only say after it: that there is no such folder, or that it
 *  or the file may not be written to. Throws `EnvironmentError`. */
export async function checkWritable(file: string): Promise<void> {
  try {
    const { target, old } = await targetOf(file)
    if (old?.isFolder) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    if (!old?.isSpecial) await checkFolder(dirname(target), { hasFile: old !== undefined })
  } catch (cause) {
    throw new EnvironmentError('write', file, cause)
  }
}

async function checkFolder(
  folder: string,
  { hasFile }: { readonly hasFile: boolean },
): Promise<void> {
  try {
    // With the dot it has to be a folder.
    await access(`${folder}/.`, constants.W_OK)
  } catch (cause) {
    if (!hasFile) throw cause
    throw new Error(
      'it may be written to, but its folder may not, where the new file is made before it takes the place of the old one',
      { cause },
    )
  }
}
