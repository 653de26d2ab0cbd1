import type { LoadOptions } from '../disk/load-scenario.ts'
import type { Report } from '../report/report.ts'
export type Pace = number | 'max' | 'paused'
export interface LiveFacts {
  readonly virtualUs: number
  readonly pace: Pace
  readonly leadsOffered: number
  readonly leadsDone: number
  readonly inFlight: number
  readonly waiting: number
  readonly callsPerSecond: number
}
export interface LiveRun {
  pace(pace: Pace): void
  step(): void
  stop(): void
  readonly ended: Promise<Report>
}
export interface LiveOptions {
  readonly fidelity: 'model' | 'handlers'
  readonly pace?: Pace
  readonly load: LoadOptions
  readonly onReport: (report: Report, live: LiveFacts) => void
}
export function startLive(file: string, options: LiveOptions): LiveRun {
  const controller = new AbortController()
  const ended = (async () => {
    const { loadScenario } = await import('../disk/load-scenario.ts')
    const { rehearse } = await import('../rehearse/rehearse.ts')
    const { thisMachine } = await import('../disk/machine.ts')
    return rehearse(
      await loadScenario(file, options.load),
      { fidelity: options.fidelity, signal: controller.signal },
      thisMachine(),
    )
  })()
  return { pace() {}, step() {}, stop: () => controller.abort(), ended }
}
