// With ky: its retries, redirects and errors for what is no 2xx are switched off.
import ky from 'ky'
import { executorOf } from '../../../src/executor/index.ts'

const client = ky.create({ retry: 0, redirect: 'manual', throwHttpErrors: false })

export default executorOf(
  async ({ origin, path, method, headers, body = null }, { timeoutMs, signal }) => {
    const request = { method, headers, body, timeout: timeoutMs, signal }
    const response = await client(origin + path, request)
    return {
      status: response.status,
      reasonPhrase: response.statusText,
      headers: response.headers,
      body: await response.bytes(),
    }
  },
)
