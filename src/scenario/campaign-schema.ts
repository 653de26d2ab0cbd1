// How campaigns are written: what starts them, who may enter, when leads come, and their flow.
import { z } from 'zod'
import type { Arrivals, Qualification } from '../campaign/definition.ts'
import type { JsonValue } from '../service/definition.ts'
import { seconds, us } from '../time/instant.ts'
import type { Mistake } from './finding.ts'
import { flow } from './flow-schema.ts'
import { duration, leaf, rate, report } from './unit-schema.ts'
import { durationOf, type Reading } from './units.ts'

const DAY = 86_400
/** Virtual time ends after 285 years; a campaign that goes on for one is long. */
const SPAN = { min: us(1), max: seconds(365 * DAY) }

const eachRate = (description: string) => rate(`${description} More than 0/s, up to 1000000/s.`)

const times = z
  .strictObject({
    from: z
      .union([
        z
          .string()
          .min(1)
          .meta({ title: 'name of a file', examples: ['times.csv'] })
          .describe(
            'A file beside the scenario, text or CSV: in each row a duration from the start, like 12.5s, or a point in time, which counts from the first.',
          ),
        z
          .array(duration({ min: us(0), max: SPAN.max }, 'From the start. 0 s to 365 d.', '12.5s'))
          .min(1)
          .meta({ title: 'list of durations', examples: [['0s', '12.5s']] })
          .describe('The times themselves.'),
      ])
      .meta({ title: 'file or list of durations', examples: ['times.csv', ['0s', '12.5s']] })
      .describe('When each lead comes: at least as many times as leads, up to 100,000.'),
    column: z
      .string()
      .min(1)
      .meta({ title: 'name of a column', examples: ['activityDate'] })
      .describe('The column that has the times, where the file has several.')
      .optional(),
  })
  .meta({ title: 'way to arrive', examples: [{ from: 'times.csv' }] })
  .describe('As recorded.')
  .transform(({ from }, context): Arrivals => {
    if (typeof from === 'string') {
      report(context, NOT_READ, ['from'])
      return z.NEVER
    }
    return { kind: 'times', timesUs: from.toSorted((one, other) => one - other) }
  })

const arrivals = z
  .union([
    z
      .literal('all at once')
      .meta({ title: 'way to arrive', examples: ['all at once'] })
      .describe('Everybody at the start, as a bulk Request Campaign does.')
      .transform((): Arrivals => ({ kind: 'all at once' })),
    z
      .strictObject({ rate: rate('Evenly spaced: more than 0/s, up to 1000000/s.') })
      .meta({ title: 'way to arrive', examples: [{ rate: '20/s' }] })
      .describe('One after the other.')
      .transform(({ rate: ratePerSecond }): Arrivals => ({ kind: 'rate', ratePerSecond })),
    z
      .strictObject({ poisson: eachRate('How many come on average, independently of each other.') })
      .meta({ title: 'way to arrive', examples: [{ poisson: '20/s' }] })
      .describe('At random, as people do (Poisson).')
      .transform(({ poisson: ratePerSecond }): Arrivals => ({ kind: 'poisson', ratePerSecond })),
    z
      .strictObject({
        ramp: z
          .tuple([eachRate('At the start.'), eachRate('At the end, and from then on.')])
          .meta({ title: 'range of rates', examples: [['1/s', '50/s']] })
          .describe('From the first rate to the second, changing evenly.'),
        over: duration(SPAN, 'How long the change takes, 1 µs to 365 d.', '10m'),
      })
      .meta({ title: 'way to arrive', examples: [{ ramp: ['1/s', '50/s'], over: '10m' }] })
      .describe('Evenly spaced at a rate that grows or falls, and then stays.')
      .transform(
        ({ ramp: [fromPerSecond, toPerSecond], over: overUs }): Arrivals => ({
          kind: 'ramp',
          fromPerSecond,
          toPerSecond,
          overUs,
        }),
      ),
    z
      .strictObject({
        waves: z
          .int()
          .min(1)
          .max(100_000_000)
          .meta({ title: 'number of leads', examples: [5_000] })
          .describe('Leads that come at once, 1 to 100,000,000.'),
        every: duration(SPAN, 'From one wave to the next, 1 µs to 365 d.', '1h'),
      })
      .meta({ title: 'way to arrive', examples: [{ waves: 5_000, every: '1h' }] })
      .describe('So many at a time, as the batches of a larger send do.')
      .transform(
        ({ waves: leads, every: everyUs }): Arrivals => ({ kind: 'waves', leads, everyUs }),
      ),
    times,
  ])
  .meta({ title: 'way to arrive', examples: ['all at once', { rate: '20/s' }] })
  .describe('When the leads come. Default all at once (decision 38).')

