import { bytes, rate, shortDuration } from '../format.ts'
import { plainText } from '../mask.ts'
import { toUs } from '../milliseconds.ts'
import type { Report } from '../report.ts'
import { facts, type Line } from './line.ts'

/** What identifies the run, and what it cost here. */
export function runSection({ scenario, digest, run }: Report, columns: number): Line[] {
  const identity = [
    plainText(scenario.name),
    scenario.fidelity,
    `seed ${scenario.seed}`,
    `scenario ${scenario.hash}`,
    `digest ${digest}`,
  ]
  const cost = [
    `${shortDuration(toUs(run.wallMs))} wall`,
    rate(run.callsPerSecond, 'call'),
    bytes(run.peakRssMb * 1_048_576),
    `hookdrill ${run.version}`,
    `node ${run.node}`,
  ]
  return [...facts(identity, columns), ...facts(cost, columns)]
}
