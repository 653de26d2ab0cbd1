// The families of latencies that are written by their parameters. A family is one schema that turns what
// people write into the service's own `Latency`; `latency-schema.ts` has the list.
import { z } from 'zod'
import type { Mistake } from './finding.ts'
import { positiveSpan, type ReadLatency, span } from './latency-span.ts'
import { report } from './unit-schema.ts'

export const constant = span(
  'Every reply takes this long, from the request to its last byte.',
).transform((spanUs): ReadLatency => ({ latency: { kind: 'constant', spanUs }, fits: [] }))

export const uniform = z
  .strictObject({
    uniform: z
      .tuple([span('The shortest.', '20ms'), span('The longest.', '80ms')])
      .meta({ title: 'range', examples: [['20ms', '80ms']] })
      .describe('Anything between these two is as likely as anything else.'),
  })
  .meta({ title: 'latency', examples: [{ uniform: ['20ms', '80ms'] }] })
  .describe('The same chance for all of a range.')
  .transform(({ uniform: [minUs, maxUs] }, context): ReadLatency => {
    if (minUs > maxUs) report(context, WRONG_WAY_ROUND, ['uniform'])
    return { latency: { kind: 'uniform', minUs, maxUs }, fits: [] }
  })

export const lognormal = z
  .strictObject({
    lognormal: z
      .strictObject({
        median: positiveSpan('Half of the replies take longer.'),
        sigma: z
          .number()
          .min(0)
          .max(10)
          .meta({ title: 'sigma', examples: [0.5] })
          .describe('Standard deviation of the logarithm: 0 for no spread, 0 to 10.'),
      })
      .meta({ title: 'mapping', examples: [{ median: '50ms', sigma: 0.5 }] })
      .describe('Its two parameters.'),
  })
  .meta({ title: 'latency', examples: [{ lognormal: { median: '50ms', sigma: 0.5 } }] })
  .describe('A log-normal by its parameters.')
  .transform(
    ({ lognormal: { median: medianUs, sigma } }): ReadLatency => ({
      latency: { kind: 'log-normal', medianUs, sigma },
      fits: [],
    }),
  )

export const normal = z
  .strictObject({
    normal: z
      .strictObject({
        mean: span('The middle of the bell.', '80ms'),
        sd: positiveSpan('The standard deviation of the bell.', '20ms'),
      })
      .meta({ title: 'mapping', examples: [{ mean: '80ms', sd: '20ms' }] })
      .describe(
        'A bell, truncated at 0: what would be below is left out and the rest keeps its proportions, so nothing piles up at 0 and the replies take a little longer on average, by 3% where the mean is twice the deviation.',
      ),
  })
  .meta({ title: 'latency', examples: [{ normal: { mean: '80ms', sd: '20ms' } }] })
  .describe('A normal, truncated at 0.')
  .transform(
    ({ normal: { mean: meanUs, sd: sdUs } }): ReadLatency => ({
      latency: { kind: 'normal', meanUs, sdUs },
      fits: [],
    }),
  )

export const exponential = z
  .strictObject({
    exponential: z
      .strictObject({ mean: positiveSpan('The mean; one reply in 100 takes 4.6 times as long.') })
      .meta({ title: 'mapping', examples: [{ mean: '50ms' }] })
      .describe('The wait for what may come at any moment: short ones are the most likely.'),
  })
  .meta({ title: 'latency', examples: [{ exponential: { mean: '50ms' } }] })
  .describe('An exponential by its mean.')
  .transform(
    ({ exponential: { mean: meanUs } }): ReadLatency => ({
      latency: { kind: 'exponential', meanUs },
      fits: [],
    }),
  )

export const gamma = z
  .strictObject({
    gamma: z
      .strictObject({
        mean: positiveSpan('The mean.'),
        shape: z
          .number()
          .min(0.1)
          .max(1_000)
          .meta({ title: 'shape', examples: [4] })
          .describe(
            'The deviation is mean/√shape: 1 is the exponential, 4 has half its deviation. 0.1 to 1,000.',
          ),
      })
      .meta({ title: 'mapping', examples: [{ mean: '50ms', shape: 4 }] })
      .describe('Like several exponential waits one after the other.'),
  })
  .meta({ title: 'latency', examples: [{ gamma: { mean: '50ms', shape: 4 } }] })
  .describe('A gamma by its mean and shape.')
  .transform(
    ({ gamma: { mean: meanUs, shape } }): ReadLatency => ({
      latency: { kind: 'gamma', meanUs, shape },
      fits: [],
    }),
  )

export const pareto = z
  .strictObject({
    pareto: z
      .strictObject({
        min: positiveSpan('The shortest.', '20ms'),
        alpha: z
          .number()
          .positive()
          .max(1_000)
          .meta({ title: 'alpha', examples: [1.5] })
          .describe(
            'How quickly long replies get rare: ten times as long, 10^alpha times as rare. At 1 or less the mean is infinite, at 2 or less the deviation. More than 0, up to 1,000.',
          ),
      })
      .meta({ title: 'mapping', examples: [{ min: '20ms', alpha: 1.5 }] })
      .describe(
        'The heaviest tail: a few replies take far longer than all others, though none longer than 30 d.',
      ),
  })
  .meta({ title: 'latency', examples: [{ pareto: { min: '20ms', alpha: 1.5 } }] })
  .describe('A Pareto by its shortest and its tail.')
  .transform(
    ({ pareto: { min: minUs, alpha } }): ReadLatency => ({
      latency: { kind: 'pareto', minUs, alpha },
      fits: [],
    }),
  )

const WRONG_WAY_ROUND: Mistake = {
  code: 'out-of-range',
  rule: 'has its ends the wrong way round.',
  mend: 'Write the shorter one first.',
}
