// Leads that have nothing but awkward values: whatever they do to a request or to a reply, the executor
// keeps its rules, and the judge finds nothing wrong.
import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

const LEADS = 2_000

/** One field of each kind beside the standard ones. */
const FIELDS: NonNullable<ScenarioInput['leads']>['fields'] = {
  Notes: { type: 'text' },
  Plan: { type: 'string', oneOf: ['free', 'team'] },
  Ratio: { type: 'float' },
  'Last Seen': { type: 'datetime' },
  'Big Number': { type: 'integer' },
}

const PAYLOADS = {
  JSON: `{ "email": {{lead.Email Address}}, "company": {{company.Company Name}}, "notes": {{lead.Notes}},
    "n": [{{lead.Big Number}}, {{lead.Ratio}}, {{lead.Lead Score}}], "born": {{lead.Date of Birth}},
    "seen": {{lead.Last Seen}}, "out": {{lead.Unsubscribed:default=no}} }`,
  'Form/Url':
    'email={{lead.Email Address}}&notes={{lead.Notes}}&n={{lead.Big Number}}&r={{lead.Ratio}}',
  None: 'email={{lead.Email Address}} notes={{lead.Notes:default=none}} seen={{lead.Last Seen}}',
}

type Encoding = keyof typeof PAYLOADS

/** What a service sends back of a lead goes into its fields. */
const REPLIES = {
  JSON: {
    json: {
      notes: { $lead: 'Notes' },
      big: { $lead: 'Big Number' },
      name: { $lead: 'First Name' },
    },
  },
  XML: {
    xml: {
      r: { notes: { $lead: 'Notes' }, big: { $lead: 'Big Number' }, name: { $lead: 'First Name' } },
    },
  },
} as const

function scenario(encoding: Encoding, responseType: keyof typeof REPLIES): ScenarioInput {
  const root = responseType === 'XML' ? 'r.' : ''
  return enrich({
    instance: { concurrency: 20 },
    leads: { count: LEADS, fields: FIELDS, adversarial: '100%' },
    webhooks: {
      enrich: {
        url: `${ORIGIN}/v1/enrich?last={{lead.Last Name}}&plan={{lead.Plan}}`,
        headers: { 'Content-Type': 'text/plain', 'X-City': '{{lead.City}}' },
        encoding,
        responseType,
        payload: PAYLOADS[encoding],
        mappings: {
          [`${root}notes`]: 'notes',
          [`${root}big`]: 'bigNumber',
          [`${root}name`]: 'city',
        },
      },
    },
    services: { [ORIGIN]: { latency: '50ms', replies: [REPLIES[responseType]] } },
  })
}

function run(input: ScenarioInput, fidelity: 'model' | 'handlers' = 'handlers'): Promise<Report> {
  return rehearse(scenarioOf(input), { fidelity }, thisMachine())
}

describe.each(['JSON', 'Form/Url', 'None'] as const)(
  'leads all of awkward values, encoded %s',
  (encoding) => {
    it.each(['JSON', 'XML'] as const)('break no rule, answered in %s', async (responseType) => {
      const { calls, leads, mapping, verdict } = await run(scenario(encoding, responseType))
      expect(verdict.checks.filter(({ state }) => state === 'failed')).toEqual([])
      expect(verdict.passed).toBe(true)
      expect(leads.completed).toBe(LEADS)
      expect(mapping?.onNon2xx).toBe(0)
      expect(calls.byOutcome.crashed).toBeUndefined()
      // A header or a URL that a value made illegal is never sent; most are (decisions 14, 15).
      expect(calls.byOutcome.failed).toBeGreaterThan(0)
      expect(calls.byOutcome.mapped).toBeGreaterThan(LEADS / 4)
    })
  },
)

/** Without what says which scenario and which fidelity it was. */
function outcome({ delay, leads, calls, slots, backlog }: Report): unknown {
  const { bracket: _, ...own } = delay
  return { delay: own, leads, byStatus: calls.byStatus, timeouts: calls.timeouts, slots, backlog }
}

it('what is in the leads means nothing to the model', async () => {
  const input = scenario('JSON', 'JSON')
  const plain = { ...input, leads: { ...input.leads, adversarial: '0%' } }
  expect(outcome(await run(input, 'model'))).toEqual(outcome(await run(plain, 'model')))
})

it('model and handlers agree where every value can be sent', async () => {
  const input = scenario('JSON', 'JSON')
  const webhooks = { enrich: { ...input.webhooks.enrich, url: `${ORIGIN}/v1`, headers: {} } }
  const [model, handlers] = [
    await run({ ...input, webhooks }, 'model'),
    await run({ ...input, webhooks }),
  ]
  expect(handlers.delay.totalMs).toBe(model.delay.totalMs)
  expect(handlers.calls.byStatus).toEqual({ 200: LEADS })
  expect(model.calls.byStatus).toEqual({ 200: LEADS })
})

it('where some cannot be sent, the other leg of the bracket is what a run on its slots takes', async () => {
  const input = scenario('JSON', 'JSON')
  const onOne = await run({ ...input, instance: { concurrency: 1 } })
  const { bracket } = (await run(input)).delay
  expect(onOne.calls.byOutcome.failed).toBeGreaterThan(0)
  expect(bracket.map(({ totalMs }) => totalMs)).toEqual(
    onOne.delay.bracket.map(({ totalMs }) => totalMs),
  )
  expect(bracket[0]).toMatchObject({ totalMs: onOne.delay.totalMs, fidelity: 'handlers' })
})
