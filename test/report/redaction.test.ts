// A value of a lead is planted in a file of leads; then every output of every command that was asked to
// redact leads is looked through for it.
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { explain } from '../../src/door/explain.ts'
import { simulate } from '../../src/door/simulate.ts'
import { loadScenario } from '../../src/index.ts'
import { redactedWarning, redactionOf } from '../../src/report/redaction.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { withDefect } from '../mutants/mutant.ts'
import { errorOf, loaded, type Outputs, otherOutputs, requestPaths, runOutputs } from './outputs.ts'

const PLANTED = [
  'ann.planted@example.com',
  'O’Planted & Søn',
  '4711081500',
  '2031-05-17',
  'Q7',
] as const
const [EMAIL, NAME, PHONE, BORN, PLAN] = PLANTED
const ORIGIN = 'https://api.example.com'
const OTHER = 'https://other.example.com'

const LEADS = `Email Address,Last Name,Phone Number,Date of Birth,Plan,Is Known\n${`${EMAIL},${NAME},${PHONE},${BORN},${PLAN},true\n`.repeat(3)}`

const SCENARIO: ScenarioInput = {
  name: 'leads of people',
  instance: { redirects: 'follow' },
  leads: {
    from: 'leads.csv',
    fields: { Plan: { type: 'string' }, 'Is Known': { type: 'boolean' } },
  },
  campaign: { flow: [{ call: 'enrich' }, { call: 'form' }] },
  webhooks: {
    enrich: {
      url: `${ORIGIN}/v1/{{lead.Plan}}/fixed?e={{lead.Email Address}}&v=2`,
      headers: {
        'Content-Type': 'application/json',
        'X-Who': '{{lead.Phone Number}}',
        'X-Fixed': 'yes',
      },
      payload: `{ "e": {{lead.Email Address}}, {{lead.Last Name}}: {{lead.Phone Number}}, "born": {{lead.Date of Birth}}, "known": {{lead.Is Known}}, "plan": {{lead.Plan}} }`,
      mappings: { 'echo.plan': 'Plan', 'echo.e': 'LastName', 'gone.a': 'City' },
    },
    form: {
      url: `${OTHER}/form`,
      encoding: 'Form/Url',
      responseType: 'XML',
      payload: 'e={{lead.Email Address}}&n={{lead.Last Name}}&p={{lead.Plan}}',
      mappings: { 'r.n': 'LastName' },
    },
  },
  services: {
    [ORIGIN]: {
      latency: '5ms',
      replies: [
        {
          json: {
            echo: { plan: { $request: '$.plan' }, e: { $request: '$.e' } },
            who: { $lead: 'Last Name' },
          },
        },
      ],
    },
    [OTHER]: {
      latency: '5ms',
      replies: [{ xml: { r: { n: { $lead: 'Last Name' }, e: { $lead: 'Email Address' } } } }],
    },
  },
  expect: { timeouts: '== 1' },
}

const files = { 'leads.csv': LEADS }
const taken = await loaded(SCENARIO, { files, redact: 'leads' })
afterAll(() => rmSync(taken.folder, { recursive: true }))

function quoted({
  lead,
}: {
  readonly lead: { readonly values: Readonly<Record<string, unknown>> }
}): string {
  const said = Object.values(lead.values).map(String)
  return [...said, ...said.map(encodeURIComponent), JSON.stringify(lead.values)].join(' ')
}

describe('no output has a value of a lead in it', () => {
  it('run, with executors that quote it', async () => {
    const outputs = await runOutputs(taken, { quoted, redact: 'leads' })
    expect(outputs.size).toBeGreaterThan(60)
    expect(leaksIn(outputs)).toEqual([])
    expect([...outputs.values()].join('\n')).toContain('‹redacted›')
  }, 120_000)

  it('all the others', async () => {
    requestPaths.push(
      `/v1/${PLAN}/fixed?e=${encodeURIComponent(EMAIL)}&v=2&${PHONE}`,
      `/${encodeURIComponent(NAME)}`,
    )
    const outputs = await otherOutputs(taken, { redact: 'leads' })
    requestPaths.length = 0
    expect(leaksIn(outputs)).toEqual([])
    const journal = outputs.get('the journal of serve') ?? ''
    expect(journal).toContain('"path":"/v1/‹redacted›/fixed?e=‹redacted›&v=2&‹redacted›"')
  }, 120_000)

  it('what is said of a mistake in the file', async () => {
    const wrong = LEADS.replace(',true', ',perhaps').replaceAll(BORN, `${BORN}?`)
    const fields = {
      ...SCENARIO.leads?.fields,
      'Date of Birth': { type: 'date' },
      Plan: { type: 'integer' },
    } as const
    const input = { ...SCENARIO, leads: { ...SCENARIO.leads, fields } } as ScenarioInput
    const text = await errorOf(() =>
      loaded(input, { files: { 'leads.csv': wrong }, redact: 'leads' }),
    )
    expect(text).toContain('leads.from: ‹redacted› is not a whole number.')
    expect(leaksIn(new Map([['error', text]]))).toEqual([])
    const plain = await errorOf(() => loaded(input, { files: { 'leads.csv': wrong } }))
    expect(plain).toContain(PLAN)
  })
})

