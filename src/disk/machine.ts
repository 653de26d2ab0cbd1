// The machine a rehearsal runs on: how long it took in real time, how much memory it held. Nothing
// here reaches the simulation; it fills the report's `run` block, the only part that may vary.
import { setImmediate } from 'node:timers/promises'
import { importAnew } from './import-module.ts'

/** A stopwatch that starts now. */
export function thisMachine() {
  const startedMs = performance.now()
  return {
    startedAt: new Date().toISOString(),
    node: process.versions.node,
    epochMs: () => Date.now(),
    elapsedMs: () => performance.now() - startedMs,
    peakRssMb: () => process.resourceUsage().maxRSS / 1_024,
    importModule: importAnew,
    hop: (): Promise<void> => setImmediate(),
  }
}
