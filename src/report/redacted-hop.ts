// One request and its reply without values of leads.
import type { CallEnded } from '../timeline/event.ts'
import type { Redaction, Values } from './redaction.ts'
import type { StoryHop, StoryReply, StoryRequest } from './story.ts'

/** `call`: whose they are, so that its lead's values are found where they are names. */
export function redactedHop(
  { request, reply }: StoryHop,
  call: CallEnded,
  redaction: Redaction,
): StoryHop {
  const values = valuesOf(call)
  return {
    request: redactedRequest(request, redaction, values),
    reply: redactedReply(reply, redaction, values),
  }
}

/** What the lead had, and what the call wrote. */
function valuesOf({ lead, result }: CallEnded): Values {
  const writes = 'writes' in result ? result.writes : []
  return {
    ...lead?.values,
    ...Object.fromEntries(writes.map(({ field, value }) => [`${field}, written`, value])),
  }
}

function redactedRequest(
  request: StoryRequest,
  { url, requestHeader, body }: Redaction,
  values: Values,
): StoryRequest {
  if (request.kind === 'not sent') return request
  return {
    ...request,
    url: url(request.url),
    headers: request.headers.map(([name, value]) => [name, requestHeader(name, value)]),
    body: body(request.body, values),
    bodyBytes: null,
  }
}

function redactedReply(
  reply: StoryReply,
  { replyHeader, body }: Redaction,
  values: Values,
): StoryReply {
  if (reply.kind === 'no answer') return reply
  return {
    ...reply,
    headers: reply.headers.map(([name, value]) => [name, replyHeader(name, value)]),
    body: body(reply.body, values),
    bodyBytes: null,
  }
}
