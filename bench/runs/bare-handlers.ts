// MSW's handlers alone, in process: a request goes in, a response comes out. No client, no delay, no
// virtual time, nothing judged.
import { getResponse, HttpResponse, http } from 'msw'
import type { Done } from '../workload.ts'
import { HEADERS, mapped, ORIGIN, PATH, payloadOf, REPLY } from './by-hand.ts'
import { secondsSince, shortHash } from './done.ts'

const HANDLERS = [http.post(`${ORIGIN}${PATH}`, () => HttpResponse.json(REPLY))]

export async function bareHandlers(leads: number): Promise<Done> {
  const startedMs = performance.now()
  const written: unknown[] = []
  for (let lead = 0; lead < leads; lead++) {
    const body = payloadOf(lead)
    const request = new Request(`${ORIGIN}${PATH}`, { method: 'POST', headers: HEADERS, body })
    const response = await getResponse(HANDLERS, request)
    written.push(response?.ok ? mapped(await response.json()) : undefined)
  }
  const seconds = secondsSince(startedMs)
  return { calls: written.length, seconds, digest: shortHash(JSON.stringify(written)) }
}
