// The campaign of the `model` workload in SimPy: the system's Python and Debian's `python3-simpy3`.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Done } from '../workload.ts'

/** Debian puts SimPy beside its own Python, which need not be the first on the path. */
const PYTHON = '/usr/bin/python3'
const SCRIPT = fileURLToPath(new URL('simpy.py', import.meta.url))

export async function simpy(leads: number): Promise<Done> {
  return JSON.parse(execFileSync(PYTHON, [SCRIPT, String(leads)], { encoding: 'utf8' }))
}

/** Why it cannot run here. */
export function missingSimpy(): string | undefined {
  try {
    execFileSync(PYTHON, ['-c', 'import simpy'], { stdio: 'ignore' })
    return undefined
  } catch {
    return `SimPy is not installed for ${PYTHON} (Debian: python3-simpy3)`
  }
}
