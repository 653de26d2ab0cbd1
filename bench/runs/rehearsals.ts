// Rehearsals of a size, each judged and with its bracket, as `hookdrill run` has them.
import { thisMachine } from '../../src/disk/machine.ts'
import { measure } from '../../src/rehearse/measure.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { Done } from '../workload.ts'
import { secondsSince, shortHash } from './done.ts'
import { enrich, LOG_NORMAL, ORIGIN, scenarioOf, wide } from './scenarios.ts'

/** `model`: one webhook, log-normal latency, 20 slots. Both legs of the bracket are runs of the
 *  campaign, and the calls of both are counted. */
export function model(leads: number): Promise<Done> {
  return onTwenty({ ...enrich(leads), services: { [ORIGIN]: { latency: LOG_NORMAL } } })
}

/** `model` with two steps, against a service that has workers and a rate limit. */
export function modelLoaded(leads: number): Promise<Done> {
  const service = {
    latency: LOG_NORMAL,
    workers: 40,
    rateLimit: { limit: '1000/s', burst: 200 },
  }
  const campaign = { flow: [{ call: 'enrich' }, { call: 'enrich' }] }
  return onTwenty({ ...enrich(leads), campaign, services: { [ORIGIN]: service } })
}

/** `handlers`: JSON, two mappings, every call judged. */
export function handlers(leads: number): Promise<Done> {
  return rehearsed('handlers', enrich(leads))
}

/** `handlers` with twelve tokens and five mappings. */
export function handlersWide(leads: number): Promise<Done> {
  return rehearsed('handlers', wide(leads))
}

/** Leads of a run whose slots grow. */
const MODEL_LEADS = 300_000
const HANDLERS_LEADS = 2_000

/** `model` as plans run it: without the bracket, whose slots are always the same. */
export async function modelOnSlots(concurrency: number): Promise<Done> {
  const scenario = scenarioOf({
    ...enrich(MODEL_LEADS),
    instance: { concurrency },
    services: { [ORIGIN]: { latency: LOG_NORMAL } },
  })
  const startedMs = performance.now()
  const measures = await measure(scenario, { machine: thisMachine() })
  const seconds = secondsSince(startedMs)
  const { calls, slots, totalUs } = measures
  return {
    calls: calls.total,
    seconds,
    digest: shortHash(JSON.stringify([calls, slots, totalUs])),
  }
}

export function handlersOnSlots(concurrency: number): Promise<Done> {
  return rehearsed('handlers', { ...enrich(HANDLERS_LEADS), instance: { concurrency } })
}

async function onTwenty(input: ScenarioInput): Promise<Done> {
  const done = await rehearsed('model', { ...input, instance: { concurrency: 20 } })
  return { ...done, calls: 2 * done.calls }
}

async function rehearsed(fidelity: 'model' | 'handlers', input: ScenarioInput): Promise<Done> {
  const scenario = scenarioOf(input)
  const startedMs = performance.now()
  const report = await rehearse(scenario, { fidelity }, thisMachine())
  const seconds = secondsSince(startedMs)
  if (!report.verdict.passed) throw new Error(`the rehearsal failed: ${report.headline.join(' ')}`)
  return {
    calls: report.calls.total,
    seconds,
    digest: report.digest.slice(0, 12),
    delaySeconds: report.delay.totalMs / 1_000,
  }
}
