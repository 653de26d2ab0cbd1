import { describe, expect, it } from 'vitest'
import { us } from '../../src/time/instant.ts'
import { arrival, fates } from './serving.ts'

const slowdown = { fromUs: us(100), forUs: us(50), factor: 3 }

describe('a slowdown', () => {
  it('makes work longer that begins in it, to its end', () => {
    const visits = [arrival(95), arrival(100), arrival(149), arrival(150)]
    expect(fates({ slowdowns: [slowdown] }, visits)).toEqual([10, 30, 30, 10])
  })

  it('goes by when work begins, not by when the request came', () => {
    const load = { slowdowns: [slowdown], workers: { count: 1 } }
    expect(fates(load, [arrival(92), arrival(93), arrival(140), arrival(141)])).toEqual([
      10, // 92 to 102
      9 + 30, // waits until 102
      30, // 140 to 170
      29 + 10, // begins at 170, when it is over
    ])
  })

  it('multiplies with another at the same time', () => {
    const other = { ...slowdown, factor: 1.5 }
    expect(fates({ slowdowns: [slowdown, other] }, [arrival(120)])).toEqual([45])
  })

  it('makes a body that comes in drops begin later, and leaves it its pace', () => {
    const dripping = { ...arrival(120), dripUs: 100 }
    expect(fates({ slowdowns: [slowdown] }, [dripping])).toEqual([30 + 100])
  })

  it('leaves what never ends as it is', () => {
    expect(fates({ slowdowns: [slowdown] }, [arrival(120, 'never')])).toEqual(['never'])
  })
})
