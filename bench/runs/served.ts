// `hookdrill serve` and the server anybody would write (`node:http`), each in a process of its own, under
// the same load by autocannon: as fast as they can, and with replies of 50 ms, where it is the time
// that a server adds which counts. And a run at `wire`, all in this process.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'
import { thisMachine } from '../../src/disk/machine.ts'
import { rehearseOnWire } from '../../src/rehearse/rehearse-on-wire.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { Done } from '../workload.ts'
import { REPLY } from './by-hand.ts'
import { secondsSince, shortHash } from './done.ts'
import { ORIGIN, scenarioOf } from './scenarios.ts'

const BODY = JSON.stringify(REPLY)
const LATER_MS = 50

interface Load {
  readonly requests: number
  readonly connections: number
  /** What every reply takes. */
  readonly latencyMs: number
}

/** As fast as it goes. */
export function serveNow(requests: number): Promise<Done> {
  return withOurs({ requests, connections: 10, latencyMs: 0 })
}

export function bareNow(requests: number): Promise<Done> {
  return withBare({ requests, connections: 10, latencyMs: 0 })
}

/** Replies that take 50 ms, 50 at a time: 1,000 a second, if nothing is added. */
export function serveLater(requests: number): Promise<Done> {
  return withOurs({ requests, connections: 50, latencyMs: LATER_MS })
}

export function bareLater(requests: number): Promise<Done> {
  return withBare({ requests, connections: 50, latencyMs: LATER_MS })
}

/** So many leads on 20 slots over real HTTP, and they end as they do in virtual time. */
export async function onWire(leads: number): Promise<Done> {
  const scenario = scenarioOf({
    ...scenarioWith(LATER_MS),
    leads: { count: leads },
    instance: { concurrency: 20 },
  })
  const startedMs = performance.now()
  const { agreement, calls } = await rehearseOnWire(scenario, { fidelity: 'wire' }, thisMachine())
  const seconds = secondsSince(startedMs)
  if (agreement?.differences !== 0) throw new Error('leads end otherwise than at handlers')
  const { actualMs, expectedMs } = agreement.callTimeP50
  return {
    calls: calls.total,
    seconds,
    digest: shortHash(JSON.stringify(calls.byOutcome)),
    note: `call time p50 ${actualMs} ms, simulated ${expectedMs} ms`,
  }
}

function scenarioWith(latencyMs: number): ScenarioInput {
  return {
    name: 'bench',
    campaign: { flow: [{ call: 'enrich' }] },
    webhooks: { enrich: { url: `${ORIGIN}/v1/enrich` } },
    services: { [ORIGIN]: { latency: `${latencyMs}ms`, replies: [{ json: REPLY }] } },
  }
}

async function withOurs(load: Load): Promise<Done> {
  const folder = mkdtempSync(join(tmpdir(), 'hookdrill-bench-'))
  const scenario = join(folder, 'bench.json')
  writeFileSync(scenario, JSON.stringify(scenarioWith(load.latencyMs)))
  try {
    const main = resolve(import.meta.dirname, '../../src/cli/main.ts')
    return await called([main, 'serve', scenario, '--port', '0'], load)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function withBare(load: Load): Promise<Done> {
  const send = `response.setHeader('content-type', 'application/json').end('${BODY}')`
  const program = `require('node:http').createServer((request, response) => {
    request.resume()
    ${load.latencyMs === 0 ? send : `setTimeout(() => ${send}, ${load.latencyMs})`}
  }).listen(0, '127.0.0.1', function () { console.log('at http://127.0.0.1:' + this.address().port) })`
  return called(['-e', program], load)
}

/** Starts the server, warms it up, and calls it. */
async function called(server: readonly string[], load: Load): Promise<Done> {
  const child = spawn(process.execPath, server, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const url = `${await urlOf(child)}/v1/enrich`
    await fire(url, { ...load, requests: Math.max(load.connections, load.requests / 10) })
    const { seconds, milliseconds } = await fire(url, load)
    const times = milliseconds.toSorted((one, other) => one - other)
    const at = (share: number): string =>
      ((times[Math.floor(share * times.length)] ?? 0) - load.latencyMs).toFixed(2)
    return {
      calls: times.length,
      seconds,
      digest: shortHash(`${times.length} ${BODY}`),
      note: `${load.latencyMs === 0 ? 'took' : 'added'} p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
    }
  } finally {
    const exited = once(child, 'exit')
    child.kill()
    await exited
  }
}

/** Both say where they listen in the first line they print. */
async function urlOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('a server prints nothing')
  const [line] = await once(createInterface(stdout), 'line')
  const [url] = /http:\S+/.exec(String(line)) ?? []
  if (url === undefined) throw new Error(`no URL in: ${line}`)
  return url
}

/** Autocannon counts whole milliseconds and ends at its next look: here, from the first request to the last
 *  reply, and each reply as exactly as it was timed. */
async function fire(url: string, { requests, connections }: Load) {
  const milliseconds: number[] = []
  const startedMs = performance.now()
  let seconds = 0
  const result = await autocannon({
    url,
    connections,
    amount: requests,
    expectBody: BODY,
    sampleInt: 100,
  }).on('response', (_client, _status, _bytes, tookMs) => {
    milliseconds.push(tookMs)
    seconds = secondsSince(startedMs)
  })
  if (result.errors + result.mismatches > 0 || result['2xx'] !== requests) {
    throw new Error(`not every request was answered as it should: ${JSON.stringify(result)}`)
  }
  return { seconds, milliseconds }
}
