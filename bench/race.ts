// How fast workloads are beside each other. All of a family are warm before the first is timed; then they
// take turns, three rounds of it, so that whatever else the machine does hits all of them. The median
// counts; a ratio is the median of what it was in each round.
import { type OwnProcess, openProcess } from './own-process.ts'
import type { Timed } from './worker.ts'
import type { Workload } from './workload.ts'

export interface Pace {
  readonly rounds: number
  readonly warmUpSeconds: number
  /** A run is repeated until it took so long. */
  readonly atLeastSeconds: number
}

/** What the bench does. `npm test` is content with less. */
export const BENCH_PACE: Pace = { rounds: 3, warmUpSeconds: 0.5, atLeastSeconds: 0.3 }

export interface Raced {
  readonly name: string
  readonly size: number
  /** The median round. */
  readonly median: Timed
  readonly callsPerSecond: number
  /** From the slowest round to the fastest. */
  readonly range: readonly [number, number]
  /** How many times as fast as each peer. */
  readonly against: readonly { readonly peer: string; readonly times: number }[]
}

/** Workloads of one size each, beside their peers. */
export async function race(
  workloads: readonly Workload[],
  pace: Pace,
  sizesOf: (workload: Workload) => readonly number[],
): Promise<readonly Raced[]> {
  const lanes = workloads.map((workload) => ({
    ...workload,
    size: onlyOne(sizesOf(workload)),
    process: openProcess(workload.name),
    runs: [] as Timed[],
  }))
  try {
    for (const { process, size } of lanes) await warmUp(process, size, pace)
    for (let round = 0; round < pace.rounds; round++) {
      for (const { process, size, runs } of lanes) {
        runs.push(await process.run({ size, atLeastSeconds: pace.atLeastSeconds }))
      }
    }
  } finally {
    for (const { process } of lanes) await process.close()
  }
  const runsOf = new Map(lanes.map(({ name, runs }) => [name, runs]))
  return lanes.map(({ name, size, runs, against = [] }) => {
    const [digest, ...others] = new Set(runs.map((run) => run.digest))
    if (others.length > 0) throw new Error(`${name} came to ${digest}, then to ${others}`)
    const speeds = runs.map(speedOf).toSorted(ascending)
    return {
      name,
      size,
      median: middle(runs.toSorted((one, other) => speedOf(one) - speedOf(other))),
      callsPerSecond: middle(speeds),
      range: [speeds[0] ?? 0, speeds.at(-1) ?? 0],
      against: against.flatMap((peer) => {
        const others = runsOf.get(peer)
        return others ? [{ peer, times: medianRatio(runs, others) }] : []
      }),
    }
  })
}

/** The same code at a smaller size. */
export function warmUp(process: OwnProcess, size: number, pace: Pace): Promise<Timed> {
  return process.run({ size: Math.ceil(size / 20), atLeastSeconds: pace.warmUpSeconds })
}

export function speedOf({ calls, seconds }: Pick<Timed, 'calls' | 'seconds'>): number {
  return calls / seconds
}

function medianRatio(runs: readonly Timed[], others: readonly Timed[]): number {
  const ratios = runs.flatMap((run, round) => {
    const other = others[round]
    return other ? [speedOf(run) / speedOf(other)] : []
  })
  return middle(ratios.toSorted(ascending))
}

function middle<Item>(sorted: readonly Item[]): Item {
  const item = sorted[Math.floor(sorted.length / 2)]
  if (item === undefined) throw new Error('there is no middle of nothing')
  return item
}

function ascending(one: number, other: number): number {
  return one - other
}

export function onlyOne(sizes: readonly number[]): number {
  const [size, ...others] = sizes
  if (size === undefined || others.length > 0) throw new Error(`one size, not ${sizes}`)
  return size
}
