// The largest of several independent samples, all from one draw. The draw itself has 53 bits and would not
// do for several of them cut out of it: each tail would end early, and of a draw that a mix has stretched
// the low bits are noise. So each part gets a draw of its own, 53 bits out of a block of Threefry that is
// keyed by the bits of the draw and counts the part.
import { assert } from '../errors.ts'
import type { Distribution } from './distribution.ts'
import { unitOf } from './luck.ts'
import { threefry2x32 } from './threefry.ts'

/** Sets these blocks apart from those of `luck.ts`, whose keys are a seed and a purpose. */
const SALT = 0x736c6f77

const HIGH = 2 ** 26
const LOW = 2 ** 27

/** The largest of one sample of each, at least one. Its mean and variance are estimates from samples. */
export function slowest(parts: readonly Distribution[]): Distribution {
  assert(parts.length > 0, 'the slowest is one of several')
  const block = new Uint32Array(2)
  const at = (u: number): number => {
    const scaled = u * HIGH
    const high = Math.floor(scaled)
    const low = (scaled - high) * LOW
    let most = 0
    for (let index = 0; index < parts.length; index++) {
      threefry2x32(high, low, index, SALT, block)
      const sample = parts[index]?.at(unitOf(block)) ?? 0
      if (index === 0 || sample > most) most = sample
    }
    return most
  }
  return {
    at,
    ...estimated(at),
    // Whatever the others are, it is no less than this one.
    min: Math.max(...parts.map(({ min }) => min)),
    max: Math.max(...parts.map(({ max }) => max)),
  }
}

/** As many draws make the mean good to 2% of the deviation. */
const SAMPLES = 4_096

function estimated(at: (u: number) => number): { mean: number; variance: number } {
  const samples = Float64Array.from({ length: SAMPLES }, (_, index) => at(index / SAMPLES))
  const mean = samples.reduce((sum, sample) => sum + sample / SAMPLES, 0)
  const variance = samples.reduce((sum, sample) => sum + (sample - mean) ** 2 / SAMPLES, 0)
  return { mean, variance }
}
