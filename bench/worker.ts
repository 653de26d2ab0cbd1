// The other side of `own-process.ts`: runs one workload, as often as it is told to, and says what it took.
import { workloadNamed } from './families.ts'
import type { Done } from './workload.ts'

/** One thing to do. */
export interface Order {
  readonly size: number
  /** Runs that are over sooner are repeated until so much time has gone, so that a small one can be timed. */
  readonly atLeastSeconds: number
}

/** What one run took, the mean where it was repeated. */
export interface Timed extends Done {
  /** Of all threads of this process: on a shared machine, what the cores really did. */
  readonly cpuSeconds: number
  /** Most this process ever held. */
  readonly peakRssMib: number
}

/** What a worker sends: what came of its order, or why nothing did. */
export type Answer = { readonly timed: Timed } | { readonly broke: string }

const { run } = workloadNamed(process.argv[2] ?? '')

process.on('message', (order: Order) => void timed(order).then(answer, broke))

async function timed({ size, atLeastSeconds }: Order): Promise<Answer> {
  const cpu = process.cpuUsage()
  let done = await run(size)
  let { seconds } = done
  let count = 1
  while (seconds < atLeastSeconds) {
    const { digest } = done
    done = await run(size)
    if (done.digest !== digest) throw new Error('the same size came to something else')
    seconds += done.seconds
    count++
  }
  const { user, system } = process.cpuUsage(cpu)
  return {
    timed: {
      ...done,
      seconds: seconds / count,
      cpuSeconds: (user + system) / 1e6 / count,
      peakRssMib: process.resourceUsage().maxRSS / 1_024,
    },
  }
}

function answer(it: Answer): void {
  process.send?.(it)
}

function broke(error: unknown): void {
  answer({ broke: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
