import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderRequest } from '../../src/executor/request.ts'
import { fieldsOf } from '../../src/lead/definition.ts'
import { triggerExample } from '../../src/scenario/trigger-examples.ts'
import { ZERO } from '../../src/time/instant.ts'
import { linesOf, sampleWith, scenarioOf } from './sample.ts'

interface Parts {
  readonly payload?: string
  readonly trigger?: string
  readonly instance?: string
}

function scenarioWith(tokens: string, { payload = '', trigger, instance }: Parts = {}): string {
  const text = sampleWith('expect:', `tokens: ${tokens}\nexpect:`)
    .replace('\'{ "email": {{lead.Email Address}} }\'', `'${payload}'`)
    .replace('timeout: 30s', instance ?? 'timeout: 30s')
  return trigger === undefined ? text : text.replace('trigger: requested', `trigger: ${trigger}`)
}

function tokensOf(tokens: string, trigger?: string) {
  return scenarioOf(scenarioWith(tokens, trigger === undefined ? {} : { trigger })).tokens
}

/** The body that a lead with nothing in it sends. */
function sent(tokens: string, parts: Parts): string | undefined {
  const { webhooks, tokens: scopes, settings, leads } = scenarioOf(scenarioWith(tokens, parts))
  const [webhook] = webhooks
  if (!webhook) throw new Error('the sample has a webhook')
  const call = { webhook, tokens: scopes, settings, campaignType: 'trigger' } as const
  const lead = { index: 0, values: {} }
  const rendering = renderRequest({ ...call, lead, fields: fieldsOf(leads) }, ZERO)
  return rendering.kind === 'request' ? rendering.request.body : rendering.reason
}

// marketo.md §2.2 [DOC]: local, inherited, overridden.
describe('my tokens', () => {
  const FOLDERS = `{
    folders: [
      { name: Marketing, my: { Key: far, Region: EMEA, Only: 1 } },
      { name: Webinars, my: { key: near, Region: { type: text, value: DACH } } },
    ],
    my: { KEY: own, Local: x }
  }`

  it('come down the folders, and the nearest counts', () => {
    const payload = '[{{my.key}},{{my.Region}},{{my.Only}},{{my.Local}}]'
    expect(sent(FOLDERS, { payload })).toBe('["own","DACH",1,"x"]')
  })

  it('are as docs/tokens.md says', () => {
    const page = readFileSync(new URL('../../docs/tokens.md', import.meta.url), 'utf8')
    const [, example = ''] = /```yaml\ntokens:\n([\s\S]*?)```/.exec(page) ?? []
    const { my } = tokensOf(`\n${example}`)
    expect(my).toMatchObject({
      'API Key': { value: 'abc', folder: 'Marketing', overrides: [] },
      Region: { value: 'DACH', folder: 'Webinars', overrides: ['Marketing'] },
      Launch: { type: 'date', value: '2026-03-01' },
      Seats: 40,
    })
  })

  it('keep where they are from and what they override', () => {
    expect(tokensOf(FOLDERS).my).toEqual({
      KEY: { type: 'text', value: 'own', overrides: ['Marketing', 'Webinars'] },
      Region: { type: 'text', value: 'DACH', folder: 'Webinars', overrides: ['Marketing'] },
      Only: { type: 'number', value: 1, folder: 'Marketing', overrides: [] },
      Local: 'x',
    })
  })

  it('are plain values where these say it all', () => {
    expect(tokensOf('{ my: { a: abc, b: 6, c: { type: number, value: 6 } } }').my).toEqual({
      a: 'abc',
      b: 6,
      c: 6,
    })
  })

  it.each([
    ['{ type: text, value: "6" }', '"6"'],
    ['{ type: number, value: -3 }', '-3'],
    ['{ type: number, value: 0.5 }', '0.5'],
    ['{ type: number, value: "9007199254740993" }', '9007199254740993'],
    ['{ type: score, value: 5 }', '5'],
    ['{ type: date, value: 2016-05-23 }', '"2016-05-23"'],
    ['{ type: rich text, value: "<p>Hi</p>" }', '"<p>Hi</p>"'],
    ['{ type: sfdc campaign, value: Spring }', '"Spring"'],
  ])('of a type: %s is sent as %s', (token, body) => {
    expect(sent(`{ my: { it: ${token} } }`, { payload: '{{my.It}}' })).toBe(body)
  })

  // Decision 22.
  it.each(['email script', 'calendar file'])('of the type %s are empty, and an error', (type) => {
    const tokens = `{ my: { it: { type: ${type}, value: "#set($x)" } } }`
    expect(linesOf(scenarioWith(tokens, { payload: '{{my.it}}' }))).toEqual([
      expect.stringContaining(
        '"{{my.it}}" names nothing. A my token of this type has a value in emails only; this one would be sent empty. Use a my token of another type.',
      ),
    ])
    const instance = 'unknownToken: empty'
    expect(sent(tokens, { payload: '{{my.it}}', instance })).toBe('""')
    expect(sent(tokens, { payload: '{{my.it:default=x}}', instance })).toBe('"x"')
  })

  it.each([
    ['my: { a: true }', 'tokens.my.a: true is not a my token.'],
    ['my: { a: [1] }', 'tokens.my.a'],
    ['my: { a: { type: dat, value: 2016-05-23 } }', 'Did you mean date?'],
    [
      'my: { a: { type: date, value: 23/05/2016 } }',
      '"23/05/2016" is not a value of the type date.',
    ],
    ['my: { a: { type: date } }', 'A my token of the type date has a value.'],
    [
      'my: { a: { type: score, value: 2147483648 } }',
      '2147483648 is not a value of the type score.',
    ],
    ['my: { a: { type: score, value: 0.5 } }', '0.5 is not a value of the type score.'],
    ['my: { a: { type: number, value: many } }', '"many" is not a value of the type number.'],
    ['my: { a: { type: text, value: 5 } }', '5 is not a value of the type text.'],
    ['my: { a: { typ: text, value: x } }', 'Did you mean type?'],
    ['program: { a: { type: text, value: x } }', 'tokens.program.a'],
    ['folders: { name: x }', 'tokens.folders'],
    ['folders: [{ my: { a: b } }]', 'tokens.folders[0].name: This is required.'],
    ['folders: [{ name: x, My: { a: b } }]', 'Did you mean my?'],
  ])('are not written as %s', (tokens, line) => {
    const lines = linesOf(scenarioWith(`{ ${tokens} }`))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(line)
  })

  it('of more than 524,288 characters are too long', () => {
    const text = (length: number) => `{ my: { a: ${'x'.repeat(length)} } }`
    expect(linesOf(scenarioWith(text(524_288)))).toEqual([])
    expect(linesOf(scenarioWith(text(524_289)))).toHaveLength(1)
  })

  it('with a mistake in their value are tokens all the same', () => {
    const tokens = '{ my: { a: { type: date } }, folders: [{ name: x, my: { b: [1] } }] }'
    const lines = linesOf(scenarioWith(tokens, { payload: '{{my.a}}{{my.b}}' }))
    expect(lines.filter((line) => line.includes('names nothing'))).toEqual([])
    expect(lines).toHaveLength(2)
  })

  it('cannot be told from mistakes where the folders cannot be read', () => {
    expect(linesOf(scenarioWith('{ folders: x }', { payload: '{{my.a}}' }))).toHaveLength(1)
    expect(
      linesOf(scenarioWith('{ folders: [{ name: x }] }', { payload: '{{my.a}}' })),
    ).toHaveLength(1)
  })
})

