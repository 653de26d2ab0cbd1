// One webhook in place of several that a flow calls one after the other: a service of one's own asks all
// theirs at once and answers when the slowest has. So a lead has one round trip and takes one slot once.
import { originOf } from '../../executor/url.ts'
import type { JsonValue } from '../../service/definition.ts'
import { listed, type Path } from '../finding.ts'
import { SLOWEST_MAX } from '../latency-schema.ts'
import { originOfKey } from '../normalize-services.ts'
import { withPreset } from '../preset-schema.ts'
import { isMapping, membersOf, valueAt, withoutValueAt, withValueAt } from '../tree.ts'
import { aggregatedFlows } from './aggregated-flow.ts'
import type { AggregatedPart } from './aggregated-part.ts'
import { aggregatedService, areSharesDrawn } from './aggregated-service.ts'
import { aggregatedWebhook, memberNames } from './aggregated-webhook.ts'
import type { Asked, WhatIf } from './change.ts'

export const aggregate: WhatIf = {
  name: 'aggregate',
  example: 'aggregate(score, enrich)',
  meaning: 'one call of a service that asks theirs all at once, in place of several in a row',
  arguments: { min: 2, max: SLOWEST_MAX },
  apply(input, asked) {
    const flows = aggregatedFlows(input, asked)
    const parts = partsOf(input, flows.order, asked)
    const name = flows.order.join('+')
    if (valueAt(input, ['webhooks', name]) !== undefined) {
      throw asked.refuse(
        `there is a webhook ${name} already, and the one of both would have its name.`,
      )
    }
    const origin = freshOrigin(input)
    const gone = [...flows.order.map((each) => ['webhooks', each]), ...unused(input, parts)]
    const added: readonly (readonly [Path, JsonValue])[] = [
      ...flows.edits,
      [['webhooks', name], aggregatedWebhook(parts, origin, asked)],
      [['services', origin], aggregatedService(parts, asked)],
    ]
    const kept = gone.reduce(withoutValueAt, input)
    return {
      input: added.reduce((tree, [path, value]) => withValueAt(tree, path, value), kept),
      paths: [...gone, ...added.map(([path]) => path)],
      assumes: assumed(parts),
    }
  },
}

function assumed(parts: readonly AggregatedPart[]): string {
  const origins = listed([...new Set(parts.map(({ origin }) => origin))], 'and')
  const drawn = areSharesDrawn(parts) ? '; shares of their replies are drawn, not dealt' : ''
  return `a service of your own asks ${origins} at once, takes no time itself, and answers when the slowest has, with 2xx only if all do${drawn}`
}

function partsOf(
  input: JsonValue,
  order: readonly string[],
  { refuse }: Asked,
): readonly AggregatedPart[] {
  const keys = membersOf(valueAt(input, ['services'])).map(([key]) => key)
  const members = memberNames(order)
  if (isMapping(input) && Object.hasOwn(input, 'handlers')) throw refuse(HANDLERS)
  return order.map((webhook, index) => {
    const definition = valueAt(input, ['webhooks', webhook]) ?? {}
    const url = String(valueAt(definition, ['url']) ?? '')
    const origin = keys.find((key) => originOfKey(key) === originOf(url))
    if (origin === undefined) throw refuse(`${webhook} calls a service that is not there.${ADD}`)
    const service = withPreset(valueAt(input, ['services', origin])) as JsonValue // as it came in
    return { webhook, member: members[index] ?? webhook, definition, origin, service }
  })
}

const HANDLERS =
  'handlers of your own answer before the services do, and what they would answer to several at once is not known. Leave handlers out.'

const ADD = ' Add it under services.'

/** Services that only those webhooks called. */
function unused(input: JsonValue, parts: readonly AggregatedPart[]): readonly Path[] {
  const gone = parts.map(({ webhook }) => webhook)
  const others = membersOf(valueAt(input, ['webhooks'])).filter(([name]) => !gone.includes(name))
  const called = others.map(([, webhook]) => originOf(String(valueAt(webhook, ['url']) ?? '')))
  const origins = [...new Set(parts.map(({ origin }) => origin))]
  return origins
    .filter((origin) => !called.includes(originOfKey(origin)))
    .map((origin) => ['services', origin])
}

/** Of a name that is nobody's (RFC 6761), and that no service has yet. */
function freshOrigin(input: JsonValue): string {
  const taken = membersOf(valueAt(input, ['services'])).map(([key]) => originOfKey(key))
  for (let number = 1; ; number++) {
    const origin = `https://aggregator${number === 1 ? '' : `-${number}`}.example`
    if (!taken.includes(origin)) return origin
  }
}
