// `npm run bench`: the canonical workloads, each beside a peer in the same run, as ratios; the machine
// may be slow or shared, the ratio is not. Each is warmed up, then run three times; the median counts.
import { bareLoop, type Done, handlers, model, naive } from './workloads.ts'

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
  { name: 'naive harness', size: 2_000, run: naive },
  { name: 'handlers', size: 100_000, run: handlers, peer: 'naive harness' },
]

const speeds = new Map<string, number>()
console.log('workload         calls        calls/s      seconds  ratio to its peer       digest')
for (const { name, size, run, peer } of WORKLOADS) {
  await run(Math.ceil(size / 20))
  const runs: { seconds: number; done: Done }[] = []
  for (let count = 0; count < RUNS; count++) {
    const startedMs = performance.now()
    const done = await run(size)
    runs.push({ seconds: (performance.now() - startedMs) / 1_000, done })
  }
  const median = runs.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(RUNS / 2)]
  if (!median) continue
  const perSecond = median.done.calls / median.seconds
  speeds.set(name, perSecond)
  const ratio =
    peer === undefined ? '' : `${(perSecond / (speeds.get(peer) ?? 1)).toPrecision(3)} × ${peer}`
  console.log(
    [
      name.padEnd(14),
      median.done.calls.toLocaleString('en').padStart(10),
      Math.round(perSecond).toLocaleString('en').padStart(13),
      median.seconds.toFixed(2).padStart(12),
      `  ${ratio.padEnd(22)}`,
      median.done.digest,
    ].join(' '),
  )
}
const { maxRSS } = process.resourceUsage()
console.log(`peak memory ${Math.round(maxRSS / 1_024)} MiB, node ${process.versions.node}`)
