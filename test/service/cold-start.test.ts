import { describe, expect, it } from 'vitest'
import { us } from '../../src/time/instant.ts'
import { arrival, fates } from './serving.ts'

const coldStart = { idleUs: us(1_000), addsUs: us(100) }

describe('a cold start', () => {
  it('makes the first request wait until the service is awake', () => {
    expect(fates({ coldStart }, [arrival(50), arrival(200)])).toEqual([110, 10])
  })

  it('makes those who come meanwhile wait for the rest of it', () => {
    expect(fates({ coldStart }, [arrival(0), arrival(60), arrival(100)])).toEqual([110, 50, 10])
  })

  it.each([
    [1_099, 10],
    [1_100, 110],
  ])('comes again after a rest that is long enough: at %i', (atUs, fate) => {
    expect(fates({ coldStart }, [arrival(0), arrival(atUs)])[1]).toBe(fate)
  })

  it('does not come again while requests keep coming', () => {
    const visits = Array.from({ length: 20 }, (_, index) => arrival(index * 900))
    expect(fates({ coldStart }, visits).slice(1)).toEqual(new Array(19).fill(10))
  })

  it('that takes longer than the rest allowed is still one', () => {
    const slow = { idleUs: us(10), addsUs: us(100) }
    expect(fates({ coldStart: slow }, [arrival(0), arrival(50)])).toEqual([110, 60])
  })
})
