// A latency by what was measured. A scenario names a file, or has the samples in it; whoever loads it has
// put those of the file in place of its name (`sample-files.ts`) before this is asked.
import { z } from 'zod'
import type { Mistake } from './finding.ts'
import { type ReadLatency, span } from './latency-span.ts'
import { report } from './unit-schema.ts'

const file = z
  .string()
  .min(1)
  .meta({ title: 'name of a file', examples: ['latencies.csv'] })
  .describe(
    'A file beside the scenario, as text or CSV: in each row one duration with its unit, below a header or without one.',
  )

const list = z
  .array(span('One that was measured.'))
  .min(1)
  .meta({ title: 'list of durations', examples: [['50ms', '70ms', '2s']] })
  .describe('The durations themselves, at least one.')

export const samples = z
  .strictObject({
    samples: z
      .union([file, list])
      .meta({ title: 'file or list of durations', examples: ['latencies.csv', ['50ms', '2s']] })
      .describe(
        'What was measured: each reply takes as long as one of these, each as likely as any other. A list, or a file beside the scenario, text or CSV, that has one duration with its unit in each row, below a header or without one; up to 100,000 rows in all files.',
      ),
    column: z
      .string()
      .min(1)
      .meta({ title: 'name of a column', examples: ['duration'] })
      .describe('The column that has the durations, where the file has several.')
      .optional(),
  })
  .meta({
    title: 'latency',
    examples: [{ samples: 'latencies.csv' }, { samples: ['50ms', '70ms', '2s'] }],
  })
  .describe('What was measured.')
  .transform(({ samples: given, column }, context): ReadLatency => {
    if (typeof given === 'string') {
      report(context, NOT_READ, ['samples'])
      return z.NEVER
    }
    if (column !== undefined) report(context, NO_COLUMNS, ['column'])
    // Their order means nothing, so it is no part of the scenario.
    const spansUs = given.toSorted((one, other) => one - other)
    return { latency: { kind: 'samples', spansUs }, fits: [] }
  })

const NOT_READ: Mistake = {
  code: 'bad-csv',
  rule: 'names a file of samples that was not read.',
  mend: 'Load the scenario from its file, or write the samples in a list.',
}

const NO_COLUMNS: Mistake = {
  code: 'conflict',
  rule: 'The samples are in a list, which has no columns.',
  mend: 'Keep one of the two.',
}
