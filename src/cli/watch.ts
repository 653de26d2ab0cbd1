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

/** Answers with the exit code of the last run. What is written while a run goes on counts, too. */
export async function runWatched({ file, load, run }: Watched): Promise<number> {
  const { filesOf, loadScenario, watchFiles } = await import('../index.ts')
  for (;;) {
    const files = await loadScenario(file, load).then(filesOf, () => [file])
    const changed = Promise.withResolvers<boolean>()
    const release = watchFiles(files, () => changed.resolve(true))
    // A mistake is told and then mended: no reason to stop.
    const exitCode = await run().catch(printError)
    const stop = stopOnSignal()
    stop.signal.addEventListener('abort', () => changed.resolve(false), { once: true })
    try {
      if (exitCode === EXIT.interrupted) return exitCode
      process.stderr.write(`\nWatching ${files.join(', ')}. Ctrl-C ends it.\n`)
      if (!(await changed.promise)) return exitCode
    } finally {
      release()
      stop.release()
    }
  }
}
