import { defaultContentType } from './body.ts'
import type { AnswerDefinition, Reply } from './definition.ts'

/** The headers an answer goes out with, made once: what differs from reply to reply is added to them.
 *  Repeated names stay apart, as `Set-Cookie` needs. */
export function replyHeaders({
  headers,
  body,
}: AnswerDefinition): (reply: Reply) => [string, string][] {
  const pairs = headers.map(({ name, value }): [string, string] => [name, value])
  const contentType = defaultContentType(body)
  const isGiven = headers.some(({ name }) => name.toLowerCase() === 'content-type')
  const fixed: [string, string][] =
    contentType && !isGiven ? [['content-type', contentType], ...pairs] : pairs
  return ({ retryAfterSeconds }) =>
    retryAfterSeconds === undefined ? fixed : [...fixed, ['retry-after', String(retryAfterSeconds)]]
}
