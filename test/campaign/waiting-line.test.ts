import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Waiting, WaitingLine } from '../../src/campaign/waiting-line.ts'
import { us } from '../../src/time/instant.ts'

const waiting = (leadIndex: number, stepIndex = 0, atUs = 0, entry = 0): Waiting => ({
  leadIndex,
  entry,
  stepIndex,
  arrivedUs: us(atUs),
  queuedUs: us(atUs),
})

function shift(line: WaitingLine): Waiting | undefined {
  const call = { ...waiting(0) }
  return line.shiftInto(call) ? call : undefined
}

describe('the waiting line', () => {
  it('serves first come, first served', () => {
    const line = new WaitingLine()
    for (const lead of [4, 5, 9, 2]) line.push(waiting(lead))
    expect(Array.from({ length: 4 }, () => shift(line)?.leadIndex)).toEqual([4, 5, 9, 2])
    expect(shift(line)).toBeUndefined()
    expect(line.length).toBe(0)
  })

  it('gives each lead back when it arrived, though all asked at one instant', () => {
    const line = new WaitingLine()
    const leads = [3, 3, 8, 5].map((arrivedUs, leadIndex) => ({
      ...waiting(leadIndex, 0, 9),
      arrivedUs: us(arrivedUs),
    }))
    for (const lead of leads) line.push(lead)
    expect(leads.map(() => shift(line))).toEqual(leads)
  })

  it('gives back exactly what was pushed, in order, however pushes and shifts mix', () => {
    const push = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2), fc.nat(1))
    const operations = fc.array(fc.oneof(push, fc.constant('shift' as const)), { maxLength: 300 })
    fc.assert(
      fc.property(operations, (steps) => {
        const line = new WaitingLine()
        const list: Waiting[] = []
        for (const step of steps) {
          if (step === 'shift') expect(shift(line)).toEqual(list.shift())
          else {
            const call = waiting(step[0] + list.length, step[1], step[2], step[3])
            line.push(call)
            list.push(call)
          }
          expect(line.length).toBe(list.length)
        }
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('holds 5,000 different instants, over several chunks, and forgets them as they leave', () => {
    const line = new WaitingLine()
    for (let round = 0; round < 3; round++) {
      for (let lead = 0; lead < 5_000; lead++) line.push(waiting(lead, 0, lead * 7))
      for (let lead = 0; lead < 5_000; lead++)
        expect(shift(line)).toEqual(waiting(lead, 0, lead * 7))
    }
    expect(line.length).toBe(0)
  })
})
