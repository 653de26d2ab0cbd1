// How services are written.
import { z } from 'zod'
import { isLegalHeaderName, isLegalHeaderValue } from '../executor/headers.ts'
import { checkBody } from '../service/check-body.ts'
import type { BodyTemplate, FaultName, JsonValue } from '../service/definition.ts'
import { announcesOtherwise, FAULTS, type Fault, showsOwnBody } from '../service/faults.ts'
import { isList } from '../service/json-value.ts'
import { choiceFields, choiceMistakes, choicesMistakes } from './choice-schema.ts'
import { fault } from './fault-schema.ts'
import type { Mistake, Path } from './finding.ts'
import { latency } from './latency-schema.ts'
import { checkLoad, loadFields } from './load-schema.ts'
import { preset, withPreset } from './preset-schema.ts'
import { headerValue, report } from './unit-schema.ts'

/** Statuses whose answer has no body (RFC 9110 §6.4.1). */
const BODILESS = [204, 205, 304]

const json = z.custom<JsonValue>()

const replyFields = {
  ...choiceFields,
  latency: latency.optional(),
  status: z
    .int()
    .min(200)
    .max(599)
    .meta({ title: 'final HTTP status', examples: [200, 503] })
    .describe('Status code, 200 to 599. Default 200.')
    .optional(),
  headers: z
    .record(z.string(), headerValue)
    .meta({ title: 'mapping of headers', examples: [{ 'Retry-After': '5' }] })
    .describe('Response headers. Default: only a Content-Type that fits the body.')
    .optional(),
  json: json
    .meta({ title: 'body', examples: [{ score: { $int: [0, 100] } }] })
    .describe(
      'The body as JSON. A value may be a generator: { $int: [0, 100] }, { $pick: [a, b] }.',
    )
    .optional(),
  xml: json
    .meta({ title: 'body', examples: [{ response: { score: 5 } }] })
    .describe('The body as XML: one root element to build, or a text that is sent as it is.')
    .optional(),
  text: z
    .string()
    .meta({ title: 'text', examples: ['score=5'] })
    .describe('The body as text.')
    .optional(),
  fault: fault.optional(),
}

const reply = z
  .strictObject(replyFields)
  .meta({ title: 'reply', examples: [{ status: 200, json: { score: 5 } }] })
  .describe('One thing the service may do with a request.')
  .check((context) => {
    for (const [mistake, path] of replyMistakes(context.value)) report(context, mistake, path)
  })

export type ReadReply = z.output<typeof reply>

const written = z
  .strictObject({
    preset: preset.optional(),
    latency,
    replies: z
      .array(reply)
      .min(1)
      .meta({ title: 'list of replies', examples: [[{ status: 200 }]] })
      .describe(
        'What it answers. Default: 200 with the empty JSON object. Of a list, a reply without json, xml or text has no body, which in a 2xx is error 1001.',
      )
      .check((context) => {
        for (const [mistake, path] of choicesMistakes(context.value)) report(context, mistake, path)
      })
      .optional(),
    ...loadFields,
  })
  // A preset brings a latency along: one of the two is there.
  .meta({
    title: 'service',
    examples: [{ latency: '50ms' }],
    required: [],
    not: { properties: { latency: false, preset: false } },
  })
  .describe('A mocked web service.')
  .check(checkLoad)

type Written = z.input<typeof written>
type ServiceInput = Omit<Written, 'latency'> & { latency?: Written['latency'] | undefined }

/** Read as if everything in its preset had been written out. */
export const service = z.preprocess<unknown, typeof written, ServiceInput>(withPreset, written)

export type ReadService = z.output<typeof service>

/** The body of a reply: one of three kinds, or none. */
export function bodyOf({ json: value, xml, text }: ReadReply): BodyTemplate {
  if (value !== undefined) return { kind: 'json', value }
  if (xml !== undefined) return { kind: 'xml', value: xml }
  return text === undefined ? { kind: 'none' } : { kind: 'text', text }
}

type Placed = readonly [Mistake & { readonly got?: string }, readonly (string | number)[]]

function replyMistakes(value: ReadReply): readonly Placed[] {
  return [
    ...choiceMistakes(value),
    ...bodyMistakes(value),
    ...faultMistakes(value),
    ...headerMistakes(value),
  ]
}

