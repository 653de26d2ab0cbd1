// What a table of cases may say: what a webhook and a lead are, what a service answers, and what must then
// go out and be written. Cases come in groups: what a group says holds for each of its cases. Nothing is
// looked at but what a case says.
import { z } from 'zod'
import { FAULTS } from '../service/faults.ts'
import { isCheckName } from './checks.ts'

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const values = z.record(z.string(), value)
const check = z.string().refine(isCheckName, { message: 'is not the name of a check' })

const myToken = z.strictObject({
  type: z.enum([
    'text',
    'number',
    'score',
    'date',
    'rich text',
    'email script',
    'calendar file',
    'sfdc campaign',
  ]),
  value: value.default(null),
  overrides: z.array(z.string()).default([]),
})

/** A reply. A body alone is that of a 200. */
const reply = z.union([
  z.string(),
  z.strictObject({
    status: z.number().default(200),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
    /** Of the header, and of the body when it does not come with it. */
    afterMs: z.number().default(0),
    bodyAfterMs: z.number().optional(),
    fault: z
      .string()
      .refine((name): name is keyof typeof FAULTS => Object.hasOwn(FAULTS, name), {
        message: 'is not the name of a fault',
      })
      .optional(),
  }),
])

export type TableReply = z.infer<typeof reply>

const content = {
  check,
  /** Checks that the case rests on besides. */
  needs: z.array(check),
  /** Where it can be seen. */
  fidelity: z.enum(['handlers', 'sockets']),
  /** `decision 17`, `§2.3.1`: what the case shows, or several of them. */
  rule: z.union([z.string(), z.array(z.string())]),
  /** Who says so; `chosen` when only we do. */
  source: z.string(),

  url: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  headers: z.record(z.string(), z.string()),
  payload: z.string(),
  encoding: z.enum(['JSON', 'Form/Url', 'None']),
  responseType: z.enum(['JSON', 'XML', 'None']),
  /** Attribute → field, by SOAP or REST name. */
  mappings: z.record(z.string(), z.string()),
  lead: values,
  tokens: z.record(z.string(), z.record(z.string(), z.union([value, myToken]))),
  campaign: z.enum(['trigger', 'batch', 'executable']),
  settings: z.strictObject({
    timeZone: z.string().optional(),
    startsAtMs: z.number().optional(),
    unknownToken: z.enum(['empty', 'literal']).optional(),
    backslashPreParse: z.boolean().optional(),
    tooLong: z.enum(['truncate', 'reject']).optional(),
    typing: z.enum(['strict', 'lenient']).optional(),
    timeoutCovers: z.enum(['total', 'connect', 'read']).optional(),
    timeoutEdge: z.enum(['counts', 'times out']).optional(),
    redirects: z.enum(['ignore', 'follow']).optional(),
    contentType: z.enum(['default', 'strict']).optional(),
    userAgent: z.string().optional(),
    nullValue: z.enum(['skip', 'clear']).optional(),
    emptyString: z.enum(['clear', 'skip']).optional(),
    responseContentType: z.enum(['ignore', 'respect']).optional(),
    bodyMaxBytes: z.number().optional(),
  }),

  reply,
  /** To the requests after the first, the last of them for ever. */
  next: z.array(reply),
  /** Where else somebody listens. */
  others: z.array(z.string()),

  /** The body that goes out; or any parts of the request; `false` when nothing may be sent. */
  sends: z.union([
    z.literal(false),
    z.string(),
    z.strictObject({
      method: z.string().optional(),
      origin: z.string().optional(),
      path: z.string().optional(),
      /** Some of the headers; `null` for one that is not sent. */
      headers: z.record(z.string(), z.string().nullable()).optional(),
      body: z.string().nullable().optional(),
    }),
  ]),
  /** How many requests are sent. */
  requests: z.number(),
  /** The requests after the first: `GET https://x.example/v2`. */
  follows: z.array(z.string()),
  /** The outcome and its fields. With `writes` or `skips` it may be left out. */
  ends: z.union([
    z.string(),
    z.strictObject({
      outcome: z.string().optional(),
      errorType: z.number().optional(),
      reasonPhrase: z.string().optional(),
      failure: z.string().optional(),
    }),
  ]),
  /** Field, value, and what happened to the value on its way. All writes, in order. */
  writes: z.array(
    z.union([z.tuple([z.string(), value]), z.tuple([z.string(), value, z.string()])]),
  ),
  /** Field and reason. All skips, in order. */
  skips: z.array(z.tuple([z.string(), z.string()])),
}

const group = z
  .strictObject(content)
  .partial()
  .extend({
    cases: z.array(z.strictObject(content).partial().extend({ id: z.string() })).min(1),
  })

const tableCase = z
  .strictObject({ ...content, id: z.string() })
  .partial()
  .required({ id: true, check: true, rule: true, source: true })
  .refine(
    ({ sends, requests, ends, writes, skips }) =>
      [sends, requests, ends, writes, skips].some((said) => said !== undefined),
    { message: 'a case that expects nothing cannot fail' },
  )

export type TableCase = z.infer<typeof tableCase>

/** The cases of one table. Throws `ZodError` for what is none: tables are ours. */
export function readTable(table: unknown): readonly TableCase[] {
  return z
    .array(group)
    .parse(table)
    .flatMap(({ cases, ...shared }) =>
      cases.map((each) => {
        const needs = [...(shared.needs ?? []), ...(each.needs ?? [])]
        return tableCase.parse({ ...shared, ...each, needs })
      }),
    )
}
