// `npm run bench`: the canonical workloads, each beside a peer in the same run, as ratios; the machine
// may be slow or shared, the ratio is not. Each is warmed up, then run three times; the median counts.
import {
  bareLoop,
  type Done,
  handlers,
  handlersWide,
  model,
  modelLoaded,
  naive,
} from './workloads.ts'

const RUNS = 3

interface Workload {
  readonly name: string
  readonly size: number
  readonly run: (leads: number) => Promise<Done>
  /** The one it is measured against. */
  readonly peer?: string
}

const WORKLOADS: readonly Workload[] = [
  { name: 'bare loop', size: 3_000_000, run: bareLoop },
  { name: 'model', size: 3_000_000, run: model, peer: 'bare loop' },
  { name: 'model, loaded', size: 1_500_000, run: modelLoaded, peer: 'bare loop' },
  { name: 'naive harness', size: 2_000, run: naive },
  { name: 'handlers', size: 100_000, run: handlers, peer: 'naive harness' },
  { name: 'handlers, wide', size: 100_000, run: handlersWide, peer: 'naive harness' },
]

const speeds = new Map<string, number>()
console.log('workload            calls      calls/s   seconds  against its peer       digest')
for (const { name, size, run, peer } of WORKLOADS) {
  await run(Math.ceil(size / 20))
  const runs: Done[] = []
  for (let count = 0; count < RUNS; count++) runs.push(await run(size))
  const median = runs.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(RUNS / 2)]
  if (!median) continue
  const perSecond = median.calls / median.seconds
  speeds.set(name, perSecond)
  const ratio = perSecond / (speeds.get(peer ?? name) ?? 1)
  const cells = [
    name.padEnd(14),
    median.calls.toLocaleString('en').padStart(10),
    Math.round(perSecond).toLocaleString('en').padStart(12),
    median.seconds.toFixed(2).padStart(9),
    (peer === undefined ? '' : `${Number(ratio.toPrecision(3))} × ${peer}`).padEnd(22),
    median.digest,
  ]
  console.log(cells.join(' '))
}
const { maxRSS } = process.resourceUsage()
console.log(`peak memory ${Math.round(maxRSS / 1_024)} MiB, node ${process.versions.node}`)
