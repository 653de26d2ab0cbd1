import { describe, expect, it } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { explain } from '../../src/rehearse/explain.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { Story } from '../../src/report/story.ts'
import { storyAsTerminal } from '../../src/report/story-as-terminal.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { FAULTS } from '../../src/service/faults.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

function story(input: ScenarioInput, lead = 7): Promise<Story> {
  return explain(scenarioOf(input), lead, thisMachine())
}

function answering(reply: object, webhook: object = {}): ScenarioInput {
  const own = { ...enrich().webhooks.enrich, ...webhook }
  return enrich({
    webhooks: { enrich: own } as ScenarioInput['webhooks'],
    services: { [ORIGIN]: { latency: '50ms', replies: [reply] } } as ScenarioInput['services'],
  })
}

describe('the story of a lead', () => {
  it('has each token before and after encoding', async () => {
    const [call] = (await story(enrich())).calls
    const email = (await story(enrich())).fields.find(({ name }) => name === 'Email Address')
    expect(call?.tokens).toMatchObject([
      {
        part: 'payload',
        text: '{{lead.Email Address}}',
        value: email?.value,
        written: `"${email?.value}"`,
      },
      { part: 'payload', text: '{{lead.Lead Score}}', from: 'lead field, score', isDefault: false },
    ])
  })

  it('says where a my token is from, and why a token names nothing', async () => {
    const payload = '{{my.Key}} {{my.Own}} {{my.Plain}} {{trigger.Subject}} {{lead.title}}'
    const told = await story({
      ...answering({ json: {} }, { payload, encoding: 'None' }),
      instance: { unknownToken: 'empty' },
      tokens: {
        folders: [{ name: 'Marketing', my: { Key: 'abc', Own: 'far' } }],
        my: { Own: { type: 'date', value: '2026-03-01' }, Plain: 'x' },
      },
    })
    expect(told.calls[0]?.tokens.map(({ from }) => from)).toEqual([
      'the folder Marketing, text',
      'the program itself, date, over that of Marketing',
      'the scenario’s tokens',
      'nothing: the trigger does not give it (decision 20)',
      'nothing: tokens have display names, and this is an API name (decision 21)',
    ])
  })

  it('says when a default stood in, and when a token names nothing', async () => {
    const payload = '{{lead.Job Title:default=none}} {{my.Nothing}}'
    const input = answering({ json: {} }, { payload, encoding: 'None' })
    const fields = { 'Job Title': { always: null } }
    const told = await story({
      ...input,
      instance: { unknownToken: 'empty' },
      leads: { count: 10, fields: { ...fields, 'Lead Score': { type: 'score' } } },
    })
    expect(told.calls[0]?.tokens).toMatchObject([
      { value: null, isDefault: true, written: 'none' },
      { value: null, isDefault: false, written: '' },
    ])
  })

  it('is what happens to the lead in the whole run', async () => {
    const input = answering({ json: { score: { $int: [0, 100] } } })
    const writes: unknown[] = []
    await rehearse(
      scenarioOf(input),
      {
        listen: (event) => {
          if (event.kind !== 'call-ended' || event.leadIndex !== 41) return
          if ('writes' in event.result)
            writes.push(...event.result.writes.map(({ value }) => value))
        },
      },
      thisMachine(),
    )
    const told = await story(input, 41)
    expect(told.calls[0]?.mappings.map(({ value }) => value)).toEqual(writes)
  })

  it.each([
    [
      { json: { score: 7 } },
      { raw: '7', verdict: 'written', value: 7, why: 'the value is of the type of the field' },
    ],
    [
      { json: { score: 'high' } },
      {
        raw: '"high"',
        verdict: 'skipped',
        why: 'the value is not of the type of the field (decision 26)',
      },
    ],
    [
      { json: { score: null } },
      { raw: 'null', verdict: 'skipped', why: 'null writes nothing (decision 24)' },
    ],
    [
      { json: { score: [1] } },
      {
        raw: '(an object or a list)',
        verdict: 'skipped',
        why: 'an object or a list is no value (decision 29)',
      },
    ],
    [{ json: {} }, { raw: null, verdict: 'skipped', why: 'nothing is at that path (decision 24)' }],
  ])('tells of %j what the mapping made of it, and why', async (reply, mapping) => {
    expect((await story(answering(reply))).calls[0]?.mappings).toMatchObject([mapping])
  })

  it.each([
    [
      { status: 503, json: { score: 7 } },
      { name: 'rejected', errorType: 503 },
    ],
    [{ status: 204 }, { name: 'empty', errorType: 1001 }],
    [{ text: 'sorry' }, { name: 'unreadable', errorType: null }],
    [{ fault: 'hang' }, { name: 'timeout', errorType: null }],
    [{ fault: 'reset' }, { name: 'failed', errorType: null }],
  ])('of %j has no mapping, and says why in its outcome', async (reply, outcome) => {
    const [call] = (await story(answering(reply))).calls
    expect(call?.outcome).toMatchObject(outcome)
    expect(call?.outcome.why).not.toBe('')
    expect(call?.mappings).toEqual([])
  })

  it.each([
    [{ fault: 'refuse' }, 'The service refuses the connection.'],
    [{ fault: 'hang' }, 'The service takes the request and never answers.'],
    [{ fault: 'refuse', latency: '31s' }, 'it would have come after the time limit'],
    [{ fault: 'truncate', latency: '31s' }, 'it would have come after the time limit'],
    [{ latency: '31s' }, 'it would have come after the time limit'],
  ])('of %j says why there is no answer: %s', async (reply, why) => {
    const [call] = (await story(answering(reply))).calls
    expect(call?.reply).toEqual({ kind: 'no answer', why })
  })

  it.each([
    [
      { fault: 'truncate', json: { score: 7 } },
      { afterMs: 50, body: '{"sco', bodyBytes: 5 },
    ],
    [
      { fault: 'drip', json: { score: 7 } },
      { afterMs: 50, endedAfterMs: 60_050, bodyBytes: 12 },
    ],
    [{ fault: 'huge' }, { endedAfterMs: 50, bodyBytes: 16_777_216 }],
    [
      { fault: 'wrong type', text: 'é' },
      { body: 'é', bodyBytes: 2 },
    ],
  ] as const)('of %j tells how its answer came', async (reply, told) => {
    const [call] = (await story(answering(reply))).calls
    const effect = `The service ${FAULTS[reply.fault].effect}`
    const answer = { kind: 'answer', status: 200, fault: reply.fault, effect }
    expect(call?.reply).toMatchObject({ ...answer, ...told })
  })

  it('of an answer without a fault has nothing to say', async () => {
    const [call] = (await story(answering({ json: { score: 7 } }))).calls
    expect(call?.reply).toMatchObject({ fault: '', effect: '', afterMs: 50, endedAfterMs: 50 })
    expect(call?.hops).toEqual([])
  })

  it('has every hop of a call that follows redirects', async () => {
    const replies = [{ status: 302, headers: { Location: '/there' } }]
    const told = await story({ ...answering(replies[0] ?? {}), instance: { redirects: 'follow' } })
    const [call] = told.calls
    expect(call?.hops).toHaveLength(6)
    expect(call?.hops[0]?.request).toEqual(call?.request)
    expect(call?.hops.at(-1)?.reply).toEqual(call?.reply)
    expect(call?.hops.map(({ request }) => 'method' in request && request.method)).toEqual([
      'POST',
      ...Array.from({ length: 5 }, () => 'GET'),
    ])
  })

  it('has no request where the campaign may send none', async () => {
    const told = await story(enrich({ campaign: { ...enrich().campaign, type: 'batch' } }))
    expect(told.calls[0]?.request).toEqual({
      kind: 'not sent',
      why: 'webhooks are called by trigger campaigns only (decision 8)',
    })
  })

  it('refuses a lead that is not there', async () => {
    await expect(story(enrich(), 100)).rejects.toThrow(
      'lead 100: the scenario has leads 0 to 99. Use one of those.',
    )
  })

  it('shows no secret: not of the URL, not of a header, not of a token named like one', async () => {
    const secret = 's3cr3t-value'
    const input = {
      ...answering(
        { json: {} },
        {
          url: `https://user:${secret}@api.example.com/v1?api_key=${secret}`,
          headers: {
            'X-Api-Key': secret,
            'Content-Type': 'application/json',
            'X-Other': '{{my.Secret}}',
          },
          payload: '{ "s": {{my.Secret}} }',
        },
      ),
      tokens: { my: { Secret: secret } },
    }
    const told = await story(input)
    expect(JSON.stringify(told)).not.toContain(secret)
    expect(told.calls[0]?.request).toMatchObject({
      url: 'https://api.example.com/v1?api_key=***',
      body: '{ "s": "***" }',
    })
  })
})

