// How it is written when leads come.
import { z } from 'zod'
import type { Arrivals } from '../campaign/definition.ts'
import { ZERO } from '../time/instant.ts'
import { CAMPAIGN_SPAN } from './campaign-span.ts'
import type { Mistake } from './finding.ts'
import { duration, rate, report } from './unit-schema.ts'

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
          .array(
            duration(
              { min: ZERO, max: CAMPAIGN_SPAN.max },
              'From the start. 0 s to 365 d.',
              '12.5s',
            ),
          )
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
  .transform(({ from, column }, context): Arrivals => {
    if (typeof from === 'string') {
      report(context, NOT_READ, ['from'])
      return z.NEVER
    }
    if (column !== undefined) report(context, NO_COLUMNS, ['column'])
    return { kind: 'times', timesUs: from.toSorted((one, other) => one - other) }
  })

export const arrivals = z
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
        over: duration(CAMPAIGN_SPAN, 'How long the change takes, 1 µs to 365 d.', '10m'),
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
        every: duration(CAMPAIGN_SPAN, 'From one wave to the next, 1 µs to 365 d.', '1h'),
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

const NOT_READ: Mistake = {
  code: 'bad-csv',
  rule: 'names a file of times that was not read.',
  mend: 'Load the scenario from its file, or write the times in a list.',
}

const NO_COLUMNS: Mistake = {
  code: 'conflict',
  rule: 'The times are in a list, which has no columns.',
  mend: 'Keep one of the two.',
}
