// undici's own mock: the same requests, one after the other, no delay, no virtual time, nothing judged.
import { MockAgent, request } from 'undici'
import type { Done } from '../workload.ts'
import { HEADERS, mapped, ORIGIN, PATH, payloadOf, REPLY } from './by-hand.ts'
import { secondsSince, shortHash } from './done.ts'

export async function mockAgent(leads: number): Promise<Done> {
  const agent = new MockAgent()
  agent.disableNetConnect()
  agent.get(ORIGIN).intercept({ path: PATH, method: 'POST' }).reply(200, REPLY).persist()
  const startedMs = performance.now()
  const written: unknown[] = []
  for (let lead = 0; lead < leads; lead++) {
    const { statusCode, body } = await request(`${ORIGIN}${PATH}`, {
      dispatcher: agent,
      method: 'POST',
      headers: HEADERS,
      body: payloadOf(lead),
    })
    const isMapped = statusCode >= 200 && statusCode < 300
    written.push(isMapped ? mapped(await body.json()) : undefined)
  }
  const seconds = secondsSince(startedMs)
  await agent.close()
  return { calls: written.length, seconds, digest: shortHash(JSON.stringify(written)) }
}
