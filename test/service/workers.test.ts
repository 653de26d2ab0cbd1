import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Load } from '../../src/service/behaviour.ts'
import { naiveWorkers } from './naive-workers.ts'
import { type Arrival, arrival, fates, refusal, serve } from './serving.ts'

/** Few enough instants that many things meet at one. */
const arrivals: fc.Arbitrary<readonly Arrival[]> = fc
  .array(
    fc.record({
      gapUs: fc.nat(6),
      workUs: fc.oneof(
        { weight: 9, arbitrary: fc.nat(12) },
        { weight: 1, arbitrary: fc.constant('never' as const) },
      ),
      patienceUs: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 40 },
  )
  .map((visits) => {
    let atUs = 0
    return visits.map(({ gapUs, workUs, patienceUs }) => {
      atUs += gapUs
      return { atUs, workUs, giveUpUs: atUs + patienceUs }
    })
  })

const options = fc.record({
  count: fc.integer({ min: 1, max: 4 }),
  queueMax: fc.oneof(fc.nat(5), fc.constant(Number.POSITIVE_INFINITY)),
  abandons: fc.constantFrom('continue' as const, 'cancel' as const),
})

function staff(count: number, rest: { queueMax?: number } & Partial<Load> = {}): Load {
  const { queueMax, ...others } = rest
  const isLimited = queueMax !== undefined && Number.isFinite(queueMax)
  const queue = isLimited && { queue: { max: queueMax, whenFull: refusal() } }
  return { workers: { count, ...queue }, ...others }
}

describe('workers', () => {
  it('do what a simulation event by event says, whatever comes', () => {
    fc.assert(
      fc.property(arrivals, options, (visits, { count, queueMax, abandons }) => {
        const found = fates(staff(count, { queueMax, abandons }), visits)
        expect(found).toEqual(naiveWorkers(visits, { count, queueMax, abandons }))
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })

  it('begin work in the order in which requests come', () => {
    fc.assert(
      fc.property(arrivals, options, (visits, { count, queueMax, abandons }) => {
        const { beganUs } = serve(staff(count, { queueMax, abandons }), visits)
        expect(beganUs).toEqual(beganUs.toSorted((one, other) => one - other))
      }),
      { seed: 2, numRuns: 500 },
    )
  })

  it('serve one after the other when there is one of them', () => {
    expect(fates(staff(1), [arrival(0), arrival(0), arrival(25)])).toEqual([10, 20, 10])
  })

  it('serve as many at once as there are', () => {
    expect(fates(staff(2), [arrival(0), arrival(0), arrival(0)])).toEqual([10, 10, 20])
  })

  it('keep no line where none may wait', () => {
    expect(fates(staff(1, { queueMax: 0 }), [arrival(0), arrival(5), arrival(10)])).toEqual([
      10,
      'refused',
      10,
    ])
  })

  it('take somebody new into the line as soon as the first of it is served', () => {
    const visits = [arrival(0), arrival(1), arrival(2), arrival(10), arrival(10)]
    expect(fates(staff(1, { queueMax: 1 }), visits)).toEqual([10, 19, 'refused', 20, 'refused'])
  })

  it('work for nobody when a sender has hung up and requests go on', () => {
    const visits = [arrival(0, 100, 30), arrival(40)]
    expect(fates(staff(1, { abandons: 'continue' }), visits)).toEqual([100, 70])
  })

  it('are free at the instant a sender hangs up where requests are cancelled', () => {
    const visits = [arrival(0, 100, 30), arrival(20), arrival(25, 10, 30)]
    expect(fates(staff(1, { abandons: 'cancel' }), visits)).toEqual(['never', 20, 'never'])
  })

  it('count a reply at the very instant of hanging up as given', () => {
    expect(fates(staff(1, { abandons: 'cancel' }), [arrival(0, 30, 30)])).toEqual([30])
  })

  it.each(['continue', 'cancel'] as const)(
    'are held by work without an end until the sender hangs up, when requests %s',
    (abandons) => {
      const visits = [arrival(0, 'never', 30), arrival(1)]
      expect(fates(staff(1, { abandons }), visits)).toEqual(['never', 39])
    },
  )

  it('answer those who left the line with nothing, and choose no reply for them', () => {
    const visits = [arrival(0, 100), arrival(1, 10, 50)]
    const { replies, beganUs } = serve(staff(1, { abandons: 'cancel' }), visits)
    expect(replies[1]).toEqual({ replyIndex: -1, status: 0, afterUs: 'never', isAnswer: false })
    expect(beganUs).toEqual([0])
  })

  it('that fall behind for ever still answer within what time can hold', () => {
    const visits = Array.from({ length: 1_000 }, (_, index) => arrival(index, 2_592_000_000_000))
    const { replies } = serve(staff(1), visits)
    expect(replies.at(-1)?.afterUs).toBe(2_592_000_000_000)
  })
})
