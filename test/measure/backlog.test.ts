import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Backlog } from '../../src/measure/backlog.ts'
import { us } from '../../src/time/instant.ts'

describe('the backlog', () => {
  it('is the most that waited within each step, from the first arrival', () => {
    const backlog = new Backlog()
    for (let call = 0; call < 3; call++) backlog.change(us(1_000), 1)
    backlog.change(us(1_002), -1)
    backlog.change(us(1_004), -1)
    expect(backlog.finish(us(1_005))).toMatchObject({
      max: 3,
      stepUs: 1,
      values: [3, 3, 2, 2, 1],
    })
  })

  it('is empty when no call ever asked for a slot', () => {
    expect(new Backlog().finish(us(5))).toEqual({
      max: 0,
      maxAtUs: null,
      drainedUs: null,
      stepUs: 1,
      values: [],
    })
  })

  it('never counts a call that got its slot at the instant it asked', () => {
    const backlog = new Backlog()
    backlog.change(us(5), 1)
    backlog.change(us(5), -1)
    expect(backlog.finish(us(50)).max).toBe(0)
  })

  it('says since when most waited, and when nobody waited any more after that', () => {
    const backlog = new Backlog()
    // Two wait from 10 to 20; at most three, from 30 to 35; the last until 50.
    for (const [atUs, change] of [
      [10, 1],
      [10, 1],
      [20, -1],
      [20, -1],
      [28, 1],
      [30, 1],
      [30, 1],
      [35, -1],
      [40, -1],
      [50, -1],
      [60, 1],
      [70, -1],
    ] as const) {
      backlog.change(us(atUs), change)
    }
    expect(backlog.finish(us(80))).toMatchObject({ max: 3, maxAtUs: 30, drainedUs: 50 })
  })

  it('was at its most when it first was that many', () => {
    const backlog = new Backlog()
    backlog.change(us(10), 1)
    backlog.change(us(20), -1)
    backlog.change(us(30), 1)
    backlog.change(us(40), -1)
    expect(backlog.finish(us(50))).toMatchObject({ max: 1, maxAtUs: 10, drainedUs: 20 })
  })

  it('never empties where somebody still waits at the end', () => {
    const backlog = new Backlog()
    backlog.change(us(10), 1)
    expect(backlog.finish(us(50))).toMatchObject({ max: 1, maxAtUs: 10, drainedUs: null })
  })

  it('is no less because calls that never waited came and went in between', () => {
    const backlog = new Backlog()
    backlog.change(us(10), 1)
    backlog.change(us(10), 1)
    backlog.change(us(10), -1)
    backlog.change(us(30), -1)
    expect(backlog.finish(us(50))).toMatchObject({ max: 1, maxAtUs: 10, drainedUs: 30 })
  })

  it('keeps its size however long the run, and loses no peak', () => {
    const backlog = new Backlog()
    backlog.change(us(0), 1)
    backlog.change(us(1_000_000), 1)
    backlog.change(us(1_000_002), -1)
    const { max, stepUs, values } = backlog.finish(us(1_000_000_000_000))
    expect(max).toBe(2)
    expect(values.length).toBeGreaterThan(256)
    expect(values.length).toBeLessThanOrEqual(512)
    expect(values[Math.floor(1_000_000 / stepUs)]).toBe(2)
    expect(values.at(-1)).toBe(1)
  })

  it('agrees with a plain list of cells for any run', () => {
    const changes = fc.array(fc.tuple(fc.nat(5_000), fc.boolean()), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(changes, (steps) => {
        const backlog = new Backlog()
        const levels: { at: number; level: number }[] = []
        let at = 0
        let level = 0
        for (const [wait, isMore] of steps) {
          at += wait
          const change = isMore || level === 0 ? 1 : -1
          level += change
          levels.push({ at, level })
          backlog.change(us(at), change)
        }
        const { stepUs, values } = backlog.finish(us(at))
        const origin = levels[0]?.at ?? 0
        const plain = values.map((_, cell) => {
          const from = origin + cell * stepUs
          const lasting = levels.filter((each, index) => {
            const until = levels[index + 1]?.at ?? at
            return each.at < until && each.at < from + stepUs && until > from
          })
          return Math.max(0, ...lasting.map((each) => each.level))
        })
        expect(values).toEqual(plain)
      }),
      { seed: 1 },
    )
  })
})
