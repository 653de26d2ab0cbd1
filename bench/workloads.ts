// What the bench times, each a function of its size, so that `npm test` can run them small. They give
// back a digest: a workload that did something else is not the same workload.
import { createHash } from 'node:crypto'
import { mock } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { thisMachine } from '../src/disk/machine.ts'
import { rehearse } from '../src/rehearse/rehearse.ts'
import type { Report } from '../src/report/report.ts'
import type { Scenario } from '../src/scenario/model.ts'
import { normalize } from '../src/scenario/normalize.ts'
import { scenarioFromValue } from '../src/scenario/parse.ts'
import type { ScenarioInput } from '../src/scenario/schema.ts'

export interface Done {
  readonly calls: number
  readonly digest: string
}

/** `model`: one webhook, log-normal latency, 20 slots. */
export function model(leads: number): Promise<Done> {
  return rehearsed('model', {
    ...enrich(leads),
    instance: { concurrency: 20 },
    services: { 'https://api.example.com': { latency: { p50: '50ms', p99: '900ms' } } },
  })
}

/** `handlers`: JSON, two mappings, every call judged. */
export function handlers(leads: number): Promise<Done> {
  return rehearsed('handlers', enrich(leads))
}

/** The same events by hand: a heap of completion times and nothing else. What a bare loop can do. */
export async function bareLoop(leads: number): Promise<Done> {
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
  return { calls: leads, digest: sha(String(endUs)) }
}

/** What a user would write today: MSW's server, `fetch`, fake timers, `delay(50)`. */
export async function naive(leads: number): Promise<Done> {
  const server = setupServer(
    http.post('https://api.example.com/v1/enrich', async () => {
      await delay(50)
      return HttpResponse.json({ person: { score: 7, segments: [{ name: 'team' }] } })
    }),
  )
  server.listen()
  mock.timers.enable({ apis: ['setTimeout'] })
  const fields: unknown[] = []
  try {
    for (let lead = 0; lead < leads; lead++) {
      let isDone = false
      const call = enrichOnce(lead).then((written) => {
        fields.push(written)
        isDone = true
      })
      while (!isDone) {
        await setImmediate()
        mock.timers.tick(50)
      }
      await call
    }
  } finally {
    mock.timers.reset()
    server.close()
  }
  return { calls: fields.length, digest: sha(JSON.stringify(fields)) }
}

async function enrichOnce(lead: number): Promise<unknown> {
  const response = await fetch('https://api.example.com/v1/enrich', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: `lead${lead}@example.com`, company: 'Acme', score: 7 }),
  })
  if (!response.ok) return undefined
  const body = (await response.json()) as Enriched // as a user would
  return { leadScore: body.person.score, plan: body.person.segments[0]?.name }
}

interface Enriched {
  readonly person: {
    readonly score: number
    readonly segments: readonly { readonly name: string }[]
  }
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

async function rehearsed(fidelity: 'model' | 'handlers', input: ScenarioInput): Promise<Done> {
  const report = await rehearse(scenarioOf(input), { fidelity }, thisMachine())
  if (!hasPassed(report)) throw new Error(`the rehearsal failed: ${report.headline.join(' ')}`)
  return { calls: report.calls.total, digest: report.digest }
}

function hasPassed({ verdict }: Report): boolean {
  return verdict.passed
}

function scenarioOf(input: ScenarioInput): Scenario {
  const parsed = scenarioFromValue(input, 'bench')
  const normalized = 'issues' in parsed ? parsed : normalize(parsed)
  if ('issues' in normalized) throw new Error(JSON.stringify(normalized.issues))
  return normalized.scenario
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
