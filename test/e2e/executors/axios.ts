// With axios: what it does for those who talk JSON is switched off.
import axios from 'axios'
import { executorOf } from '../../../src/executor/index.ts'

const client = axios.create({
  headers: { Accept: false, 'Accept-Encoding': false, 'Content-Type': false }, // none of its own
  maxRedirects: 0,
  validateStatus: () => true, // a 404 is an answer
  transformRequest: (body) => body, // else JSON is trimmed, and what is no JSON is quoted
  responseType: 'arraybuffer', // else JSON is parsed
})

export default executorOf(
  async ({ origin, path, method, headers, body }, { timeoutMs, signal }) => {
    const request = { url: origin + path, method, headers: { ...headers }, data: body }
    // Its own limit is one of silence, which an answer that drips outlives.
    const response = await client.request({ ...request, timeout: timeoutMs, signal })
    return {
      status: response.status,
      reasonPhrase: response.statusText,
      headers: response.headers,
      body: response.data,
    }
  },
)
