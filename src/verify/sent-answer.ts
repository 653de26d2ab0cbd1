import type { Answer } from '../executor/outcome.ts'
import type { Exchange } from '../timeline/event.ts'

/** What a service sent, as an executor reads it that reads so many bytes of a body at most. Phrases are
 *  not the service's. */
export function sentAnswer(
  { status, headers, body, bodyBytes }: NonNullable<Exchange['sent']>,
  bodyMaxBytes: number,
): Answer {
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
  const [contentType, location] = [header('content-type'), header('location')]
  const isTooLong = (bodyBytes ?? Buffer.byteLength(body)) > bodyMaxBytes
  const read = isTooLong ? undefined : body
  return { status, reasonPhrase: '', contentType, location, body: read }
}
