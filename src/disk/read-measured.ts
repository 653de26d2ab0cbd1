import { readText } from './read-text.ts'

/** A million lines of a log. More would not fit one text. */
const MEASURED_MAX_BYTES = 400 * 1_048_576

/** A file of what was measured. Throws `UsageError` or `EnvironmentError`. */
export async function readMeasured(file: string): Promise<{ name: string; text: string }> {
  return {
    name: file,
    text: await readText({ file, what: 'file of calls', maxBytes: MEASURED_MAX_BYTES }),
  }
}
