// `hookdrill serve`: the mocked services over real HTTP until Ctrl-C.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type { Serving } from '../index.ts'
import { EXIT } from './exit-codes.ts'
import { loadApart } from './load-apart.ts'
import { printResult } from './output.ts'
import {
  addScenarioOptions,
  loadOptions,
  redacted,
  type ScenarioOptions,
} from './scenario-options.ts'
import { spanMs } from './span.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const EXAMPLES = `
Examples:
  $ hookdrill serve scenarios/mixed-statuses.yaml
  $ hookdrill serve scenarios/black-hole.yaml --port 0 --journal requests.ndjson

Request n gets what call n of the campaign gets; with the header x-hookdrill-lead: 7, what lead 7 gets.
Ctrl-C ends it, prints what was served and exits 0, also when the times are not to be trusted: the last
line says so. Exit codes: 2 bad usage or scenario, 3 the machine or hookdrill failed.`

interface ServeCommandOptions extends ScenarioOptions {
  readonly host: string
  readonly port: string
  readonly journal?: string
  readonly maxOverhead: string
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addScenarioOptions(command)
    .option('--port <number>', 'port to listen on; 0 picks one', '4010')
    .option(
      '--host <address>',
      'address to listen on; others than this machine can call it',
      '127.0.0.1',
    )
    .option('--journal <file>', 'write a line for every request, as NDJSON')
    .option('--max-overhead <span>', 'most the mock may add at p99 for a clean run', '10ms')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: ServeCommandOptions) => done(await run(file, options)))
}

/** Written as requests come, and so to a place of its own. */
const JOURNAL = { name: 'journal' } as const

async function run(file: string, options: ServeCommandOptions): Promise<number> {
  const { openJournal, plainText, serve, servedAsText } = await import('../index.ts')
  const where = { host: options.host, port: portNumber(options.port) }
  const overheadMaxMs = await spanMs('--max-overhead', options.maxOverhead)
  const writing = { formats: [JOURNAL], targets: options }
  const scenario = await loadApart(file, loadOptions(options), writing)
  const stop = stopOnSignal()
  const journal = options.journal === undefined ? undefined : await openJournal(options.journal)
  try {
    const journaling = journal && { listen: journal.write, ready: journal.ready }
    const serving = await serve(scenario, {
      ...where,
      overheadMaxMs,
      ...journaling,
      ...redacted(options),
    })
    await journal?.begin()
    await printResult(welcome(serving, plainText))
    await firstOf([stop.signal, ...(journal ? [journal.failed] : [])])
    const report = await serving.stop()
    await journal?.close()
    await printResult(servedAsText(report))
    return EXIT.passed
  } finally {
    stop.release()
  }
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port >= 0 && port <= 65_535) return port
  throw new UsageError(
    `--port "${text}": write a whole number from 0 to 65535; 0 picks a free one.`,
  )
}

function welcome({ services, page }: Serving, plainText: (text: string) => string): string {
  const lines = services.map(({ origin, url }) => `${origin} is served at ${url}`)
  return [...lines, `What is served is shown at ${page}`, ''].map(plainText).join('\n')
}

/** Resolves when one of the signals aborts. */
function firstOf(signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    }
  })
}
