import { describe, expect, it } from 'vitest'
import { standardNormalQuantile } from '../../src/random/normal.ts'
import { studentTQuantile } from '../../src/random/student-t.ts'

describe('the t distribution', () => {
  // Tables of the t distribution, such as NIST/SEMATECH e-Handbook of Statistical Methods, §1.3.6.7.2.
  it.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 4, 2.776],
    [0.975, 9, 2.262],
    [0.975, 30, 2.042],
    [0.975, 100, 1.984],
    [0.995, 5, 4.032],
    [0.999, 10, 4.144],
    [0.9, 3, 1.638],
  ])('has %d of it below the t of %i degrees of freedom in the tables: %d', (share, freedom, t) => {
    expect(studentTQuantile(share, freedom)).toBeCloseTo(t, 3)
  })

  it('with one degree is a tangent, with two a root', () => {
    for (const share of [0.55, 0.8, 0.975, 0.9999]) {
      const tangent = Math.tan(Math.PI * (share - 0.5))
      expect(studentTQuantile(share, 1) / tangent).toBeCloseTo(1, 8)
      const root = (2 * share - 1) / Math.sqrt(2 * share * (1 - share))
      expect(studentTQuantile(share, 2) / root).toBeCloseTo(1, 8)
    }
  })

  it('is the same on both sides', () => {
    for (const freedom of [1, 4, 199]) {
      expect(studentTQuantile(0.025, freedom)).toBeCloseTo(-studentTQuantile(0.975, freedom), 9)
      expect(studentTQuantile(0.5, freedom)).toBe(0)
    }
  })

  it('is the normal in the end', () => {
    expect(studentTQuantile(0.975, 1e7)).toBeCloseTo(standardNormalQuantile(0.975), 5)
  })
})
