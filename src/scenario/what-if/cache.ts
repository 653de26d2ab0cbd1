import type { JsonValue } from '../../service/definition.ts'
import { listed } from '../finding.ts'
import { didYouMean } from '../suggest.ts'
import { membersOf, valueAt, withValueAt } from '../tree.ts'
import type { Asked, WhatIf } from './change.ts'

/** A cache in front of every service, or of one. */
export const cache: WhatIf = {
  name: 'cache',
  example: 'cache(10m, Company Name)',
  meaning: 'a cache in front of every service, by that lead field or by the whole request',
  arguments: { min: 1, max: 3 },
  apply(input, asked) {
    const { args } = asked
    const [ttl = '', by, origin] = args
    const paths = servicesMeant(input, asked).map((each) => ['services', each, 'cache'])
    const setting: JsonValue = by === undefined ? { ttl } : { ttl, by }
    const key = by === undefined ? 'all that its request is made from' : by
    return {
      input: paths.reduce((tree, path) => withValueAt(tree, path, setting), input),
      paths,
      assumes: `what ${origin ?? 'a service'} answered with 2xx is fresh for ${ttl}, told apart by ${key}; whoever owns the data can live with that`,
    }
  },
}

function servicesMeant(input: JsonValue, { args, refuse }: Asked): readonly string[] {
  const names = membersOf(valueAt(input, ['services'])).map(([name]) => name)
  const [, , wanted] = args
  if (wanted === undefined) return names
  if (names.includes(wanted)) return [wanted]
  throw refuse(
    `there is no service ${wanted}.${didYouMean(wanted, names) || ` Use ${listed(names)}.`}`,
  )
}
