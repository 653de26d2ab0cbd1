import { describe, expect, it } from 'vitest'
import { attemptOf, BY_ARRIVAL, entryAfter, ROUNDS_MAX, roundOf } from '../../src/campaign/entry.ts'

/** Entries of a lead that a call at one step brings to that same step again and again. */
function loop(stepIndex: number, rounds: number): readonly number[] {
  const entries = [BY_ARRIVAL]
  for (let round = 0; round < rounds; round++) {
    entries.push(entryAfter(entries.at(-1) ?? 0, stepIndex))
  }
  return entries
}

const STEPS = [...Array(200).keys()]

describe('how a lead came into a flow', () => {
  it('by arriving is round 0 and the first attempt', () => {
    expect(roundOf(BY_ARRIVAL)).toBe(0)
    expect(attemptOf(BY_ARRIVAL)).toBe(0)
  })

  it('counts the triggers that brought it there one after the other', () => {
    expect(loop(3, ROUNDS_MAX + 1).map(roundOf)).toEqual([...Array(ROUNDS_MAX + 2).keys()])
  })

  it.each([0, 1, 7, 127])('is other luck in each of 100 rounds at step %d', (stepIndex) => {
    const attempts = loop(stepIndex, ROUNDS_MAX).map(attemptOf)
    expect(new Set(attempts).size).toBe(ROUNDS_MAX + 1)
  })

  it('is other luck after a call at another step', () => {
    const attempts = STEPS.map((stepIndex) => attemptOf(entryAfter(BY_ARRIVAL, stepIndex)))
    expect(new Set([0, ...attempts]).size).toBe(STEPS.length + 1)
  })

  it('leaves room for the attempts of one call, within the 32 bits of luck', () => {
    for (const stepIndex of STEPS) {
      for (const entry of loop(stepIndex, ROUNDS_MAX)) {
        const attempt = attemptOf(entry)
        expect(attempt % 64).toBe(0)
        expect(attempt + 63).toBeLessThan(2 ** 32)
        expect(Number.isSafeInteger(entry)).toBe(true)
      }
    }
  })
})
