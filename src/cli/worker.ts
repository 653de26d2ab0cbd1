// `hookdrill worker`: takes runs of plans from a queue on Redis until Ctrl-C.
import type { Command } from 'commander'
import type { Taken } from '../index.ts'
import { EXIT } from './exit-codes.ts'
import { wholeNumber } from './plan-options.ts'
import { CLEAR_LINE, openProgress } from './progress.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const EXAMPLES = `
Examples:
  $ hookdrill worker --redis redis://127.0.0.1:6379
  $ hookdrill worker --redis rediss://:PASSWORD@queue.example.com:6379 --threads 8

Start one on each machine, and then a plan anywhere with the same --redis.
Needs the packages bullmq and ioredis: npm install bullmq ioredis.

Ctrl-C gives back what is not finished, and exits 0. Exit codes: 2 bad usage, 3 Redis is not there, or has
been gone for 20 s, or hookdrill failed.`

interface WorkerOptions {
  readonly redis: string
  readonly threads?: string
  readonly progress: boolean
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  command
    .requiredOption('--redis <url>', 'where the runs are: redis://host:6379, or rediss:// for TLS')
    .option('--threads <count>', 'runs at once, each in a thread of its own (default: all cores)')
    .option('--no-progress', 'print no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (options: WorkerOptions) => done(await run(options)))
}

const THREADS_MAX = 256

async function run({ redis, threads, progress }: WorkerOptions): Promise<number> {
  const { work } = await import('../index.ts')
  const stop = stopOnSignal()
  let show: ((line: string) => void) | undefined
  try {
    const taken = await work({
      redis,
      ...(threads !== undefined && { threads: wholeNumber('--threads', threads, THREADS_MAX) }),
      signal: stop.signal,
      onChange(now) {
        if (!show) process.stderr.write(`Waiting for runs at ${now.where}. Ctrl-C ends it.\n`)
        show ??= counter(progress)
        show(summary(now))
      },
    })
    process.stderr.write(`${process.stderr.isTTY && progress ? CLEAR_LINE : ''}${summary(taken)}\n`)
    return EXIT.passed
  } finally {
    stop.release()
  }
}

/** A line that may stay for hours is true at any moment, so in a terminal it is drawn each time. */
function counter(isWanted: boolean): (line: string) => void {
  if (process.stderr.isTTY && isWanted) return (line) => process.stderr.write(CLEAR_LINE + line)
  const log = openProgress(process.stderr, isWanted)
  return (line) => log.update(() => line)
}

/** `12 runs done, 1 given back` */
function summary({ done, givenBack }: Taken): string {
  const back = givenBack === 0 ? '' : `, ${givenBack} given back`
  return `${done} ${done === 1 ? 'run' : 'runs'} done${back}`
}
