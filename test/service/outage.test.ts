import { describe, expect, it } from 'vitest'
import { us } from '../../src/time/instant.ts'
import { arrival, fates, refusal, serve } from './serving.ts'

const outage = { fromUs: us(100), forUs: us(50), refusal: refusal() }

describe('an outage', () => {
  it('refuses whoever comes while it lasts', () => {
    const visits = [arrival(99), arrival(100), arrival(149), arrival(150)]
    expect(fates({ outages: [outage] }, visits)).toEqual([10, 'refused', 'refused', 10])
  })

  it('lets work go on that has begun, and work that waits begin', () => {
    const load = { outages: [outage], workers: { count: 1 } }
    expect(fates(load, [arrival(95, 20), arrival(96, 20), arrival(110)])).toEqual([
      20,
      39,
      'refused',
    ])
  })

  it('is answered as the first of several at once says', () => {
    const other = { ...outage, refusal: refusal({ status: 502 }) }
    const { replies } = serve({ outages: [outage, other] }, [arrival(120)])
    expect(replies[0]?.status).toBe(503)
  })

  it('keeps from the rate limit behind it that anybody came', () => {
    const rateLimit = { tokenCount: 1, perUs: 1_000_000, burst: 1, refusal: refusal() }
    const visits = [arrival(120), arrival(160), arrival(161)]
    expect(fates({ outages: [outage], rateLimit }, visits)).toEqual(['refused', 10, 'refused'])
  })
})
