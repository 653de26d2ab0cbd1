// Starts a run in a thread of its own and passes on what goes either way. Whatever happens, the thread is
// over before the run is: nothing of the user's code is left behind.
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { unpackError } from '../disk/carried-error.ts'
import type { LoadOptions } from '../disk/load-scenario.ts'
import { EnvironmentError, unreachable } from '../errors.ts'
import type { Report } from '../report/report.ts'
import type { Command, LiveFacts, LiveTask, Told } from './message.ts'
import { checkPace, type Pace } from './pace.ts'

export type { LiveFacts }

export interface LiveOptions {
  readonly fidelity: 'model' | 'handlers'
  /** Virtual seconds a real second, 1 to 10,000, or as fast as the machine can, or not at all before it is
   *  told. Default `max`. */
  readonly pace?: Pace
  /** With which of its leads, luck and slots, as `loadScenario` takes them. */
  readonly load: LoadOptions
  /** A module that exports the executor under rehearsal. Default: hookdrill's own. */
  readonly executor?: string
  /** Told how the run stands, at most 15 times a second, by a report that is marked partial. Not told while
   *  it is paused and nothing has changed. */
  readonly onReport: (report: Report, live: LiveFacts) => void
}

export interface LiveRun {
  /** Throws `UsageError` for a pace that is none. */
  pace(pace: Pace): void
  /** While paused: on to the next instant at which something happens. */
  step(): void
  /** Ends the run with the report of what happened until then. */
  stop(): void
  /** The report: whole, or partial when it was stopped. Rejects as `simulate` does. */
  readonly ended: Promise<Report>
}

/** A run looks up every few milliseconds. One that does not after so long (code of the user's that never
 *  gives way) is ended with its thread; then what was last told stands. */
const STOP_MAX_MS = 2_000

export function openLiveRun(file: string, options: LiveOptions): LiveRun {
  const { fidelity, load, executor, onReport, pace = 'max' } = options
  const task: LiveTask = { file, fidelity, load, executor, pace: checkPace(pace) }
  // What the user's code prints is not for whoever draws on the terminal.
  const worker = new Worker(threadFile(), { workerData: task, stdout: true, stderr: true })
  worker.stdout.resume()
  worker.stderr.resume()
  const { promise, resolve, reject } = Promise.withResolvers<Report>()
  let latest: Report | undefined
  let hasBegun = false
  let isStopped = false
  let stopping: NodeJS.Timeout | undefined
  const obey = (command: Command): void => worker.postMessage(command)
  const limitStop = (): void => {
    if (hasBegun && isStopped) stopping ??= setTimeout(giveUp, STOP_MAX_MS).unref()
  }
  const giveUp = (): void => (latest ? resolve(latest) : reject(died(NEVER_GAVE_WAY)))

  worker.on('message', (told: Told) => {
    switch (told.kind) {
      case 'begun':
        hasBegun = true
        return limitStop()
      case 'look':
        latest = told.report
        return onReport(told.report, told.facts)
      case 'ended':
        return resolve(told.report)
      case 'failed':
        return reject(unpackError(told.error))
      default:
        return unreachable(told)
    }
  })
  worker.on('error', (cause) => reject(died(cause)))
  worker.on('exit', (code) => reject(died(`it exited with code ${code}`)))
  return {
    pace: (next) => obey({ kind: 'pace', pace: checkPace(next) }),
    step: () => obey({ kind: 'step' }),
    stop() {
      obey({ kind: 'stop' })
      isStopped = true
      limitStop()
    },
    ended: promise.finally(() => {
      clearTimeout(stopping)
      return worker.terminate()
    }),
  }
}

const NEVER_GAVE_WAY = 'it was stopped before anything happened, and did not give way'

function died(cause: unknown): EnvironmentError {
  return new EnvironmentError('rehearse in', 'a thread of its own', cause)
}

/** Beside this file, and written in what this file is: TypeScript in the checkout. */
function threadFile(): string {
  return fileURLToPath(new URL(`./thread${extname(import.meta.url)}`, import.meta.url))
}
