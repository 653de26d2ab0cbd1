// With nothing but `node:http` and `node:https`, whose own agents keep connections.
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { buffer } from 'node:stream/consumers'
import { executorOf } from '../../../src/executor/index.ts'

export default executorOf(async ({ origin, path, method, headers, body = '' }, { signal }) => {
  const { request } = origin.startsWith('https:') ? https : http
  const outgoing = request(origin, { path, method, headers, signal })
  // Of itself it says none for DELETE, and the body is taken for the next request.
  if (body !== '') outgoing.setHeader('Content-Length', Buffer.byteLength(body))
  outgoing.end(body)
  const [incoming] = await once(outgoing, 'response')
  return {
    status: incoming.statusCode,
    reasonPhrase: incoming.statusMessage,
    headers: incoming.headers,
    body: await buffer(incoming),
  }
})
