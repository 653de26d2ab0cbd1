import { EnvironmentError } from '../errors.ts'
import { writeAtOnce } from './whole-file.ts'

/** Writes a file whole, under a name that nobody has yet: of two who try, one does. Answers whether it did,
 *  `false` where the name is taken. Throws `EnvironmentError`. */
export async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeAtOnce(file, text, { mustBeNew: true })
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw new EnvironmentError('write', file, cause)
  }
}
