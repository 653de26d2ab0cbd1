import type { JsonValue } from '../../service/definition.ts'
import type { Path } from '../finding.ts'
import { isMapping, membersOf, valueAt, withoutValueAt, withValueAt } from '../tree.ts'
import type { WhatIf } from './change.ts'

/** A way there and back, and a line in a queue. */
const TAKES_DEFAULT = '20ms'

/** Services that take the work and do it later. Nothing comes back with the answer, so nothing is mapped:
 *  what they find out they write through the platform's API. */
export const accept202: WhatIf = {
  name: 'accept-202',
  example: 'accept-202(20ms)',
  meaning: 'every service answers 202 after that time, works later, and writes back itself',
  arguments: { min: 0, max: 1 },
  apply(input, { args: [takes = TAKES_DEFAULT] }) {
    const services = pathsIn(input, 'services')
    const webhooks = pathsIn(input, 'webhooks')
    const accepting = services.reduce((tree, path) => accept(tree, path, takes), input)
    return {
      input: webhooks.reduce(expectNothing, accepting),
      paths: [...services, ...webhooks],
      assumes: `services take the work in ${takes} and do it later; what they write back through the REST API counts against the limits of that API, and neither those nor the time until it is written are modelled`,
    }
  },
}

/** What it does under load stays: it is the door that opens, and outages and limits stand before it. */
function accept(input: JsonValue, path: Path, latency: string): JsonValue {
  const accepted = withValueAt(input, [...path, 'latency'], latency)
  return withValueAt(accepted, [...path, 'replies'], [{ status: 202, json: {} }])
}

function expectNothing(input: JsonValue, path: Path): JsonValue {
  const unmapped = withoutValueAt(input, [...path, 'mappings'])
  return withValueAt(unmapped, [...path, 'responseType'], 'None')
}

function pathsIn(input: JsonValue, key: 'services' | 'webhooks'): readonly Path[] {
  return membersOf(valueAt(input, [key]))
    .filter(([, value]) => isMapping(value))
    .map(([name]) => [key, name])
}
