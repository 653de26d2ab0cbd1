// `--calls`: one record for each call that ended, as it ends. Records gather in memory only until the
// run loop takes breath; the loop waits for the write, so a slow disk slows the run and nothing piles
// up. The file has its final name only when it is whole; a run that fails or is killed leaves `….partial`,
// readable up to its last complete line.
import { EnvironmentError, UsageError } from '../errors.ts'
import { CSV_HEADER, callAsCsv, callAsJson } from '../report/call-record.ts'
import type { RecordedRun } from '../report/redaction.ts'
import type { CallEnded, TimelineEvent } from '../timeline/event.ts'
import { openWhole } from './whole-file.ts'

export interface CallLog {
  listen(event: TimelineEvent): void
  /** Writes what has gathered. */
  drain(): Promise<void>
  /** Writes the rest and gives the file its name. */
  close(): Promise<void>
  /** For a run that has failed: writes the rest if that is possible, and answers with the name of the file that
   *  holds the calls so far; `undefined`, and no file, where there were none. Throws nothing. */
  abandon(): Promise<string | undefined>
}

type Format = {
  readonly header: string
  line(call: CallEnded, webhook: string, run: RecordedRun): string
}

const FORMATS: Readonly<Record<string, Format>> = {
  '.ndjson': { header: '', line: callAsJson },
  '.csv': { header: CSV_HEADER, line: callAsCsv },
}

/** Opens `file`, whose ending says the format: `.ndjson` or `.csv`. `run` says whose secrets are masked, and
 *  whether values of leads are redacted; without it only what travels under the name of a secret is. */
export async function openCallLog(file: string, run: RecordedRun = {}): Promise<CallLog> {
  const format = formatOf(file)
  const whole = await attempt(file, () => openWhole(file, { isKept: true }))
  let gathered = format.header
  let webhooks: readonly string[] = []
  let isEmpty = true

  const drain = async (): Promise<void> => {
    if (gathered === '') return
    const text = gathered
    gathered = ''
    await attempt(file, () => whole.append(text))
  }
  return {
    drain,
    listen(event) {
      if (event.kind === 'run-started') webhooks = event.webhooks
      if (event.kind !== 'call-ended') return
      isEmpty = false
      gathered += `${format.line(event, webhooks[event.webhookIndex] ?? '', run)}\n`
    },
    async close() {
      await drain()
      await attempt(file, () => whole.finish())
    },
    async abandon() {
      if (!isEmpty) await drain().catch(() => {})
      await (isEmpty ? whole.discard() : whole.abandon()).catch(() => {})
      return isEmpty ? undefined : whole.partial
    },
  }
}

function formatOf(file: string): Format {
  const format = Object.entries(FORMATS).find(([ending]) => file.toLowerCase().endsWith(ending))
  if (format) return format[1]
  const endings = Object.keys(FORMATS).join(' or ')
  throw new UsageError(`--calls "${file}": the ending says the format. Use ${endings}.`)
}

async function attempt<T>(file: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (cause) {
    throw new EnvironmentError('write the calls to', file, cause)
  }
}
