// The results as data, for whoever compares one day with another.
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import type { Answer } from './answer.ts'

export interface Results {
  readonly format: 'hookdrill-bench/1'
  readonly startedAt: string
  readonly machine: {
    readonly node: string
    readonly platform: string
    readonly cpu: string
    readonly cores: number
    readonly memoryMib: number
    /** Processes that wanted a core in the minute before. */
    readonly loadBefore: number
  }
  readonly answers: readonly Answer[]
}

/** Now, before anything runs. */
export function machineNow(): Results['machine'] {
  return {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryMib: Math.round(totalmem() / 1_048_576),
    loadBefore: loadavg()[0] ?? 0,
  }
}

export function writeResults(file: string | URL, results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}
