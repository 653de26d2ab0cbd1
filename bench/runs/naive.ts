// A harness as a user would write it today: MSW's server, `fetch`, fake timers, `delay(50)`. The timers of
// the process stay as they are put here.
import { mock } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import type { Done } from '../workload.ts'
import { HEADERS, mapped, ORIGIN, PATH, payloadOf, REPLY } from './by-hand.ts'
import { secondsSince, shortHash } from './done.ts'

const server = setupServer(
  http.post(`${ORIGIN}${PATH}`, async () => {
    await delay(50)
    return HttpResponse.json(REPLY)
  }),
)
server.listen()
mock.timers.enable({ apis: ['setTimeout'] })

export async function naive(leads: number): Promise<Done> {
  const startedMs = performance.now()
  const written: unknown[] = []
  for (let lead = 0; lead < leads; lead++) {
    let isDone = false
    const call = enrich(lead).then((fields) => {
      written.push(fields)
      isDone = true
    })
    while (!isDone) {
      await setImmediate()
      mock.timers.tick(50)
    }
    await call
  }
  const seconds = secondsSince(startedMs)
  return { calls: written.length, seconds, digest: shortHash(JSON.stringify(written)) }
}

async function enrich(lead: number): Promise<unknown> {
  const body = payloadOf(lead)
  const response = await fetch(`${ORIGIN}${PATH}`, { method: 'POST', headers: HEADERS, body })
  return response.ok ? mapped(await response.json()) : undefined
}
