import fc from 'fast-check'

/** `undefined`, which failures shrink to, or one time in so many something. */
export function sometimes<Value>(
  oneIn: number,
  arbitrary: fc.Arbitrary<Value>,
): fc.Arbitrary<Value | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  )
}
