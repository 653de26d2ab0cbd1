import { type LiveOptions, type LiveRun, openLiveRun } from '../live/live-run.ts'

/**
 * Starts a rehearsal that can be watched, paced and stopped, in a thread of its own. Its report is that of
 * `simulate` but for the `run` block, whatever the pace.
 *
 * Throws `UsageError` (`HOOKDRILL_USAGE`) for a pace that is none. `ended` rejects as `loadScenario` and
 * `simulate` do, and with `EnvironmentError` (`HOOKDRILL_ENVIRONMENT`) where the thread dies.
 *
 * ```ts
 * import { startLive } from 'hookdrill'
 *
 * const run = startLive('scenarios/documented-sum.yaml', {
 *   fidelity: 'model',
 *   load: { leads: 2_000, concurrency: 20 },
 *   pace: 'paused',
 *   onReport(report, { isHeld }) {
 *     if (isHeld) run.pace('max')
 *   },
 * })
 * const report = await run.ended
 * console.log(report.delay.text, report.partial) // 5 s false
 * ```
 */
export function startLive(file: string, options: LiveOptions): LiveRun {
  return openLiveRun(file, options)
}