describe('what is left', () => {
  it('figures, digest and exit are those of the whole', async () => {
    const { run: _, ...whole } = await simulate(taken.scenario)
    const { run: __, ...redacted } = await simulate(taken.scenario, { redact: 'leads' })
    expect(redacted).toEqual(whole)
  })

  it('a story says what was sent and mapped, by name and type', async () => {
    const { calls, fields } = await explain(taken.scenario, 0, { redact: 'leads' })
    expect(calls[0]?.request).toMatchObject({
      url: `${ORIGIN}/v1/‹redacted›/fixed?e=‹redacted›&v=2`,
      body: '{"e":"‹redacted›","‹redacted›":"‹redacted›","born":"‹redacted›","known":"‹redacted boolean›","plan":"‹redacted›"}',
      bodyBytes: null,
      headers: expect.arrayContaining([
        ['x-who', '‹redacted›'],
        ['x-fixed', 'yes'],
        ['content-type', 'application/json'],
      ]),
    })
    expect(calls[0]?.mappings[0]).toMatchObject({
      attribute: 'echo.plan',
      raw: '‹redacted›',
      value: '‹redacted›',
    })
    expect(calls[0]?.mappings[2]).toMatchObject({ attribute: 'gone.a', raw: null })
    expect(calls[1]?.request).toMatchObject({ body: 'e=‹redacted›&n=‹redacted›&p=‹redacted›' })
    expect(calls[1]?.reply).toMatchObject({ body: '<r><n>‹redacted›</n><e>‹redacted›</e></r>' })
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'Is Known', value: '‹redacted boolean›' }),
    )
  })

  it('a replay redacts, too, and shows the same violation', async () => {
    const executor = withDefect({ request: (request) => ({ ...request, body: 'x' }) })
    const options = { executor, redact: 'leads' } as const
    const { verdict } = await simulate(taken.scenario, options)
    const [example] = verdict.checks.find(({ state }) => state === 'failed')?.examples ?? []
    expect(example?.replay).toContain("redact: 'leads'")
    const again = await simulate(await loadScenario(taken.file), {
      ...options,
      lead: example?.lead ?? -1,
    })
    expect(again.verdict.checks.flatMap(({ examples }) => examples)).toContainEqual(
      expect.objectContaining({ lead: example?.lead, actual: example?.actual }),
    )
  })

  it('what the scenario does not say is none of its words', () => {
    const { requestHeader, url } = redactionOf(taken.scenario)
    expect(requestHeader('X-Unknown', 'a@b.example')).toBe('‹redacted›')
    expect(url('https://somewhere.example/x')).toBe('‹redacted›/‹redacted›')
  })
})

it.each([
  [
    `a handler threw, which is answered 500: TypeError: no ${NAME} here (/h/my.ts:12), 3 times.`,
    'a handler threw, which is answered 500: TypeError: ‹redacted› (/h/my.ts:12), 3 times.',
  ],
  [
    `Error: ${NAME} (/h/my.ts:3), where nobody caught it, after its call had ended.`,
    'Error: ‹redacted› (/h/my.ts:3), where nobody caught it, after its call had ended.',
  ],
  [
    `POST ${ORIGIN}/v1/${PLAN}/fixed?e=${EMAIL} was sent late, and reached nobody.`,
    `POST ${ORIGIN}/v1/‹redacted›/fixed?e=‹redacted› was sent late, and reached nobody.`,
  ],
  ['the executor left a timer behind.', 'the executor left a timer behind.'],
])('the warning %s', (text, expected) => {
  expect(redactedWarning(taken.scenario, text)).toBe(expected)
})

/** In every encoding, in any case. */
function leaksIn(outputs: Outputs): readonly string[] {
  return Array.from(outputs).flatMap(([name, text]) => {
    const told = text.toLowerCase()
    return PLANTED.flatMap((value) => {
      const forms = [
        value,
        encodeURIComponent(value),
        new URLSearchParams([['', value]]).toString().slice(1),
        btoa(encodeURIComponent(value)),
        value.replaceAll('&', '&amp;'),
        JSON.stringify(value).slice(1, -1),
      ]
      const form = forms
        .map((each) => each.toLowerCase())
        .find((each) =>
          each.length > 2 ? told.includes(each) : new RegExp(`\\b${each}\\b`).test(told),
        )
      if (form === undefined) return []
      const at = told.indexOf(form)
      return [`${name}: ${value}: ${text.slice(Math.max(0, at - 70), at + 50)}`]
    })
  })
}
