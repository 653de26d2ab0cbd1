import { EnvironmentError } from '../errors.ts'
import { writeAtOnce } from './whole-file.ts'

/** Writes a file whole or not at all: under a temporary name beside it, then renamed. What is no
 *  regular file (a pipe, a device) is written to as it is. Throws `EnvironmentError`. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    await writeAtOnce(file, text)
  } catch (cause) {
    throw new EnvironmentError('write', file, cause)
  }
}
