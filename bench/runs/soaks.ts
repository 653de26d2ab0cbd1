// Long runs, and many in one process: what is held on the way. A warning of the process (too many
// listeners, say) ends them.
import { serve } from '../../src/door/serve.ts'
import { simulate } from '../../src/door/simulate.ts'
import { executorOf } from '../../src/executor/executor-of.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { Done, Mark } from '../workload.ts'
import { secondsSince, shortHash } from './done.ts'
import { markAt, SHARES } from './mark.ts'
import { enrich, LOG_NORMAL, ORIGIN } from './scenarios.ts'

process.on('warning', (warning) => {
  throw warning
})

/** One run, looked at while it goes on. */
export async function longRun(fidelity: 'model' | 'handlers', leads: number): Promise<Done> {
  const marks: Mark[] = []
  let leadsDone = 0
  const look = async (): Promise<void> => {
    const share = SHARES[marks.length]
    if (share !== undefined && leadsDone >= share * leads) marks.push(await markAt(share))
  }
  const startedMs = performance.now()
  const report = await simulate(onTwenty(leads), {
    fidelity,
    onProgress: (snapshot) => {
      leadsDone = snapshot.leadsDone
    },
    drain: look,
  })
  const seconds = secondsSince(startedMs)
  leadsDone = report.leads.completed
  await look()
  const { calls, digest, verdict } = report
  if (!verdict.passed) throw new Error(report.headline.join(' '))
  return { calls: calls.total, seconds, digest: digest.slice(0, 12), marks }
}

/** One after the other in one process, all of the same. */
export async function manyRuns(kind: keyof typeof KINDS, runs: number): Promise<Done> {
  const marks: Mark[] = []
  const digests = new Set<string>()
  const startedMs = performance.now()
  let calls = 0
  for (let run = 1; run <= runs; run++) {
    const done = await KINDS[kind]()
    calls += done.calls
    digests.add(done.digest)
    const share = SHARES[marks.length]
    if (share === undefined || run < share * runs) continue
    marks.push(await markAt(share))
  }
  const seconds = secondsSince(startedMs)
  const [digest = '', ...others] = digests
  if (others.length > 0) throw new Error(`the same run came to ${digest}, then to ${others}`)
  return { calls, seconds, digest: digest.slice(0, 12), marks }
}

const KINDS = {
  model: () => simulated({ fidelity: 'model' }, onTwenty(1_000)),
  handlers: () => simulated({ fidelity: 'handlers' }, onTwenty(100)),
  sockets: () => simulated({ fidelity: 'sockets', executor: byFetch }, onTwenty(20)),
  wire: () => simulated({ fidelity: 'wire' }, onTwenty(20, '1ms')),
  serve: servedOnce,
}

function onTwenty(leads: number, latency: string | typeof LOG_NORMAL = LOG_NORMAL): ScenarioInput {
  const { services, ...rest } = enrich(leads)
  const service = { ...services[ORIGIN], latency }
  return { ...rest, instance: { concurrency: 20 }, services: { [ORIGIN]: service } }
}

async function simulated(
  options: Parameters<typeof simulate>[1],
  input: ScenarioInput,
): Promise<{ readonly calls: number; readonly digest: string }> {
  const { calls, digest, verdict, headline } = await simulate(input, options)
  if (!verdict.passed) throw new Error(headline.join(' '))
  // Real time is never twice the same; how calls end is.
  const isReal = options?.fidelity === 'wire'
  return {
    calls: calls.total,
    digest: isReal ? shortHash(JSON.stringify(calls.byOutcome)) : digest,
  }
}

/** An executor somebody else might have written. */
const byFetch = executorOf(async ({ origin, path, method, headers, body = null }, { signal }) => {
  const response = await fetch(origin + path, { method, headers, body, signal, redirect: 'manual' })
  return {
    status: response.status,
    reasonPhrase: response.statusText,
    headers: response.headers,
    body: await response.bytes(),
  }
})

async function servedOnce(): Promise<{ readonly calls: number; readonly digest: string }> {
  const serving = await serve(onTwenty(20, '1ms'), { port: 0 })
  const url = `${serving.services[0]?.url}/v1/enrich`
  const response = await fetch(url, { method: 'POST', body: '{}' })
  const text = await response.text()
  await serving.stop()
  return { calls: 1, digest: shortHash(text) }
}
