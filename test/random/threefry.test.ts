import { expect, it } from 'vitest'
import { threefry2x32 } from '../../src/random/threefry.ts'

// Source: `kat_vectors` of Random123, rows `threefry2x32 20`: counter, key, result.
it.each([
  [0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
])('counter %x %x under key %x %x gives the published %x %x', (c0, c1, k0, k1, first, second) => {
  const out = new Uint32Array(2)
  threefry2x32(k0, k1, c0, c1, out)
  expect([...out]).toEqual([first, second])
})

it('takes a key word as signed or unsigned alike', () => {
  const signed = new Uint32Array(2)
  const unsigned = new Uint32Array(2)
  threefry2x32(-1, -1, 1, 2, signed)
  threefry2x32(0xffffffff, 0xffffffff, 1, 2, unsigned)
  expect(signed).toEqual(unsigned)
})
