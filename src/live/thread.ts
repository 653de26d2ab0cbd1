// The thread of a run: it loads the scenario, rehearses it at the pace it is told, tells how it stands, and
// obeys. A module of the user's may wait for what never comes, and that is found out because nothing is left
// to do then: so while one is loaded, the thread does not stay for commands alone.
import { parentPort, workerData } from 'node:worker_threads'
import { packError } from '../disk/carried-error.ts'
import { loadExecutor } from '../disk/load-executor.ts'
import { loadScenario } from '../disk/load-scenario.ts'
import { thisMachine } from '../disk/machine.ts'
import { replayOf } from '../disk/replay.ts'
import { assert } from '../errors.ts'
import type { ExecutorFile } from '../rehearse/open-reach.ts'
import { rehearse } from '../rehearse/rehearse.ts'
import type { Report } from '../report/report.ts'
import { realClock } from '../time/real-clock.ts'
import { ClockPacer } from './clock-pacer.ts'
import type { Command, LiveTask, Told } from './message.ts'
import { openTeller, type Teller } from './teller.ts'

assert(parentPort, 'this file is begun as a thread')
const port = parentPort
const task: LiveTask = workerData
const machine = thisMachine()
const pacer = new ClockPacer(realClock(), task.pace)
const stopping = new AbortController()
let teller: Teller | undefined

port.on('message', (command: Command) => {
  if (command.kind === 'pace') pacer.goAt(command.pace)
  else if (command.kind === 'step') pacer.step()
  else stop()
  teller?.soon()
})
port.unref()
tell({ kind: 'begun' })
rehearseFile()
  .then(
    (report) => tell({ kind: 'ended', report }),
    (error: unknown) => tell({ kind: 'failed', error: packError(error) }),
  )
  .finally(() => {
    teller?.close()
    port.close()
  })

function stop(): void {
  stopping.abort()
  pacer.call()
}

function tell(told: Told): void {
  port.postMessage(told)
}

async function rehearseFile(): Promise<Report> {
  const { file, fidelity } = task
  const scenario = await loadScenario(file, task.load)
  const { redact } = task.load
  const run = {
    fidelity,
    ...(redact && { redact }),
    ...(task.executor !== undefined && (await given(task.executor))),
  }
  const replay = replayOf(scenario, run)
  port.ref()
  return rehearse(
    scenario,
    {
      ...run,
      ...(replay && { replay }),
      pacer,
      signal: stopping.signal,
      onLook(look) {
        teller = openTeller({ look, pacer, elapsedMs: machine.elapsedMs, tell })
      },
    },
    { ...machine, importModule: (module) => unheard(() => machine.importModule(module)) },
  )
}

async function given(file: string): Promise<{ readonly executor: ExecutorFile }> {
  const { load } = await loadExecutor(file)
  return { executor: { file, load: () => unheard(load) } }
}

/** What loads a module, while nobody listens for commands. */
async function unheard<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  port.unref()
  try {
    return await load()
  } finally {
    port.ref()
  }
}
