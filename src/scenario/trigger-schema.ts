// How it is written what brings a lead into a campaign.
import { z } from 'zod'

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

export const trigger = z
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
          .union([
            errorType,
            z
              .array(errorType)
              .min(1)
              .meta({ title: 'list of error types', examples: [[503, 'TIMEOUT']] })
              .describe('Any of these.'),
          ])
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
