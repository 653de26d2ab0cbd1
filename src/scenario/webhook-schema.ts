// How webhooks are written. Their templates are checked by the executor, against fields and tokens.
import { z } from 'zod'
import { headerValue } from './unit-schema.ts'

export const webhook = z
  .strictObject({
    url: z
      .string()
      .meta({ title: 'URL', examples: ['https://api.example.com/v1/enrich'] })
      .describe('Sent exactly as typed. Tokens may stand in the path and the query.'),
    method: z
      .enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      .meta({ title: 'request method', examples: ['POST'] })
      .describe('Default POST. With GET no payload is sent (decision 11).')
      .optional(),
    headers: z
      .record(z.string(), headerValue)
      .meta({ title: 'mapping of headers', examples: [{ 'Content-Type': 'application/json' }] })
      .describe('Custom headers; values may hold tokens. Default: none.')
      .optional(),
    encoding: z
      .enum(['JSON', 'Form/Url', 'None'])
      .meta({ title: 'encoding', examples: ['JSON'] })
      .describe('Request Token Encoding: how token values are written. Default JSON.')
      .optional(),
    responseType: z
      .enum(['JSON', 'XML', 'None'])
      .meta({ title: 'response type', examples: ['JSON'] })
      .describe('How the answer is read, whatever its Content-Type. Default JSON.')
      .optional(),
    payload: z
      .string()
      .meta({ title: 'text', examples: ['{ "email": {{lead.Email Address}} }'] })
      .describe(
        'The payload template. With encoding JSON, tokens stand without quotes. Default: none.',
      )
      .optional(),
    mappings: z
      .record(
        z.string(),
        z
          .string()
          .meta({ title: 'field name', examples: ['leadScore'] })
          .describe('The SOAP name of a lead field, or its REST name.'),
      )
      .meta({
        title: 'mapping of attributes to fields',
        examples: [{ 'person.score': 'leadScore' }],
      })
      .describe('From a response attribute (a path in the body) to a lead field. Default: none.')
      .optional(),
  })
  .meta({ title: 'webhook', examples: [{ url: 'https://api.example.com/v1/enrich' }] })
  .describe('A webhook as an administrator defines it.')

export type ReadWebhook = z.output<typeof webhook>
