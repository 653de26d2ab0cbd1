import type { Dispatcher } from 'undici'
import { headerPairs } from './dispatcher.ts'

/** The headers of a request, in the order given, and after them those of `more` that it does not have:
 *  names and values in turn, as undici takes them. `more` has lower-case names. */
export function withHeaders(
  headers: Dispatcher.DispatchOptions['headers'],
  more: Readonly<Record<string, string>>,
): string[] {
  const pairs = Array.from(headerPairs(headers)).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => [name, String(each)] as const),
  )
  const names = new Set(pairs.map(([name]) => name.toLowerCase()))
  const added = Object.entries(more).filter(([name]) => !names.has(name))
  return [...pairs, ...added].flat()
}
