// A report that `run --json` wrote, told from a scenario by what is in the file.
import { UsageError } from '../errors.ts'
import type { ReadReport } from '../report/parse-report.ts'
import { isModule } from './import-module.ts'
import { readText } from './read-text.ts'

/** A report has a bounded series, but a name a webhook: some 100 kilobytes. */
const REPORT_MAX_BYTES = 64 * 1_048_576

/** `undefined` for a file that is no result of ours. Throws `UsageError` for one that is another result,
 *  or a report that is not as it should be; else as `readText` does. */
export async function readReport(file: string): Promise<ReadReport | undefined> {
  if (isModule(file)) return undefined
  const text = await readText({ file, what: 'file', maxBytes: REPORT_MAX_BYTES })
  const value = text.trimStart().startsWith('{') ? parsed(text) : undefined
  const format: unknown = Reflect.get(Object(value), 'format')
  if (typeof format !== 'string' || !format.startsWith('hookdrill-')) return undefined
  const { parseReport } = await import('../report/parse-report.ts')
  const read = parseReport(value)
  if ('report' in read) return read.report
  throw new UsageError(
    format.startsWith('hookdrill-report/')
      ? `report "${file}": ${read.problem}. Write it again with hookdrill run --json.`
      : `"${file}": it is a ${format}, and only reports of runs can be compared. Use hookdrill run --json.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
