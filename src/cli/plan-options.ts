// What every command takes that makes many runs: how many of each, who does them, and how it is told.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type { PlanOptions } from '../index.ts'
import type { Progress } from './progress.ts'

export interface PlanCommandOptions {
  readonly replications?: string
  readonly workers?: string
  readonly redis?: string
  readonly resume?: string
  readonly quiet: boolean
  readonly progress: boolean
}

export function addPlanOptions(command: Command, replications: number): Command {
  return command
    .option(
      '--replications <count>',
      `runs of each point, each with its own seed (default: ${replications})`,
    )
    .option('--workers <count>', 'cores that work (default: all of them)')
    .option('--redis <url>', 'let `hookdrill worker` do the runs, on any machine')
    .option(
      '--resume <file>',
      'keep the result of every run in this file, and go on from those in it',
    )
    .option('--quiet', 'print no result; the exit code tells', false)
    .option('--no-progress', 'print no progress')
}

export interface PlanRun {
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** As the doors of plans take them. Throws `UsageError`. */
export async function planOptions(
  { replications, workers, redis, resume }: PlanCommandOptions,
  { progress, signal }: PlanRun,
): Promise<PlanOptions & { readonly replications?: number }> {
  const { planLine, shellQuoted } = await import('../index.ts')
  const again = process.argv
    .slice(2)
    .map((word) => shellQuoted(withoutPassword(word)))
    .join(' ')
  return {
    ...(replications !== undefined && {
      replications: wholeNumber('--replications', replications, REPLICATIONS_MAX),
    }),
    ...(workers !== undefined && { workers: wholeNumber('--workers', workers, WORKERS_MAX) }),
    ...(redis !== undefined && { redis }),
    ...(resume !== undefined && { journal: resume }),
    signal,
    tell: progress.say,
    onKept: (file) =>
      progress.say(
        `The runs so far are kept. Go on: hookdrill ${again} --resume ${shellQuoted(file)}`,
      ),
    onProgress: (now) => progress.update((size) => planLine(now, size)),
  }
}

function withoutPassword(word: string): string {
  return word.replace(/(:\/\/).*@/s, '$1***@')
}

const REPLICATIONS_MAX = 10_000
const WORKERS_MAX = 256

/** From 1. */
export function wholeNumber(option: string, text: string, max: number): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0
  if (number >= 1 && number <= max) return number
  throw new UsageError(`${option} "${text}": write a whole number from 1 to ${max}.`)
}
