// With got: its retries, redirects and errors for what is no 2xx are switched off, and it asks for no
// compression.
import got from 'got'
import { executorOf } from '../../../src/executor/index.ts'

const client = got.extend({
  retry: { limit: 0 },
  followRedirect: false,
  throwHttpErrors: false,
  decompress: false,
  responseType: 'buffer',
})

export default executorOf(async ({ origin, path, ...request }, { timeoutMs }) => {
  const response = await client(origin + path, { ...request, timeout: { request: timeoutMs } })
  return {
    status: response.statusCode,
    reasonPhrase: response.statusMessage,
    headers: response.headers,
    body: response.body,
  }
})
