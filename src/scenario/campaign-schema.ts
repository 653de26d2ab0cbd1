// How campaigns are written: what starts them, who may enter, when leads come, and their flow.
import { z } from 'zod'
import type { Qualification } from '../campaign/definition.ts'
import type { JsonValue } from '../service/definition.ts'
import { ZERO } from '../time/instant.ts'
import { arrivals } from './arrivals-schema.ts'
import { CAMPAIGN_SPAN } from './campaign-span.ts'
import { flow } from './flow-schema.ts'
import { trigger } from './trigger-schema.ts'
import { duration, leaf } from './unit-schema.ts'
import { durationOf, type Reading } from './units.ts'

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
      { min: ZERO, max: CAMPAIGN_SPAN.max },
      'From the start of the run to the first arrivals, 0s to 365 d. Default 0s.',
      '10m',
    ).optional(),
    flow,
  })
  .meta({ title: 'mapping', examples: [{ flow: [{ call: 'enrich' }] }] })
  .describe('What the leads go through.')

export type ReadCampaign = z.output<typeof campaign>

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
