// How one call of a test ends. A mutant often leaves a promise that nothing will ever settle: then the
// process has nothing to do, which is seen at once, where a limit of time would have to be long.
import { performance } from 'node:perf_hooks'

/** Looks so often, and so often in a row it has to find nothing going on. */
const LOOK_EVERY_MS = 50
const LOOKS = 20
/** Share of the time in which the process does something, below which it waits. */
const IDLE_BELOW = 0.1

// A test may fake them.
const { setTimeout, clearTimeout } = globalThis
const utilization = performance.eventLoopUtilization.bind(performance)

export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly message: string }
  /** It waits for something that does not come. */
  | { readonly kind: 'stuck' }

export async function outcomeOf(run: () => Promise<void>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const stuck = new Promise<Outcome>((resolve) => {
    let idleLooks = 0
    let before = utilization()
    const look = (): void => {
      const now = utilization()
      idleLooks = utilization(now, before).utilization < IDLE_BELOW ? idleLooks + 1 : 0
      before = now
      if (idleLooks >= LOOKS) resolve({ kind: 'stuck' })
      else timer = setTimeout(look, LOOK_EVERY_MS)
    }
    timer = setTimeout(look, LOOK_EVERY_MS)
  })
  const ended = run().then(
    (): Outcome => ({ kind: 'passed' }),
    (error: unknown): Outcome => ({ kind: 'failed', message: String(error).slice(0, 500) }),
  )
  const outcome = await Promise.race([ended, stuck])
  clearTimeout(timer)
  return outcome
}