describe('the story in a terminal', () => {
  it('reads from the lead to the mapping, and no line is wider than the terminal', async () => {
    const text = storyAsTerminal(await story(answering({ json: { score: 7 } })), {
      columns: 60,
      hasColor: false,
      hasAllFields: false,
    })
    const titles = text.split('\n').filter((line) => /^[A-Z]/.test(line))
    expect(titles.map((title) => title.split(/[ :]/)[0])).toEqual([
      'Lead',
      'Fields',
      'Call',
      'Tokens',
      'Request',
      'Reply',
      'Outcome',
      'Mappings',
    ])
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(60)
    expect(text).toContain('score → leadScore (Lead Score)\n    7 → written: 7\n')
  })
})

it('each hop stands in the terminal, and what a fault did', async () => {
  const reply = { status: 302, headers: { Location: '/there' }, fault: 'drip' }
  const told = await story({
    ...answering(reply),
    instance: { redirects: 'follow', timeout: '70s' },
  })
  const text = storyAsTerminal(told, { columns: 100, hasColor: false, hasAllFields: false })
  expect(text).toContain('\nReply 1\n  302 after 50 ms, its end after 1 m 0.05 s (fault: drip)\n')
  expect(text).toContain('\nRequest 2\n  GET https://api.example.com/there\n')
  expect(text).toContain(
    '  The service sends the header at its time and then the body in 12 drops,',
  )
  expect(text).not.toContain('Reply 3')
})

it('bodies stand in the terminal as they were sent, every blank and line of them', async () => {
  const payload = '{\n    "a":   1,\n\t"z": "\u200b"\n}\n'
  const told = await story(answering({ json: {} }, { payload }))
  const text = storyAsTerminal(told, { columns: 40, hasColor: false, hasAllFields: false })
  expect(text).toContain('\n  {\n      "a":   1,\n  \\u{9}"z": "\\u{200b}"\n  }\n\n  (30 bytes)\n')
})
