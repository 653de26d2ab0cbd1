// How a flow is written. A step is a mapping with one key that says what it does, or the word stop.
import { z } from 'zod'
import { milliseconds, type Us } from '../time/instant.ts'
import { CAMPAIGN_SPAN } from './campaign-span.ts'
import { type ReadLeadCondition, whenLead } from './condition-schema.ts'
import { duration, share } from './unit-schema.ts'

const value = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .meta({ title: 'field value', examples: ['Contacted', 5] })
  .describe('A text, a number, true or false; null empties the field.')

const call = z
  .strictObject({
    call: z
      .string()
      .meta({ title: 'name of a webhook', examples: ['enrich'] })
      .describe('Call Webhook: one request, one slot.'),
  })
  .meta({ title: 'flow step', examples: [{ call: 'enrich' }] })
  .describe('Call Webhook.')

const set = z
  .strictObject({
    set: z
      .record(z.string(), value)
      .meta({ title: 'mapping of values', examples: [{ 'Lead Status': 'Contacted' }] })
      .describe('Change Data Value: fields by display name. Later steps see it at once.'),
  })
  .meta({ title: 'flow step', examples: [{ set: { 'Lead Status': 'Contacted' } }] })
  .describe('Change Data Value.')

const wait = z
  .strictObject({ wait: duration(CAMPAIGN_SPAN, 'Wait: 1 µs to 365 d, without a slot.', '5m') })
  .meta({ title: 'flow step', examples: [{ wait: '5m' }] })
  .describe('Wait.')

const SEND_DEFAULT_US = milliseconds(100)

const send = z
  .strictObject({
    send: z
      .string()
      .min(1)
      .max(255)
      .meta({ title: 'text', examples: ['Welcome email'] })
      .describe('Send Email or other work of the instance, by name: no slot, but a turn.'),
    takes: duration(
      CAMPAIGN_SPAN,
      'How long it is worked on, 1 µs to 365 d. Default 100ms.',
      '100ms',
    ).optional(),
  })
  .meta({ title: 'flow step', examples: [{ send: 'Welcome email', takes: '100ms' }] })
  .describe('Send Email.')

const stop = z
  .literal('stop')
  .meta({ title: 'flow step', examples: ['stop'] })
  .describe('Ends the flow for this lead.')

interface ChoiceInput {
  readonly when?: z.input<typeof whenLead> | undefined
  readonly share?: string | undefined
  readonly flow: readonly FlowInput[]
}

interface ReadChoice {
  readonly when?: ReadLeadCondition | undefined
  readonly share?: number | undefined
  readonly flow: readonly ReadStep[]
}

export type FlowInput =
  | z.input<typeof call>
  | z.input<typeof set>
  | z.input<typeof wait>
  | z.input<typeof send>
  | z.input<typeof stop>
  | { readonly choose: readonly ChoiceInput[] }

/** A step as read. */
export type ReadStep =
  | z.output<typeof call>
  | z.output<typeof set>
  | z.output<typeof wait>
  | z.output<typeof send>
  | z.output<typeof stop>
  | { readonly choose: readonly ReadChoice[] }

const choice = z
  .strictObject({
    when: whenLead.optional(),
    share: share(
      'A random sample of all that come to this step, 0% to 100%; shares of one step add up.',
      '30%',
    ).optional(),
    flow: z.lazy(() => flow),
  })
  .meta({ title: 'choice', examples: [{ share: '30%', flow: [{ call: 'enrich' }] }] })
  .describe('One way. With neither when nor share it is for everybody left, and comes last.')

const choose: z.ZodType<
  Extract<ReadStep, { readonly choose: unknown }>,
  Extract<FlowInput, { readonly choose: unknown }>
> = z
  .strictObject({
    choose: z
      .array(choice)
      .min(1)
      .max(100)
      .meta({ title: 'list of choices', examples: [[{ share: '30%', flow: ['stop'] }]] })
      .describe('The first that fits is taken; when none fits, the flow goes on below.'),
  })
  .meta({ title: 'flow step', examples: [{ choose: [{ share: '30%', flow: ['stop'] }] }] })
  .describe('Add Choice.')

/** What happens to each lead, in order. */
export const flow: z.ZodType<readonly ReadStep[], readonly FlowInput[]> = z
  .array(
    z
      .union([call, set, wait, send, choose, stop])
      .meta({ title: 'flow step', examples: [{ call: 'enrich' }] })
      .describe('One thing that happens to each lead.'),
  )
  .min(1)
  .max(100)
  .meta({ title: 'list of flow steps', examples: [[{ call: 'enrich' }]] })
  .describe('What happens to each lead, in order: 1 to 100 steps.')

export function takesOf({ takes }: z.output<typeof send>): Us {
  return takes ?? SEND_DEFAULT_US
}
