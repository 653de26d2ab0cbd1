// Replies of every kind: answers of all statuses, every fault, and such as are for some calls only.
import fc from 'fast-check'
import type { ScenarioInput } from '../scenario/schema.ts'
import { FAULTS, showsOwnBody } from '../service/faults.ts'
import { type AnyBody, anyBody, bodyFor } from './any-body.ts'
import { anyLatency, anySpan } from './any-latency.ts'
import type { Mapped } from './mapped.ts'
import { sometimes } from './sometimes.ts'
import { written } from './written.ts'

export type ReplyInput = NonNullable<ScenarioInput['services'][string]['replies']>[number]

/** What may differ from one scenario to another. */
export interface ReplyWorld {
  /** Whom a reply may be for. */
  readonly conditions: readonly NonNullable<ReplyInput['when']>[]
  /** Where redirects may lead. */
  readonly locations: readonly string[]
  /** Fields by which a cache may tell requests apart. */
  readonly cacheFields: readonly string[]
}

/** A reply whose body is not yet made for those who read it. */
export interface AnyReply {
  readonly reply: Omit<ReplyInput, 'json' | 'xml' | 'text'>
  readonly body: AnyBody | undefined
}

export function anyReply(world: ReplyWorld): fc.Arbitrary<AnyReply> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: anyAnswer(world) },
    { weight: 1, arbitrary: anyFault(world) },
    { weight: 1, arbitrary: anyChosen(world) },
  )
}

export function replyFor(readers: readonly Mapped[], { reply, body }: AnyReply): ReplyInput {
  return { ...reply, ...(body && bodyFor(readers, body)) }
}

/** As often a 2xx as not. */
const anyStatus = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: fc.constantFrom(200, 200, 200, 201, 202, 204, 299) },
  { weight: 2, arbitrary: fc.constantFrom(404, 301, 304, 307, 400, 429, 500, 503, 599) },
)

const BODILESS: readonly number[] = [204, 304]
const FAULT_NAMES = Object.keys(FAULTS) as (keyof typeof FAULTS)[] // the keys of that very table

function anyAnswer({ locations }: ReplyWorld): fc.Arbitrary<AnyReply> {
  return fc
    .record({
      status: anyStatus,
      body: anyBody,
      headers: fc.tuple(leadsTo(locations), contentType),
      latency: sometimes(3, anyLatency),
      weight: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ status, body, headers, latency, weight }) => {
      const parts = { status: unless(200, status), weight: unless(1, weight), latency }
      return {
        reply: written({ ...parts, headers: headersOf(...headers) }),
        body: BODILESS.includes(status) ? undefined : body,
      }
    })
}

const contentType = sometimes(5, fc.constant({ 'Content-Type': 'text/plain' }))

function leadsTo(locations: readonly string[]): fc.Arbitrary<Headers | undefined> {
  return sometimes(3, fc.record({ Location: fc.constantFrom(...locations) }))
}

/** Those after the header may have a status, a body, and a redirect too. */
function anyFault({ locations }: ReplyWorld): fc.Arbitrary<AnyReply> {
  return fc
    .record({
      name: fc.constantFrom(...FAULT_NAMES),
      latency: sometimes(2, anySpan),
      status: fc.constantFrom(200, 302, 503),
      body: anyBody,
      location: leadsTo(locations),
      share: sometimes(3, fc.constant('10%')),
    })
    .map(({ name, latency, status, body, location, share }) => {
      const { moment } = FAULTS[name]
      const late = moment === 'never answers' ? {} : { latency }
      const header = { status: unless(200, status), headers: headersOf(location) }
      const seen = moment === 'after the header' ? header : {}
      return {
        reply: written({ fault: name, share, ...late, ...seen }),
        body: showsOwnBody(FAULTS[name]) ? body : undefined,
      }
    })
}

/** For some leads only, or for the first few calls. */
function anyChosen(world: ReplyWorld): fc.Arbitrary<AnyReply> {
  const choice = fc.constantFrom<Pick<ReplyInput, 'when' | 'times'>>(
    { times: 1 },
    { times: 3 },
    ...world.conditions.map((when) => ({ when })),
  )
  return fc.tuple(anyAnswer(world), choice).map(([{ reply, body }, how]) => {
    const { weight: _, ...rest } = reply
    return { reply: { ...rest, ...how }, body }
  })
}

function unless<Value>(usual: Value, value: Value): Value | undefined {
  return value === usual ? undefined : value
}

type Headers = Readonly<Record<string, string>>

/** `undefined` where there are none. */
function headersOf(...some: readonly (Headers | undefined)[]): Headers | undefined {
  const headers = Object.assign({}, ...some)
  return Object.keys(headers).length === 0 ? undefined : headers
}
