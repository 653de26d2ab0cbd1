// The same events by hand: twenty completion times and nothing else. What a bare loop can do.
import type { Done } from '../workload.ts'
import { secondsSince, shortHash } from './done.ts'

const SLOTS = 20

export async function bareLoop(leads: number): Promise<Done> {
  const startedMs = performance.now()
  const slots = new Float64Array(SLOTS)
  let state = 1
  let endUs = 0
  for (let lead = 0; lead < leads; lead++) {
    let first = 0
    for (let slot = 1; slot < slots.length; slot++) {
      if ((slots[slot] ?? 0) < (slots[first] ?? 0)) first = slot
    }
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const latencyUs = Math.round(50_000 * Math.exp(1.2 * (state / 2 ** 31 - 1)))
    slots[first] = (slots[first] ?? 0) + latencyUs
    endUs = Math.max(endUs, slots[first] ?? 0)
  }
  return { calls: leads, seconds: secondsSince(startedMs), digest: shortHash(String(endUs)) }
}
