// The leaves of the schema whose text is read by us: a reader says what is wrong in our words, the
// JSON Schema says the type, the pattern and an example.
import { z } from 'zod'
import type { JsonValue } from '../service/definition.ts'
import type { Mistake } from './finding.ts'
import {
  type DurationRange,
  type Reading,
  readDuration,
  readRate,
  readRatio,
  readShare,
} from './units.ts'

export interface LeafFacts {
  /** A noun: `duration`. Messages say "is not a duration". */
  readonly title: string
  /** What it means, with unit, range and default. */
  readonly description: string
  readonly examples: readonly (string | number)[]
  readonly pattern?: string
}

/** A text that `read` turns into a value. */
export function leaf<Value>(read: (value: JsonValue) => Reading<Value>, facts: LeafFacts) {
  return z
    .custom<string>()
    .transform((value: JsonValue | undefined, context): Value => {
      if (value === undefined) {
        context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
        return z.NEVER
      }
      const reading = read(value)
      if (reading.mistake === undefined) return reading.value
      context.issues.push({ code: 'custom', input: value, params: { ...reading.mistake } })
      return z.NEVER
    })
    .meta({ type: 'string', ...facts, examples: [...facts.examples] })
}

/** A number is as good as its text: `Retry-After: 5`. */
export const headerValue = z
  .union([z.string(), z.number()])
  .transform(String)
  .meta({ title: 'header value', examples: ['application/json', 5] })
  .describe('One line.')

/** What a rule over several values gets to see. */
export interface CheckOf<Value> {
  readonly issues: z.core.$ZodRawIssue[]
  readonly value: Value
}

/** Adds a mistake found by a rule over several values, at a path below the value checked. */
export function report(
  context: CheckOf<unknown>,
  mistake: Mistake & { readonly got?: string },
  path: readonly (string | number)[] = [],
): void {
  context.issues.push({
    code: 'custom',
    input: context.value,
    path: [...path],
    params: { ...mistake },
  })
}

export function duration(range: DurationRange, description: string, example = '50ms') {
  return leaf((value) => readDuration(value, range), {
    title: 'duration',
    description,
    examples: [example],
    pattern: String.raw`^\s*(\d+(\.\d+)?\s*(µs|μs|us|ms|s|seconds?|m|min|minutes?|h|hours?|d|days?)\s*)+$`,
  })
}

const RATE_PATTERN = String.raw`^\s*\d+(\.\d+)?\s*/\s*(s|seconds?|m|min|minutes?|h|hours?|d|days?)\s*$`

export function rate(description: string) {
  const examples = ['20/s']
  return leaf(readRate, { title: 'rate', description, examples, pattern: RATE_PATTERN })
}

/** A rate that is counted exactly. */
export function rateRatio(description: string, example: string) {
  const examples = [example]
  return leaf(readRatio, { title: 'rate', description, examples, pattern: RATE_PATTERN })
}

export function share(description: string, example = '1%') {
  return leaf(readShare, {
    title: 'share',
    description,
    examples: [example],
    pattern: String.raw`^\s*\d+(\.\d+)?\s*%\s*$`,
  })
}
