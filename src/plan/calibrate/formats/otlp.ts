// Spans of OpenTelemetry as OTLP writes them in JSON: a whole export, or an export or a span on each line. Of
// client and server spans of HTTP calls; where there are client spans, those alone, for a call would count
// twice and whoever calls waits for the network too.
import { at, isObject, listAt, parsedJson, textOf } from '../json-value.ts'
import { type Item, ItemTally, linesOf, type SampleFormat } from '../read-samples.ts'
import { serviceOf } from '../service-name.ts'
import { saysTimeout, statusOf } from '../status-cell.ts'

interface Span {
  readonly span: unknown
  readonly serviceName: string | undefined
  readonly place: string
}

export const otlp: SampleFormat = {
  name: 'otlp',
  title: 'OpenTelemetry spans as OTLP JSON, whole or one a line',
  item: 'span',
  detects: (head) => /"(?:resourceSpans|startTimeUnixNano|start_time_unix_nano)"/.test(head),
  read(text) {
    const tally = new ItemTally()
    const spans = [...spansOf(text, tally)].filter(({ span }) => isOfHttp(span))
    const fromClients = spans.filter(({ span }) => isClient(span))
    const meant = fromClients.length > 0 ? fromClients : spans.filter(({ span }) => isServer(span))
    for (const each of meant) tally.take(itemOf(each), () => each.place)
    const servers = spans.filter(({ span }) => isServer(span)).length
    const notes =
      fromClients.length > 0 && servers > 0
        ? [`Spans of servers are passed over (${servers}): those of clients have the same calls.`]
        : []
    return tally.samples(notes)
  },
}

function* spansOf(text: string, tally: ItemTally): Generator<Span> {
  const whole = parsedJson(text)
  if (whole !== undefined) return yield* spansIn(whole, '')
  for (const { line, number } of linesOf(text)) {
    const value = parsedJson(line)
    if (value === undefined) tally.take({ why: 'it is no JSON' }, () => `line ${number}`)
    else yield* spansIn(value, ` of line ${number}`)
  }
}

function* spansIn(value: unknown, where: string): Generator<Span> {
  if (!isObject(value)) return
  if (!Object.hasOwn(value, 'resourceSpans')) {
    yield { span: value, serviceName: undefined, place: `the span${where}` }
    return
  }
  let number = 0
  for (const resource of listAt(value, 'resourceSpans')) {
    const serviceName = textOf(attributeOf(at(resource, 'resource'), 'service.name'))
    for (const scope of listAt(resource, 'scopeSpans')) {
      for (const span of listAt(scope, 'spans')) {
        number++
        yield { span, serviceName, place: `span ${number}${where}` }
      }
    }
  }
}

/** Of a span or a resource, whatever kind of value it has. */
function attributeOf(holder: unknown, key: string): unknown {
  const found = listAt(holder, 'attributes').find((attribute) => at(attribute, 'key') === key)
  const value = at(found, 'value')
  return at(value, 'stringValue') ?? at(value, 'intValue') ?? at(value, 'boolValue')
}

function firstAttribute(span: unknown, keys: readonly string[]): unknown {
  return keys.map((key) => attributeOf(span, key)).find((value) => value !== undefined)
}

const HTTP = [
  ...['http.response.status_code', 'http.status_code', 'http.request.method', 'http.method'],
  ...['url.full', 'http.url'],
]

/** Clients of databases have spans as well. */
function isOfHttp(span: unknown): boolean {
  return firstAttribute(span, HTTP) !== undefined
}

function isClient(span: unknown): boolean {
  return [3, 'SPAN_KIND_CLIENT'].some((kind) => at(span, 'kind') === kind)
}

function isServer(span: unknown): boolean {
  return [2, 'SPAN_KIND_SERVER'].some((kind) => at(span, 'kind') === kind)
}

function itemOf({ span, serviceName }: Span): Item {
  const [start, end] = [
    nanosOf(at(span, 'startTimeUnixNano')),
    nanosOf(at(span, 'endTimeUnixNano')),
  ]
  if (start === undefined || end === undefined) return { why: 'it has no start or no end in ns' }
  if (end < start) return { why: 'it ends before it starts' }
  const durationUs = Number((end - start + 500n) / 1_000n)
  const status = statusOf(firstAttribute(span, ['http.response.status_code', 'http.status_code']))
  const service = serviceFor(span, serviceName)
  const isTimeout = saysTimeout(attributeOf(span, 'error.type'))
  return {
    durationUs,
    ...(status !== undefined && { status }),
    ...(service && { service }),
    ...(isTimeout && { isTimeout }),
  }
}

function nanosOf(value: unknown): bigint | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return BigInt(value)
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : undefined
}

function serviceFor(span: unknown, serviceName: string | undefined): string | undefined {
  if (!isClient(span)) return serviceOf(serviceName)
  const url = firstAttribute(span, ['url.full', 'http.url'])
  if (typeof url === 'string') return serviceOf(url)
  const address = textOf(firstAttribute(span, ['server.address', 'net.peer.name']))
  if (address === undefined) return serviceOf(serviceName)
  const port = String(firstAttribute(span, ['server.port', 'net.peer.port']) ?? '')
  const scheme = textOf(attributeOf(span, 'url.scheme')) ?? (port === '80' ? 'http' : 'https')
  return serviceOf(`${scheme}://${address}${/^\d{1,5}$/.test(port) ? `:${port}` : ''}`)
}
