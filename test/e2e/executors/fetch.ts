// With nothing but `fetch`.
import { executorOf } from '../../../src/executor/index.ts'

export default executorOf(async ({ origin, path, method, headers, body = null }, { signal }) => {
  const request = { method, headers, body, signal, redirect: 'manual' } as const
  const response = await fetch(origin + path, request)
  return {
    status: response.status,
    reasonPhrase: response.statusText,
    headers: response.headers,
    body: await response.bytes(),
  }
})
