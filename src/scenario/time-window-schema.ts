// How times are written in which a service is out, or slow.
import { z } from 'zod'
import { seconds, us, ZERO } from '../time/instant.ts'
import type { Mistake } from './finding.ts'
import { checkRefusal, refusalFields } from './refusal-schema.ts'
import { type CheckOf, duration, report } from './unit-schema.ts'

/** A hundred years, as long as arrivals may be spread over. */
export const RUN_MAX_US = seconds(36_500 * 24 * 60 * 60)
/** More outages or slowdowns than anybody plans; each is looked at for every request. */
const WINDOWS_MAX = 100

export const span = (description: string, example: string) =>
  duration({ min: us(1), max: RUN_MAX_US }, `${description} 1 µs to 36500 d.`, example)

export const factor = z
  .number()
  .min(1)
  .max(1_000)
  .meta({ title: 'factor', examples: [4] })
  .describe('How many times as long work takes. 1 to 1,000.')

const windowFields = {
  from: duration(
    { min: ZERO, max: RUN_MAX_US },
    'When it begins, after the start of the run. 0 s to 36500 d.',
    '10m',
  ),
  for: span('How long it lasts.', '5m'),
  every: span('From one beginning to the next. Without it, it comes once.', '1d').optional(),
}

interface ReadSpell {
  readonly for: number
  readonly every?: number | undefined
}

function checkWindow(context: CheckOf<ReadSpell>): void {
  const { for: lasting, every = Number.POSITIVE_INFINITY } = context.value
  if (lasting >= every) report(context, NEVER_OVER, ['every'])
}

export const outages = z
  .array(
    z
      .strictObject({ ...windowFields, ...refusalFields(503) })
      .meta({ title: 'outage', examples: [{ from: '10m', for: '5m', status: 503 }] })
      .describe('A time in which everybody is refused.')
      .check(checkWindow, checkRefusal),
  )
  .min(1)
  .max(WINDOWS_MAX)
  .meta({ title: 'list of outages', examples: [[{ from: '10m', for: '5m' }]] })
  .describe('Times in which everybody who comes is refused: 1 to 100. Default: none.')

export const slowdowns = z
  .array(
    z
      .strictObject({ ...windowFields, factor })
      .meta({ title: 'slowdown', examples: [{ from: '10m', for: '5m', factor: 4 }] })
      .describe('A time in which work takes longer.')
      .check(checkWindow),
  )
  .min(1)
  .max(WINDOWS_MAX)
  .meta({ title: 'list of slowdowns', examples: [[{ from: '10m', for: '5m', factor: 4 }]] })
  .describe('Times in which work that begins takes longer: 1 to 100. Default: none.')

export const NEVER_OVER: Mistake = {
  code: 'out-of-range',
  rule: 'is not longer than one lasts.',
  mend: 'Let one last less long, or come less often.',
}
