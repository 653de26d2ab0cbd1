// What the bench times, each a function of its size, so that `npm test` can run them small. They give
// back a digest: a workload that did something else is not the same workload.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { thisMachine } from '../src/disk/machine.ts'
import { rehearse } from '../src/rehearse/rehearse.ts'
import type { Scenario } from '../src/scenario/model.ts'
import { normalize } from '../src/scenario/normalize.ts'
import { scenarioFromValue } from '../src/scenario/parse.ts'
import type { ScenarioInput } from '../src/scenario/schema.ts'

export interface Done {
  readonly calls: number
  /** Measured inside, without the start of a process. */
  readonly seconds: number
  readonly digest: string
}

/** `model`: one webhook, log-normal latency, 20 slots. Both legs of the bracket are runs of the
 *  campaign, and the calls of both are counted. */
export async function model(leads: number): Promise<Done> {
  const services = { 'https://api.example.com': { latency: { p50: '50ms', p99: '900ms' } } }
  const done = await rehearsed('model', {
    ...enrich(leads),
    instance: { concurrency: 20 },
    services,
  })
  return { ...done, calls: 2 * done.calls }
}

/** `model` with two steps, against a service that has workers and a rate limit. */
export async function modelLoaded(leads: number): Promise<Done> {
  const services = {
    'https://api.example.com': {
      latency: { p50: '50ms', p99: '900ms' },
      workers: 40,
      rateLimit: { limit: '1000/s', burst: 200 },
    },
  }
  const done = await rehearsed('model', {
    ...enrich(leads),
    campaign: { flow: [{ call: 'enrich' }, { call: 'enrich' }] },
    instance: { concurrency: 20 },
    services,
  })
  return { ...done, calls: 2 * done.calls }
}

/** `handlers`: JSON, two mappings, every call judged. */
export function handlers(leads: number): Promise<Done> {
  return rehearsed('handlers', enrich(leads))
}

/** `handlers` with twelve tokens and five mappings. */
export function handlersWide(leads: number): Promise<Done> {
  return rehearsed('handlers', wide(leads))
}

/** What a user would write today, in a process of its own: fake timers stay where they were put. */
export async function naive(leads: number): Promise<Done> {
  const file = fileURLToPath(new URL('naive.ts', import.meta.url))
  const output = execFileSync(process.execPath, [file, String(leads)], { encoding: 'utf8' })
  return JSON.parse(output)
}

/** The same events by hand: a heap of completion times and nothing else. What a bare loop can do. */
export async function bareLoop(leads: number): Promise<Done> {
  const startedMs = performance.now()
  const slots = new Float64Array(20)
  let state = 1
  let endUs = 0
  for (let lead = 0; lead < leads; lead++) {
    let first = 0
    for (let slot = 1; slot < slots.length; slot++) {
      if ((slots[slot] ?? 0) < (slots[first] ?? 0)) first = slot
    }
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const latencyUs = Math.round(50_000 * Math.exp(1.2 * (state / 2 ** 31 - 1)))
    slots[first] = (slots[first] ?? 0) + latencyUs
    endUs = Math.max(endUs, slots[first] ?? 0)
  }
  return { calls: leads, seconds: since(startedMs), digest: sha(String(endUs)) }
}

function enrich(leads: number): ScenarioInput {
  return {
    name: 'bench',
    leads: {
      count: leads,
      fields: {
        'Lead Score': { type: 'score', min: 0, max: 100 },
        Plan: { type: 'string', oneOf: ['free', 'team'] },
      },
    },
    campaign: { flow: [{ call: 'enrich' }] },
    webhooks: {
      enrich: {
        url: 'https://api.example.com/v1/enrich',
        headers: { 'Content-Type': 'application/json' },
        payload:
          '{ "email": {{lead.Email Address}}, "company": {{company.Company Name}}, "score": {{lead.Lead Score}} }',
        mappings: { 'person.score': 'leadScore', 'person.segments[0].name': 'plan' },
      },
    },
    services: {
      'https://api.example.com': {
        latency: '50ms',
        replies: [
          { json: { person: { score: { $int: [0, 100] }, segments: [{ name: 'team' }] } } },
        ],
      },
    },
  }
}

function wide(leads: number): ScenarioInput {
  const tokens = [
    '{{lead.Email Address}}',
    '{{lead.First Name}}',
    '{{lead.Last Name}}',
    '{{lead.Job Title}}',
    '{{lead.Phone Number}}',
    '{{lead.Created At}}',
    '{{lead.Unsubscribed}}',
    '{{lead.Lead Score}}',
    '{{company.Company Name}}',
    '{{company.Num Employees}}',
    '{{program.Name}}',
    '{{system.dateTime}}',
  ]
  const { campaign, leads: who } = enrich(leads)
  const person = {
    score: { $int: [0, 100] },
    plan: { $pick: ['free', 'team'] },
    title: 'Engineer',
    city: 'Bern',
    checked: '2026-01-01T10:00:00Z',
  }
  return {
    name: 'bench',
    ...(who && {
      leads: { ...who, fields: { ...who.fields, 'Checked At': { type: 'datetime' } } },
    }),
    campaign,
    webhooks: {
      enrich: {
        url: 'https://api.example.com/v1/enrich',
        headers: { 'Content-Type': 'application/json' },
        payload: `{ ${tokens.map((token, index) => `"t${index}": ${token}`).join(', ')} }`,
        mappings: {
          'person.score': 'leadScore',
          'person.plan': 'plan',
          'person.title': 'Title',
          'person.city': 'City',
          'person.checked': 'checkedAt',
        },
      },
    },
    services: {
      'https://api.example.com': { latency: '50ms', replies: [{ json: { person } }] },
    },
  }
}

async function rehearsed(fidelity: 'model' | 'handlers', input: ScenarioInput): Promise<Done> {
  const scenario = scenarioOf(input)
  const startedMs = performance.now()
  const report = await rehearse(scenario, { fidelity }, thisMachine())
  const seconds = since(startedMs)
  if (!report.verdict.passed) throw new Error(`the rehearsal failed: ${report.headline.join(' ')}`)
  return { calls: report.calls.total, seconds, digest: report.digest }
}

function since(startedMs: number): number {
  return (performance.now() - startedMs) / 1_000
}

/** The scenario of an input without mistakes. */
export function scenarioOf(input: ScenarioInput): Scenario {
  const parsed = scenarioFromValue(input, 'bench')
  const normalized = 'issues' in parsed ? parsed : normalize(parsed)
  if ('issues' in normalized) throw new Error(JSON.stringify(normalized.issues))
  return normalized.scenario
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
