// A body that comes over time, as clients hear of it at `sockets`: the header after 50 ms, then twelve
// drops, one every 5 s.
import https from 'node:https'
import { text } from 'node:stream/consumers'
import axios from 'axios'
import got from 'got'
import ky from 'ky'
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import type { PlainExecutor } from '../../src/executor/webhook.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

/** Two calls, one after the other; when each of them ended, in seconds. */
async function endsOf(executor: PlainExecutor): Promise<readonly number[]> {
  const ends: number[] = []
  const input = enrich({
    instance: { concurrency: 1 },
    leads: { count: 2 },
    webhooks: {
      enrich: { url: `${ORIGIN}/v1/enrich`, payload: '', mappings: { score: 'leadScore' } },
    },
    services: { [ORIGIN]: { latency: '50ms', replies: [{ fault: 'drip', json: { score: 7 } }] } },
  })
  const { warnings } = await rehearse(
    scenarioOf(input),
    {
      fidelity: 'sockets',
      executor,
      listen: (event) => {
        if (event.kind === 'call-ended') ends.push((event.timeUs - event.startedUs) / 1_000_000)
      },
    },
    thisMachine(),
  )
  expect(warnings).toBeUndefined()
  return ends
}

const keptAlive = new https.Agent({ keepAlive: true, maxSockets: 1 })

function nodeRequest(url: string, timeout: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = https.request(url, { method: 'POST', timeout, agent: keptAlive }, (answer) =>
      text(answer).then(resolve, reject),
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error('too slow')))
    outgoing.on('error', reject).end()
  })
}

/** Clients with a limit on silence, in ms. */
const PATIENT: readonly (readonly [string, (url: string, limitMs: number) => Promise<unknown>])[] =
  [
    ['node:https', nodeRequest],
    ['axios', (url, timeout) => axios.post(url, '', { timeout })],
    ['got', (url, socket) => got.post(url, { timeout: { socket } }).text()],
    [
      'undici',
      async (url, bodyTimeout) => (await request(url, { method: 'POST', bodyTimeout })).body.text(),
    ],
  ]

describe.each(PATIENT)('the limit on silence of %s', (_, send) => {
  const within = (limitMs: number) =>
    endsOf(async ({ webhook: { url } }) => {
      await send(url, limitMs)
      return []
    })

  it('is outlived by a body that drips faster, on a connection that was used before too', async () => {
    expect(await within(8_000)).toEqual([60.05, 60.05])
  })

  // undici measures coarsely.
  it('ends a body that drips more slowly', async () => {
    for (const end of await within(4_000)) {
      expect(end).toBeGreaterThanOrEqual(3)
      expect(end).toBeLessThan(5.05)
    }
  })
})

it('the limit of ky ends with the header, where the body is read from the answer', async () => {
  const ends = await endsOf(async ({ webhook: { url } }) => {
    const answer = await ky.post(url, { timeout: 8_000 })
    await answer.text()
    return []
  })
  expect(ends).toEqual([60.05, 60.05])
})

it('fetch has the header at its time, and each drop at its own', async () => {
  const times: number[] = []
  await endsOf(async ({ webhook: { url } }) => {
    const startMs = Date.now()
    const { body } = await fetch(url, { method: 'POST' })
    times.push(Date.now() - startMs)
    for await (const _ of body ?? []) times.push(Date.now() - startMs)
    return []
  })
  const ofOne = Array.from({ length: 13 }, (_, drop) => 50 + drop * 5_000)
  expect(times).toEqual([...ofOne, ...ofOne])
})

it('a body that its client gave up without a word is broken off when the run is over', async () => {
  const bodies: Response[] = []
  await endsOf(async ({ webhook: { url } }) => {
    bodies.push(await fetch(url, { method: 'POST' }))
    return []
  })
  expect(bodies).toHaveLength(2)
  for (const body of bodies) await expect(body.text()).rejects.toThrow('terminated')
})
