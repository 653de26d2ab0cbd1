import type { Answer } from '../executor/outcome.ts'
import type { Exchange } from '../timeline/event.ts'

/** What a service sent, as an executor reads it. Phrases are not the service's. */
export function sentAnswer({ status, headers, body }: NonNullable<Exchange['sent']>): Answer {
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
  const [contentType, location] = [header('content-type'), header('location')]
  return { status, reasonPhrase: '', contentType, location, body }
}
