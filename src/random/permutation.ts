// A keyed shuffle of [0, size) that is computed, not stored: so a share of calls can be dealt
// exactly and still fall anywhere, without a table of a hundred million entries. A Feistel network
// permutes the next even power of two; an index that lands outside is sent through again until it
// lands inside (cycle walking), at most four rounds on average for all but the smallest sizes.
import { assert } from '../errors.ts'
import { createLuck } from './luck.ts'

const WORDS = 2 ** 32
/** Four rounds of a strong round function make a good shuffle (Luby and Rackoff, 1988); the mixer
 *  here is cheap, so two more. */
const ROUND_COUNT = 6
/** Halves of fewer bits have too few round functions to reach every order of a handful of items. */
const HALF_BITS_MIN = 3

/** Which permutation: `size` is 1 to 2^32, `seed` 0 to 2^32 − 1, `salt` 0 to 2^24 − 1. */
export interface PermutationKey {
  readonly size: number
  readonly seed: number
  /** Tells apart the permutations of one seed. */
  readonly salt: number
}

/** A bijection on [0, size), the same for the same key. */
export function createPermutation({ size, seed, salt }: PermutationKey): (index: number) => number {
  assert(Number.isInteger(size) && size >= 1 && size <= WORDS, 'a permutation has 1 to 2^32 items')
  const bits = size === 1 ? 0 : 32 - Math.clz32(size - 1)
  const halfBits = Math.max(HALF_BITS_MIN, Math.ceil(bits / 2))
  const halfMask = 2 ** halfBits - 1
  const roundKeys = drawRoundKeys(seed, salt)

  return (index) => {
    assert(index < size, 'an index lies outside its permutation')
    let item = index
    do {
      let left = item >>> halfBits
      let right = item & halfMask
      for (let round = 0; round < ROUND_COUNT; round++) {
        const mixed = left ^ (mix(right ^ (roundKeys[round] ?? 0)) & halfMask)
        left = right
        right = mixed
      }
      item = ((left << halfBits) | right) >>> 0
    } while (item >= size)
    return item
  }
}

function drawRoundKeys(seed: number, salt: number): Uint32Array {
  const luck = createLuck(seed)
  return Uint32Array.from(
    { length: ROUND_COUNT },
    (_, round) => luck('deal', round, salt, 0) * WORDS,
  )
}

/** The finalizer of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
