// With the undici package and an agent of its own. `agent.request` sends the path as it is, which
// `request(url)` does not.
import { Agent } from 'undici'
import { executorOf } from '../../../src/executor/index.ts'

const agent = new Agent({ connections: 64 })

export const executor = executorOf(async ({ body: payload = null, ...request }, { signal }) => {
  const response = await agent.request({ ...request, body: payload, signal })
  const { statusCode: status, statusText: reasonPhrase, headers, body } = response
  return { status, reasonPhrase, headers, body: await body.bytes() }
})
