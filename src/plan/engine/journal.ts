// `--resume`: every result is kept in a file as soon as it is there, and a job whose result is in it is not
// done again. One line a result, below a first line that says format and version. A job that two processes
// did is in it twice, with the same result.
import { type LineFile, openLineFile } from '../../disk/line-file.ts'
import { VERSION } from '../../version.ts'
import type { JobResult } from '../job.ts'
import type { Engine } from './engine.ts'
import { parseResult } from './parse-done.ts'

const FORMAT = 'hookdrill-jobs/1'
const HEADER = JSON.stringify({ format: FORMAT, version: VERSION })

export interface Journal {
  /** By key. */
  readonly results: ReadonlyMap<string, JobResult>
  /** Throws `EnvironmentError`. */
  add(result: JobResult): void
  close(): void
}

/** Opens a file of results, or begins one. Throws `UsageError` for a file that is something else, which
 *  stays as it is, and `EnvironmentError`. */
export async function openResults(file: string): Promise<Journal> {
  const results = new Map<string, JobResult>()
  const lines: LineFile = await openLineFile({
    file,
    header: HEADER,
    whyNot,
    onLine(line) {
      const result = resultIn(line)
      if (result) results.set(result.key, result)
    },
  })
  return {
    results,
    add(result) {
      lines.append(JSON.stringify(result))
      results.set(result.key, result)
    },
    close: () => lines.close(),
  }
}

/** The text of a file with these results. */
export function resultsAsText(results: Iterable<JobResult>): string {
  return [HEADER, ...Array.from(results, (result) => JSON.stringify(result)), ''].join('\n')
}

/** Does only what is not in the journal, and keeps what it does there. Both are closed together. */
export function journaled(engine: Engine, journal: Journal): Engine {
  return {
    width: engine.width,
    async run(jobs, { signal, onResult } = {}) {
      for (const { key } of jobs) {
        const known = journal.results.get(key)
        if (known) onResult?.(known)
      }
      const missing = jobs.filter(({ key }) => !journal.results.has(key))
      await engine.run(missing, {
        signal,
        onResult(result) {
          journal.add(result)
          onResult?.(result)
        },
      })
      return jobs.map(({ key }) => journal.results.get(key))
    },
    async close() {
      await engine.close()
      journal.close()
    },
  }
}

/** `undefined` for what is none: a line that was cut off, say. */
function resultIn(line: string): JobResult | undefined {
  try {
    return parseResult(JSON.parse(line))
  } catch {
    return undefined
  }
}

function whyNot(firstLine: string): string {
  const format = `{"format":"${FORMAT}",`
  return firstLine.startsWith(format)
    ? `it is of another version of hookdrill, whose runs may come to something else; this is ${VERSION}. Name a new file.`
    : `it holds something else than results of runs, and stays as it is. Name a new file.`
}
