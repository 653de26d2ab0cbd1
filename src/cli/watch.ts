// `run --watch`: runs again whenever a file of the scenario is written, until Ctrl-C.
import type { LoadOptions } from '../index.ts'
import { EXIT } from './exit-codes.ts'
import { printError } from './output.ts'
import { stopOnSignal } from './stop-on-signal.ts'

export interface Watched {
  readonly file: string
  readonly load: LoadOptions
  /** One run, with its report; answers with the exit code. */
  readonly run: () => Promise<number>
}

/** Answers with the exit code of the last run. */
export async function runWatched({ file, load, run }: Watched): Promise<number> {
  for (;;) {
    // A mistake is told and then mended: no reason to stop.
    const exitCode = await run().catch(printError)
    if (exitCode === EXIT.interrupted) return exitCode
    process.stderr.write(`\nWatching ${file}. Ctrl-C ends it.\n`)
    if (!(await changeOf(file, load))) return exitCode
  }
}

/** Resolves when a file of the scenario was written; `false` when somebody has had enough. */
async function changeOf(file: string, load: LoadOptions): Promise<boolean> {
  const { filesOf, loadScenario, watchFiles } = await import('../index.ts')
  const files = await loadScenario(file, load).then(filesOf, () => [file])
  const stop = stopOnSignal()
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const release = watchFiles(files, () => resolve(true))
  stop.signal.addEventListener('abort', () => resolve(false), { once: true })
  try {
    return await promise
  } finally {
    release()
    stop.release()
  }
}