// marketo.md §2.2 [DOC].
describe('trigger tokens', () => {
  it('are those of the trigger, with something in them', () => {
    expect(tokensOf('{}', 'fills out form').trigger).toEqual({
      'Trigger Name': 'Fills Out Form',
      Name: triggerExample('Name'),
      'Web Page': triggerExample('Web Page'),
      'Client IP Address': triggerExample('Client IP Address'),
    })
  })

  it('have the values that the scenario gives, whatever the case of their names', () => {
    const { trigger } = tokensOf('{ trigger: { web page: /a, NAME: Sign-up } }', 'fills out form')
    expect(trigger).toMatchObject({ 'web page': '/a', NAME: 'Sign-up' })
    expect(Object.keys(trigger ?? {})).toHaveLength(4)
  })

  it('of a trigger that is not documented are its name, a name, and what is given', () => {
    expect(tokensOf('{ trigger: { New Value: 5 } }', 'data value changes').trigger).toEqual({
      'Trigger Name': 'Data Value Changes',
      Name: triggerExample('Name'),
      'New Value': 5,
    })
    expect(tokensOf('{}', 'Gets a Badge').trigger).toMatchObject({ 'Trigger Name': 'Gets a Badge' })
  })

  it('of another trigger are out of scope', () => {
    const parts = { trigger: 'fills out form', payload: '{{trigger.Subject}}' }
    expect(linesOf(scenarioWith('{}', parts))).toEqual([
      expect.stringContaining(
        '"{{trigger.Subject}}" names nothing. The trigger of this campaign does not give this token; this one would be sent empty. It gives Trigger Name, Name, Web Page, Client IP Address.',
      ),
    ])
    expect(sent('{}', { ...parts, instance: 'unknownToken: empty' })).toBe('""')
  })

  it('of another trigger are given no value', () => {
    const text = scenarioWith('{ Trigger: { Subject: x } }', {
      trigger: 'Fills Out Form',
      payload: '{{trigger.subject}}',
    })
    expect(linesOf(text)).toEqual([
      expect.stringContaining(
        'tokens.Trigger.Subject: The trigger Fills Out Form does not give this token. It gives Trigger Name, Name, Web Page and Client IP Address.',
      ),
    ])
  })
})

describe('other tokens', () => {
  it('of program, campaign and system are there by themselves', () => {
    const payload =
      '{{program.name}} {{program.id}} {{campaign.Name}} {{campaign.id}} {{system.munchkinId}}'
    expect(sent('{}', { payload })).toBe('"Enrich" 1 "Enrich" 1 "123-ABC-456"')
  })

  it('are as given, whatever the case of scopes and names', () => {
    const tokens =
      '{ Program: { NAME: Nurture }, member: { webinar url: w, registration code: r }, Social: { Promo Code: p }, "": { SP_Send_Alert_Info: a } }'
    const payload =
      '{{program.Name}}{{member.Webinar URL}}{{member.registration code}}{{social.promo code}}{{sp_send_alert_info}}'
    expect(sent(tokens, { payload })).toBe('"Nurture""w""r""p""a"')
  })

  it.each([
    ['{{member.webinar url}}', 'Tokens of this scope have values only where the campaign has them'],
    ['{{social.Share Url}}', 'Tokens of this scope have values only where the campaign has them'],
    ['{{system.unsubscribeLink}}', 'The platform fills this token in emails only'],
    ['{{SP_Send_Alert_Info}}', 'The platform fills this token in emails only'],
    ['{{account.Name}}', 'The platform has no tokens of this scope'],
    ['{{lead.FirstName}}', 'A token names a field by its display name, and this is its API name'],
  ])('%s is refused for a reason of its own', (payload, rule) => {
    expect(linesOf(scenarioWith('{}', { payload }))).toEqual([expect.stringContaining(rule)])
  })
})
