// How the sender is written: its slots, its time limit, its clock on the wall, and the settings of the
// executor whose default is ours.
import { z } from 'zod'
import { readDateTime } from '../executor/read-date.ts'
import { epochSeconds } from '../executor/wall-clock.ts'
import type { JsonValue } from '../service/definition.ts'
import { milliseconds, seconds, ZERO } from '../time/instant.ts'
import { didYouMean } from './suggest.ts'
import { duration, leaf } from './unit-schema.ts'
import type { Reading } from './units.ts'

/** Decisions 3, 4: 1 ms to 10 min. */
const TIMEOUT = { min: milliseconds(1), max: seconds(600) }

export const instance = z
  .strictObject({
    concurrency: z
      .int()
      .min(1)
      .max(10_000)
      .meta({ title: 'number of slots', examples: [1, 20] })
      .describe(
        'Slots shared by all webhooks, 1 to 10,000. Default 1, the documented arithmetic; 20 is the community-reported pool (decision 1).',
      )
      .optional(),
    timeout: duration(
      TIMEOUT,
      'Longest time one call may take, 1 ms to 10 m, from taking a slot to the last byte. Default 30s (decisions 3, 4).',
      '30s',
    ).optional(),
    writeDelay: z
      .union([
        z.literal('never'),
        duration({ min: ZERO, max: seconds(30 * 86_400) }, 'From 0s to 30 d.', '5s'),
      ])
      .meta({ title: 'write delay', examples: ['never', '5s'] })
      .describe(
        'From the end of a call until later steps of the same lead see what it wrote: never, or 0s to 30 d. Default never (decision 34).',
      )
      .optional(),
    timeZone: leaf(readTimeZone, {
      title: 'time zone',
      description: 'IANA name of the account time zone. Default UTC (decision 42).',
      examples: ['UTC', 'America/Los_Angeles'],
    }).optional(),
    startsAt: leaf(readInstant, {
      title: 'point in time',
      description: 'What the clock on the wall shows at the start. Default 2026-01-01T00:00:00Z.',
      examples: ['2026-01-01T00:00:00Z'],
    }).optional(),
    unknownToken: z
      .enum(['error', 'empty', 'literal'])
      .meta({ title: 'way to treat an unknown token', examples: ['error'] })
      .describe(
        'A token that names nothing stops the scenario (error), or is sent as nothing (empty) or as typed (literal). Default error (decision 20).',
      )
      .optional(),
    backslashPreParse: z
      .boolean()
      .meta({ title: 'boolean', examples: [true, false] })
      .describe(
        'Whether backslashes in payload templates are unescaped. Default true (decision 23).',
      )
      .optional(),
    typing: z
      .enum(['strict', 'lenient'])
      .meta({ title: 'way of typing', examples: ['strict'] })
      .describe(
        'Whether numeric texts may fill number, boolean and date fields. Default strict (decision 26).',
      )
      .optional(),
    tooLong: z
      .enum(['truncate', 'reject'])
      .meta({ title: 'way to treat long text', examples: ['truncate'] })
      .describe(
        'Texts longer than the field are cut, or not written. Default truncate (decision 28).',
      )
      .optional(),
    bodyMaxBytes: z
      .int()
      .min(1)
      .max(1_073_741_824)
      .meta({ title: 'number of bytes', examples: [1_048_576] })
      .describe('Most bytes of a response that are read, 1 to 1 GiB. Default 1048576 (1 MiB).')
      .optional(),
  })
  .meta({ title: 'mapping', examples: [{ concurrency: 20 }] })
  .describe('The sender.')

export type ReadInstance = z.output<typeof instance>

function readTimeZone(value: JsonValue): Reading<string> {
  if (typeof value === 'string' && isTimeZone(value)) return { value }
  const hint =
    typeof value === 'string' ? didYouMean(value, Intl.supportedValuesOf('timeZone')) : ''
  const mend = `Use an IANA name like UTC or America/Los_Angeles.${hint}`
  return { mistake: { code: 'not-one-of', rule: 'is not a time zone.', mend } }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Milliseconds since 1970. */
function readInstant(value: JsonValue): Reading<number> {
  const text = typeof value === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : ''
  const parts = readDateTime(text, 'UTC')?.text.split(/\D/).map(Number)
  if (parts) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    return { value: epochSeconds({ year, month, day, hour, minute, second }, 0) * 1_000 }
  }
  const rule = 'is not a point in time with its offset.'
  return { mistake: { code: 'wrong-type', rule, mend: 'Write it like 2026-01-01T00:00:00Z.' } }
}
