import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrival, fates } from './serving.ts'

const contention = { scale: 0.5, knee: 2 }

describe('contention', () => {
  it('makes each request beyond the knee longer by the scale', () => {
    const visits = [0, 1, 2, 3, 4].map((atUs) => arrival(atUs, 100))
    expect(fates({ contention }, visits)).toEqual([100, 100, 150, 200, 250])
  })

  it('counts only those whose work is not over', () => {
    const visits = [arrival(0, 10), arrival(0, 10), arrival(10, 10), arrival(10, 10)]
    expect(fates({ contention }, visits)).toEqual([10, 10, 10, 10])
  })

  it('is linear in the requests in work', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (count, knee) => {
          const visits = Array.from({ length: count }, () => arrival(0, 1_000))
          const law = { scale: 0.01, knee }
          expect(fates({ contention: law }, visits)).toEqual(
            visits.map((_, index) => 1_000 + 10 * Math.max(0, index + 1 - knee)),
          )
        },
      ),
      { seed: 1 },
    )
  })

  it('counts those whose senders have hung up where requests go on', () => {
    const ghost = arrival(0, 100, 20)
    const law = { scale: 1, knee: 1 }
    expect(fates({ contention: law }, [ghost, arrival(50)])).toEqual([100, 20])
    expect(fates({ contention: law, abandons: 'cancel' }, [ghost, arrival(50)])).toEqual([
      'never',
      10,
    ])
  })

  it('counts a body that comes in drops until its last has come', () => {
    const dripping = { ...arrival(0, 10, 20), dripUs: 100 }
    const load = { contention: { scale: 1, knee: 1 }, abandons: 'cancel' as const }
    expect(fates(load, [dripping, arrival(109), arrival(130)])).toEqual([110, 20, 10])
  })

  it('does not count those who wait for a worker', () => {
    const load = { contention, workers: { count: 2 } }
    expect(
      fates(
        load,
        [0, 0, 0, 0].map((atUs) => arrival(atUs)),
      ),
    ).toEqual([10, 10, 20, 20])
  })
})
