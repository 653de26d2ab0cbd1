import type { Machine } from '../../rehearse/machine.ts'
import type { Engine } from './engine.ts'
import { inlineEngine } from './inline.ts'

export interface EngineOptions {
  /** Threads that do the jobs. Default: as many as there are cores. */
  readonly workers?: number
  /** Where other machines fetch the jobs: `redis://…`. */
  readonly redis?: string
  /** A file that keeps every result, and gives those it has. */
  readonly journal?: string
}

export async function openEngine(_options: EngineOptions, machine: Machine): Promise<Engine> {
  return inlineEngine(machine)
}