const ERROR_NAMES = ['TIMEOUT', 'CONNECTION', 'DNS', 'TLS'] as const

const errorType = z
  .union([
    z
      .int()
      .min(200)
      .max(599)
      .meta({ title: 'error type', examples: [503] })
      .describe('A status, 200 to 599.'),
    z
      .literal([1_000, 1_001])
      .meta({ title: 'error type', examples: [1_001] })
      .describe('What the platform has a number of its own for: a refusal, an empty body.'),
    z
      .enum(ERROR_NAMES)
      .meta({ title: 'error type', examples: ['TIMEOUT'] })
      .describe('What the platform documents no number for (decision 9).'),
  ])
  .meta({ title: 'error type', examples: [503, 'TIMEOUT'] })
  .describe('How the call ended: its status, 1000, 1001, TIMEOUT, CONNECTION, DNS or TLS.')

const trigger = z
  .union([
    z
      .string()
      .min(1)
      .max(255)
      .meta({ title: 'trigger', examples: ['requested'] })
      .describe('What starts the campaign, in words.'),
    z
      .strictObject({
        called: z
          .string()
          .min(1)
          .meta({ title: 'name of a webhook', examples: ['enrich'] })
          .describe('The webhook whose calls bring leads when they end; * for any.'),
        errorType: z
          .union([errorType, z.array(errorType).min(1)])
          .meta({ title: 'error type or list of them', examples: [503, [503, 'TIMEOUT']] })
          .describe('Only calls that ended so. Default: all.')
          .optional(),
        response: z
          .string()
          .min(1)
          .max(30_000)
          .meta({ title: 'text', examples: ['"retry":true'] })
          .describe('Only calls whose response body contains this text. Default: all.')
          .optional(),
      })
      .meta({ title: 'trigger', examples: [{ called: 'enrich', errorType: 503 }] })
      .describe('Webhook is Called: leads come when a call ends.'),
  ])
  .meta({ title: 'trigger', examples: ['requested', { called: 'enrich', errorType: 503 }] })
  .describe('What starts the campaign: words, or the end of a call. Default requested.')

export const campaign = z
  .strictObject({
    type: z
      .enum(['trigger', 'batch', 'executable'])
      .meta({ title: 'campaign type', examples: ['trigger'] })
      .describe('Default trigger; the others are refused with error 1000 (decision 8).')
      .optional(),
    trigger: trigger.optional(),
    priority: z
      .enum(['high', 'medium', 'low'])
      .meta({ title: 'priority', examples: ['high'] })
      .describe(
        'Override for all its steps. Default: calls low, sends high, as the platform ranks them.',
      )
      .optional(),
    qualification: leaf(readQualification, {
      title: 'qualification rule',
      description:
        'Whether somebody who comes again runs through again: once, every time, or once every 7 days. Default once (decision 40).',
      examples: ['once', 'every time', 'once every 7 days'],
    }).optional(),
    arrivals: arrivals.optional(),
    startsAfter: duration(
      { min: us(0), max: SPAN.max },
      'From the start of the run to the first arrivals, 0s to 365 d. Default 0s.',
      '10m',
    ).optional(),
    flow,
  })
  .meta({ title: 'mapping', examples: [{ flow: [{ call: 'enrich' }] }] })
  .describe('What the leads go through.')

export type ReadCampaign = z.output<typeof campaign>

const NOT_READ: Mistake = {
  code: 'bad-csv',
  rule: 'names a file of times that was not read.',
  mend: 'Load the scenario from its file, or write the times in a list.',
}

const WEEK_UNITS = /(\d+)\s*(weeks?|months?)$/

/** marketo.md §5.8 [DOC]: a day is 24 h, a month 30 days. */
function readQualification(value: JsonValue): Reading<Qualification> {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === 'once' || text === 'every time') return { value: { kind: text } }
  const period = /^once every (.+)$/.exec(text)?.[1]
  const periodUs = period && durationOf(period.replace(WEEK_UNITS, inDays))
  if (periodUs) return { value: { kind: 'once every', periodUs } }
  const rule = 'is not a qualification rule.'
  return {
    mistake: { code: 'not-one-of', rule, mend: 'Use once, every time or once every 7 days.' },
  }
}

function inDays(_: string, count: string, unit: string): string {
  return `${Number(count) * (unit.startsWith('week') ? 7 : 30)} days`
}
