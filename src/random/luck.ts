// All luck of a run. A draw is a pure function of (seed, purpose, lead, step, attempt), so a lead
// has the same luck whatever else is in the run, runs with other settings share theirs, and any
// lead can be replayed alone. The five numbers fill the four words of a Threefry block without
// overlap: no two draws ever share a block. Hot: a draw allocates nothing.
import { threefry2x32 } from './threefry.ts'

/** What draws are for. The numbers are part of every result: add new ones, never change old ones. */
const PURPOSES = {
  latency: 1,
  reply: 2,
  deal: 3,
  body: 4,
  'lead-field': 5,
  arrival: 6,
  adversarial: 7,
  'bad-period': 8,
  choice: 9,
  'foreign executor': 200,
  'foreign handler': 201,
} as const

export type Purpose = keyof typeof PURPOSES

/**
 * One draw in [0, 1), of 53 bits: the same arguments always give the same number. `lead` and
 * `attempt` are 0 to 2^32 − 1, `step` is 0 to 2^24 − 1.
 */
export type Luck = (purpose: Purpose, lead: number, step: number, attempt: number) => number

const STEP_BITS = 24
const STEP_MASK = 2 ** STEP_BITS - 1
const LOW_BITS = 2 ** 26
const UNIT = 2 ** -53

/** The luck of one run. `seed` is 0 to 2^32 − 1. */
export function createLuck(seed: number): Luck {
  const block = new Uint32Array(2)
  return (purpose, lead, step, attempt) => {
    threefry2x32(seed, (PURPOSES[purpose] << STEP_BITS) | step, lead, attempt, block)
    return unitOf(block)
  }
}

/** A draw in [0, 1) out of the 64 bits of a block, of which it takes 53. */
export function unitOf(block: Uint32Array): number {
  const high = (block[0] ?? 0) >>> 5
  const low = (block[1] ?? 0) >>> 6
  return (high * LOW_BITS + low) * UNIT
}

/** Successive draws for one purpose of one lead and step: as many as are asked for, by counting the
 *  attempt on from the one given. */
export function stream(
  luck: Luck,
  purpose: Purpose,
  { lead, step, attempt = 0 }: { lead: number; step: number; attempt?: number },
): () => number {
  let drawn = attempt
  return () => luck(purpose, lead, step, drawn++)
}

/**
 * A stable 24-bit number for a text, to be used as `step`: a lead's field draws by its name, so its
 * value does not depend on which other fields are asked for. FNV-1a over UTF-16 units, 32 bits
 * folded into 24 as its authors advise.
 */
export function nameNumber(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> STEP_BITS) ^ (hash & STEP_MASK)
}
