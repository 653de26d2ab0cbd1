// How the sender is written: its slots, its time limit, its clock on the wall, and the settings of the
// executor whose default is ours.
import { z } from 'zod'
import { isLegalHeaderValue } from '../executor/headers.ts'
import type { JsonValue } from '../service/definition.ts'
import { secondsSince1970 } from '../time/calendar.ts'
import { milliseconds, seconds, ZERO } from '../time/instant.ts'
import { readDateTime } from '../time/read-date.ts'
import { didYouMean } from './suggest.ts'
import { duration, leaf, report } from './unit-schema.ts'
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
    processing: z
      .int()
      .min(1)
      .max(10_000)
      .meta({ title: 'number of steps', examples: [10] })
      .describe(
        'Calls and sends of all campaigns that are worked on at once, 1 to 10,000: where it is less than there is to do, high priority starves low. Default: no limit but the slots.',
      )
      .optional(),
    timeout: duration(
      TIMEOUT,
      'Longest time one call may take, 1 ms to 10 m, from taking a slot. Default 30s (decisions 3, 4).',
      '30s',
    ).optional(),
    timeoutCovers: z
      .enum(['total', 'connect', 'read'])
      .meta({ title: 'part of a call', examples: ['total'] })
      .describe(
        'What has to come within the limit: the last byte (total), the header of the answer (connect), or the next bytes, counted anew from each (read). The same for services that answer in one piece. Default total (decision 3).',
      )
      .optional(),
    timeoutEdge: z
      .enum(['counts', 'times out'])
      .meta({ title: 'way to treat the edge', examples: ['counts'] })
      .describe(
        'Whether an answer complete at exactly the limit counts. Default counts (decision 4).',
      )
      .optional(),
    redirects: z
      .enum(['ignore', 'follow'])
      .meta({ title: 'way to treat redirects', examples: ['ignore'] })
      .describe(
        'A 3xx is an answer that maps nothing (ignore), or leads to the next request of the same call, five at most and to mocked services only (follow). Default ignore (decision 6).',
      )
      .optional(),
    contentType: z
      .enum(['default', 'strict'])
      .meta({ title: 'way to announce a body', examples: ['default'] })
      .describe(
        'A body without a Content-Type of the webhook’s own is announced by its encoding (default), or not at all (strict). Default default (decision 12).',
      )
      .optional(),
    userAgent: leaf(readUserAgent, {
      title: 'user agent',
      description:
        'The User-Agent of webhooks that have none of their own. Default hookdrill/<version> (decision 13).',
      examples: ['hookdrill'],
    }).optional(),
    writeDelay: z
      .union([
        z
          .literal('never')
          .meta({ title: 'write delay', examples: ['never'] })
          .describe('Not within the same run.'),
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
        'A token that names nothing stops the scenario (error), or is sent as its default or nothing (empty) or as typed (literal). Default error (decision 20).',
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
    nullValue: z
      .enum(['skip', 'clear'])
      .meta({ title: 'way to treat null', examples: ['skip'] })
      .describe(
        'A null in a response leaves the field as it is, or empties it. Default skip (decision 24).',
      )
      .optional(),
    emptyString: z
      .enum(['clear', 'skip'])
      .meta({ title: 'way to treat an empty text', examples: ['clear'] })
      .describe(
        'An empty text in a response empties a text field, or leaves it as it is; other fields it never changes. Default clear (decision 25).',
      )
      .optional(),
    responseContentType: z
      .enum(['ignore', 'respect'])
      .meta({ title: 'way to treat a content type', examples: ['ignore'] })
      .describe(
        'A response announced as something else than its response type is read all the same, or is unreadable. Its charset never matters. Default ignore (decision 32).',
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
  .check((context) => {
    const { redirects, timeoutCovers = 'total' } = context.value
    if (redirects !== 'follow' || timeoutCovers === 'total') return
    report(context, NO_LIMIT_OVER_ALL, ['timeoutCovers'])
  })

export type ReadInstance = z.output<typeof instance>

const NO_LIMIT_OVER_ALL = {
  code: 'conflict',
  rule: 'Redirects are followed within one limit over the whole call.',
  mend: 'Use total, or leave redirects out.',
} as const

function readUserAgent(value: JsonValue): Reading<string> {
  if (typeof value === 'string' && /\S/.test(value) && isLegalHeaderValue(value)) return { value }
  const rule = 'is not the value of a header.'
  const mend = 'Write one line of printable Latin-1 characters.'
  return { mistake: { code: 'bad-header', rule, mend } }
}

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
    return { value: secondsSince1970({ year, month, day, hour, minute, second }) * 1_000 }
  }
  const rule = 'is not a point in time with its offset.'
  return { mistake: { code: 'wrong-type', rule, mend: 'Write it like 2026-01-01T00:00:00Z.' } }
}
