// What a mock adds to the replies it is asked for, as a client sees it: `hookdrill serve` beside the
// server anybody would write (`node:http` and `setTimeout`), each in a process of its own, called in
// turns by the same client. The machine may be slow or shared: what counts is one against the other.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Agent } from 'undici'
import { thisMachine } from '../src/disk/machine.ts'
import { rehearseOnWire } from '../src/rehearse/rehearse-on-wire.ts'
import type { ReportAgreement } from '../src/report/report.ts'
import { scenarioOf } from './workloads.ts'

/** What every reply takes. */
const ASKED_MS = 50

const SCENARIO = {
  name: 'bench',
  campaign: { flow: [{ call: 'enrich' }] },
  webhooks: { enrich: { url: 'https://api.example.com/v1/enrich' } },
  services: { 'https://api.example.com': { latency: `${ASKED_MS}ms`, replies: [{ json: {} }] } },
}

const PEER = `require('node:http').createServer((request, response) => {
  request.resume()
  setTimeout(() => response.end('{}'), ${ASKED_MS})
}).listen(0, '127.0.0.1', function () { console.log('at http://127.0.0.1:' + this.address().port) })`

export interface Added {
  readonly requests: number
  readonly perSecond: number
  /** Over what was asked, in milliseconds. */
  readonly p50Ms: number
  readonly p99Ms: number
}

export interface Load {
  /** Per server. */
  readonly requests: number
  /** Requests in flight at once. */
  readonly connections: number
}

/** Runs both servers under the same load, half of it each time, in turns. */
export async function served(load: Load): Promise<{ readonly ours: Added; readonly peer: Added }> {
  const folder = mkdtempSync(join(tmpdir(), 'hookdrill-bench-'))
  const scenario = join(folder, 'bench.json')
  writeFileSync(scenario, JSON.stringify(SCENARIO))
  const ours = start([resolve('src/cli/main.ts'), 'serve', scenario, '--port', '0'])
  const peer = start(['-e', PEER])
  try {
    const [oursAt, peerAt] = [await urlOf(ours), await urlOf(peer)]
    for (const url of [oursAt, peerAt]) await call(url, { ...load, requests: load.connections * 5 })
    const half = { ...load, requests: load.requests / 2 }
    const [ours1, peer1] = [await call(oursAt, half), await call(peerAt, half)]
    const [ours2, peer2] = [await call(oursAt, half), await call(peerAt, half)]
    return { ours: addedBy([ours1, ours2]), peer: addedBy([peer1, peer2]) }
  } finally {
    for (const child of [ours, peer]) child.kill()
    rmSync(folder, { recursive: true })
  }
}

/** So many leads on 20 slots over real HTTP, all in this process, beside the same in virtual time. */
export async function onWire(leads: number): Promise<ReportAgreement> {
  const scenario = scenarioOf({
    ...SCENARIO,
    leads: { count: leads },
    instance: { concurrency: 20 },
  })
  const report = await rehearseOnWire(scenario, { fidelity: 'wire' }, thisMachine())
  if (!report.agreement) throw new Error('nothing was compared')
  return report.agreement
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Both say where they listen in the first line they print. */
async function urlOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('a server prints nothing')
  const [line] = await once(createInterface(stdout), 'line')
  const [url] = /http:\S+/.exec(String(line)) ?? []
  if (url === undefined) throw new Error(`no URL in: ${line}`)
  return url
}

interface Called {
  readonly seconds: number
  readonly addedMs: readonly number[]
}

async function call(url: string, { requests, connections }: Load): Promise<Called> {
  const agent = new Agent({ connections })
  const addedMs: number[] = []
  const startedMs = performance.now()
  let left = requests
  const worker = async (): Promise<void> => {
    while (left-- > 0) {
      const sentMs = performance.now()
      const { body } = await agent.request({ origin: url, path: '/v1/enrich', method: 'GET' })
      await body.dump()
      addedMs.push(performance.now() - sentMs - ASKED_MS)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  await agent.close()
  return { seconds: (performance.now() - startedMs) / 1_000, addedMs }
}

function addedBy(calls: readonly Called[]): Added {
  const sorted = calls.flatMap(({ addedMs }) => addedMs).toSorted((one, other) => one - other)
  const seconds = calls.reduce((sum, called) => sum + called.seconds, 0)
  return {
    requests: sorted.length,
    perSecond: sorted.length / seconds,
    p50Ms: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
  }
}
