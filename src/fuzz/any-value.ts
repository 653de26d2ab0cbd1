// What a service may answer where a mapping looks: values of every type of JSON, that fit some types of
// fields and no others, numbers in spellings of their own, and nothing at all.
import fc from 'fast-check'
import type { JsonValue } from '../service/definition.ts'

export type AnyValue =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** A number as JSON may spell it and JavaScript would not. */
  | { readonly kind: 'spelt'; readonly text: string }
  | { readonly kind: 'missing' }

const value = (...values: readonly [JsonValue, ...JsonValue[]]): fc.Arbitrary<AnyValue> =>
  fc.constantFrom(...values).map((each) => ({ kind: 'value', value: each }))

const spelt = (...texts: readonly [string, ...string[]]): fc.Arbitrary<AnyValue> =>
  fc.constantFrom(...texts).map((text) => ({ kind: 'spelt', text }))

const DATES = [
  '2024-02-29',
  '2024-02-30',
  '2024-02-29T12:00:00Z',
  '2024-02-29T12:00:00+02:00',
  '2024-02-29 12:00:00',
] as const

/** Longer than a text field is, and than a body may be where that is set low. */
const LONG = 'long '.repeat(60).trim()

export const anyValue: fc.Arbitrary<AnyValue> = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: value(7, 0, -3, 2.5, 250_000, 9_007_199_254_740_991, 1e21) },
  { weight: 3, arbitrary: value('team', '7', '2.5', 'true', ' padded ', '1e3') },
  { weight: 1, arbitrary: value('') },
  { weight: 2, arbitrary: value(LONG) },
  { weight: 1, arbitrary: value('Zoë & "Söhne" <x>', 'two\nlines', '🎉', '__proto__') },
  { weight: 3, arbitrary: value(...DATES) },
  { weight: 2, arbitrary: value(true, false) },
  { weight: 2, arbitrary: value(null) },
  // In XML these are siblings, of which a path without an index means the first.
  { weight: 3, arbitrary: value([7, 8], ['team', 'free']) },
  { weight: 1, arbitrary: value([], {}, { score: 7 }, [[{ deep: [7] }]]) },
  { weight: 3, arbitrary: spelt('1.0', '1e3', '12345678901234567890', '0.1e1', '-0', '1e400') },
  { weight: 2, arbitrary: fc.constant<AnyValue>({ kind: 'missing' }) },
)
