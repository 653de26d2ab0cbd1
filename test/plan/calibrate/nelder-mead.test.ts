import { expect, it } from 'vitest'
import { minimum } from '../../../src/plan/calibrate/nelder-mead.ts'

it('finds the bottom of the curved valley of Rosenbrock', () => {
  const { at, value } = minimum(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, {
    start: [-1.2, 1],
    steps: [0.5, 0.5],
  })
  expect(value).toBeLessThan(1e-10)
  expect(at[0]).toBeCloseTo(1, 4)
  expect(at[1]).toBeCloseTo(1, 4)
})

it('stays out of where the function is not defined', () => {
  const { at } = minimum(([x = 0]) => (x < 2 ? Number.POSITIVE_INFINITY : (x - 1) ** 2), {
    start: [5],
    steps: [1],
  })
  expect(at[0]).toBeCloseTo(2, 5)
})
