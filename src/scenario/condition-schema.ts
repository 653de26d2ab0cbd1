import { z } from 'zod'

export const leadCondition = z
  .strictObject({
    lead: z
      .string()
      .min(1)
      .meta({ title: 'name of a field', examples: ['Plan'] })
      .describe('x'),
    is: z
      .union([z.string(), z.number(), z.boolean(), z.null()])
      .meta({ title: 'field value', examples: ['team'] })
      .describe('x'),
  })
  .meta({ title: 'condition', examples: [{ lead: 'Plan', is: 'team' }] })
  .describe('x')
export type ReadLeadCondition = z.output<typeof leadCondition>