function bodyMistakes(value: ReadReply): readonly Placed[] {
  const [kind, other] = bodyKinds(value)
  if (kind === undefined) return []
  if (other !== undefined) {
    const rule = `A reply has one body, and this one has ${kind} already.`
    return [[{ code: 'conflict', rule, mend: 'Keep one of the two.' }, [other]]]
  }
  if (value.status !== undefined && BODILESS.includes(value.status)) {
    const rule = `A reply of status ${value.status} has no body.`
    return [[{ code: 'conflict', rule, mend: 'Leave the body out.' }, [kind]]]
  }
  return checkBody(bodyOf(value)).map(({ path, got, rule, mend }) => [
    { code: 'wrong-type', ...refused(got, rule), mend },
    [kind, ...stepsTo(path, value[kind])],
  ])
}

/** What was found, unless the rule begins with it. */
function refused(got: string | undefined, rule: string): Pick<Mistake, 'rule'> & { got?: string } {
  if (got === undefined || rule.startsWith(got)) return { rule }
  return { got, rule: `does not fit here. ${rule}` }
}

function faultMistakes(value: ReadReply): readonly Placed[] {
  const { fault: name, status = 200 } = value
  if (name === undefined) return []
  const rule = `With the fault ${name} this has no effect.`
  const pointless = pointlessBeside(FAULTS[name], value).map(
    (path): Placed => [{ code: 'conflict', rule, mend: 'Keep one of the two.' }, path],
  )
  const isBodiless = FAULTS[name].moment === 'after the header' && BODILESS.includes(status)
  return isBodiless ? [...pointless, [nothingToSpoil(name, status), ['fault']]] : pointless
}

/** Where a reply says what its fault makes pointless. */
function pointlessBeside(fault: Fault, value: ReadReply): readonly (readonly string[])[] {
  const idle = IDLE[fault.moment].filter((key) => value[key] !== undefined)
  const bodies = showsOwnBody(fault) ? [] : bodyKinds(value)
  const names = announcesOtherwise(fault) ? Object.keys(value.headers ?? {}) : []
  const types = names.filter((name) => name.toLowerCase() === 'content-type')
  return [...[...idle, ...bodies].map((key) => [key]), ...types.map((name) => ['headers', name])]
}

function nothingToSpoil(fault: FaultName, status: number): Mistake {
  const rule = `The fault ${fault} is one of the body, and a reply of status ${status} has none.`
  return { code: 'conflict', rule, mend: 'Take another status, or leave the fault out.' }
}

/** What else of a reply a fault makes pointless, besides the body where nobody sees it. */
const IDLE = {
  'never answers': ['latency', 'status', 'headers'],
  'before the header': ['status', 'headers'],
  'after the header': [],
} as const satisfies Readonly<Record<Fault['moment'], readonly (keyof ReadReply)[]>>

function headerMistakes({ headers = {} }: ReadReply): readonly Placed[] {
  const names = Object.keys(headers)
  return Object.entries(headers).flatMap(([name, value], index): readonly Placed[] => {
    const namesakes = names.slice(0, index).map((earlier) => earlier.toLowerCase())
    if (!isLegalHeaderName(name)) return [[BAD_HEADER_NAME, ['headers', name]]]
    if (!isLegalHeaderValue(value)) return [[BAD_HEADER_VALUE, ['headers', name]]]
    return namesakes.includes(name.toLowerCase()) ? [[TWICE, ['headers', name]]] : []
  })
}

function bodyKinds(value: ReadReply): readonly ('json' | 'xml' | 'text')[] {
  return (['json', 'xml', 'text'] as const).filter((kind) => value[kind] !== undefined)
}

/** `person.segments[0]` → its steps; a key may hold dots and brackets itself, so the body tells. */
function stepsTo(path: string, body: JsonValue | undefined): Path {
  if (typeof body !== 'object' || body === null) return []
  const isOfList = isList(body)
  for (const [key, child] of Object.entries<JsonValue>(body)) {
    const text = isOfList ? `[${key}]` : key
    const step = isOfList ? Number(key) : key
    if (path === text) return [step]
    const rest = path.startsWith(text) ? path.slice(text.length) : ''
    const inner = /^[.[]/.test(rest) ? stepsTo(rest.replace(/^\./, ''), child) : []
    if (inner.length > 0) return [step, ...inner]
  }
  return []
}

const BAD_HEADER_NAME: Mistake = {
  code: 'bad-header',
  rule: 'A header is named with letters, digits and - _ . and the like, and is not one that belongs to the connection.',
  mend: 'Rename it, or leave it out.',
}

const BAD_HEADER_VALUE: Mistake = {
  code: 'bad-header',
  rule: 'is not a header value: those have no line breaks or control characters.',
  mend: 'Leave those characters out.',
}

const TWICE: Mistake = {
  code: 'conflict',
  rule: 'The same header stands above; case does not matter.',
  mend: 'Keep one of the two.',
}
