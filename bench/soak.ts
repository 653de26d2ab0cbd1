// Whether memory stays where it was: a workload in a process of its own, once, looked at on the way.
import { openProcess } from './own-process.ts'
import { onlyOne } from './race.ts'
import type { Timed } from './worker.ts'
import type { Mark, Workload } from './workload.ts'

export interface Soaked {
  readonly name: string
  readonly size: number
  readonly timed: Timed
  readonly marks: readonly Mark[]
  /** What did not hold. */
  readonly broken: readonly string[]
}

export async function soak(workload: Workload, sizes: readonly number[]): Promise<Soaked> {
  const size = onlyOne(sizes)
  const process = openProcess(workload.name)
  try {
    const timed = await process.run({ size, atLeastSeconds: 0 })
    const { marks = [] } = timed
    return { name: workload.name, size, timed, marks, broken: broken(workload, timed, marks) }
  } finally {
    await process.close()
  }
}

function retained({ heapMib, buffersMib }: Mark): number {
  return heapMib + buffersMib
}

function broken(
  { bounds }: Workload,
  { peakRssMib }: Timed,
  marks: readonly Mark[],
): readonly string[] {
  const [first, last] = [marks[0], marks.at(-1)]
  if (!bounds || !first || !last || first === last) return ['nothing was looked at']
  const grown = retained(last) - retained(first)
  return [
    ...(peakRssMib < bounds.peakRssMib
      ? []
      : [`its peak of ${Math.round(peakRssMib)} MiB is not under ${bounds.peakRssMib} MiB`]),
    ...(grown < bounds.growthMib ? [] : [`it retained ${grown.toFixed(1)} MiB more at the end`]),
    ...(last.resources <= first.resources
      ? []
      : [`it began with ${first.resources} resources and ended with ${last.resources}`]),
    ...(last.listeners <= first.listeners
      ? []
      : [`it began with ${first.listeners} listeners and ended with ${last.listeners}`]),
  ]
}
