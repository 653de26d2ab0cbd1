import { expect, it } from 'vitest'
import { RecentRate } from '../../src/live/recent-rate.ts'

it('a rate is that of the last second, and before that of the time there was', () => {
  const rate = new RecentRate()
  expect(rate.at(5_000, 0)).toBe(0)
  expect(rate.at(5_500, 100)).toBe(200)
  expect(rate.at(6_000, 200)).toBe(200)
  expect(rate.at(6_500, 1_100)).toBe(1_000)
  expect(rate.at(7_500, 1_100)).toBe(0)
})

it('where nobody asked for long, it is that of the time since', () => {
  const rate = new RecentRate()
  rate.at(0, 0)
  expect(rate.at(10_000, 500)).toBe(50)
})
