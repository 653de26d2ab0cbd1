// How the cost of a workload grows with its size. Each size has a process of its own, so that the memory
// is of that size. The cost is time of the processor: what others do meanwhile is no growth. The exponent
// is the slope of cost over size where both are logarithms: 1 is linear, 0 is a cost that does not
// depend on the size, 2 is to be ashamed of.
import { openProcess } from './own-process.ts'
import { type Pace, warmUp } from './race.ts'
import type { Timed } from './worker.ts'
import type { Workload } from './workload.ts'

export interface Grown {
  readonly name: string
  readonly sizes: readonly (Timed & {
    readonly size: number
    /** Of the processor. */
    readonly microsecondsPerCall: number
    /** From the size before. */
    readonly exponent?: number
  })[]
  /** Of all sizes: the straight line that fits best. */
  readonly exponent: number
}

export async function growth(
  { name }: Workload,
  sizes: readonly number[],
  pace: Pace,
): Promise<Grown> {
  const points: Grown['sizes'][number][] = []
  for (const size of sizes) {
    const timed = await inFreshProcess(name, size, pace)
    const before = points.at(-1)
    const here = { size, cpuSeconds: timed.cpuSeconds }
    points.push({
      ...timed,
      size,
      microsecondsPerCall: (1e6 * timed.cpuSeconds) / timed.calls,
      ...(before && { exponent: slope([before, here]) }),
    })
  }
  return { name, sizes: points, exponent: slope(points) }
}

async function inFreshProcess(name: string, size: number, pace: Pace): Promise<Timed> {
  const process = openProcess(name)
  try {
    await warmUp(process, size, pace)
    return await process.run({ size, atLeastSeconds: pace.atLeastSeconds })
  } finally {
    await process.close()
  }
}

/** By least squares. */
export function slope(
  points: readonly { readonly size: number; readonly cpuSeconds: number }[],
): number {
  const xs = points.map(({ size }) => Math.log(size))
  const ys = points.map(({ cpuSeconds }) => Math.log(cpuSeconds))
  const [xMean, yMean] = [mean(xs), mean(ys)]
  const rise = xs.reduce((sum, x, index) => sum + (x - xMean) * ((ys[index] ?? 0) - yMean), 0)
  return rise / xs.reduce((sum, x) => sum + (x - xMean) ** 2, 0)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
