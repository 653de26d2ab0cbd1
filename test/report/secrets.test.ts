// A secret is planted in every place where one may stand; then every output of every command is looked
// through for it, as it is and in every encoding in which it may travel.
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { measureUrl } from '../../src/disk/measure-url.ts'
import { simulate } from '../../src/door/simulate.ts'
import { packJob } from '../../src/plan/engine/parcel.ts'
import { openRedis } from '../../src/plan/engine/redis-link.ts'
import { jobOf } from '../../src/plan/job.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import type { TimelineEvent } from '../../src/timeline/event.ts'
import {
  crossChecked,
  errorOf,
  fuzzOutputs,
  loaded,
  type Outputs,
  otherOutputs,
  requestPaths,
  runOutputs,
} from './outputs.ts'

/** By where it is planted. Some need every encoding there is. */
const SECRETS = {
  userinfo: 'Us3rInf0.PW',
  'userinfo in percents': 'Us3r%2BinP3rcents',
  parameter: 'Param3terVal',
  signature: 'S1gnatureVal',
  authorization: 'Auth0rizati0nVal',
  'proxy authorization': 'Pr0xyAuthVal',
  cookie: 'C00kieValue99',
  'x-api-key': 'XAp1KeyValue',
  'subscription key': 'Ocp1mSubscr1ption',
  'a -key header': 'Any-K3y-Header',
  'a token by its use': 'By-1ts-Use-0nly',
  'a token by its name': 'By-1ts-Nam3-0nly',
  'a marked token': 'p@ss "w/ö\\ rd&d<x>\' 12+34=',
  'a marked number': '80861234',
  'set-cookie': 'S3tC00kieValue',
  location: 'L0cati0nPW',
  'location parameter': 'L0cati0nT0ken',
} as const

const ORIGIN = 'https://api.example.com'
const OTHER = 'https://other.example.com'

/** What came, sent back. */
const ECHO = {
  marked: { $request: '$.marked' },
  digits: { $request: '$.digits' },
  used: { $request: '$.used' },
  named: { $request: '$.named' },
  base64: { $request: '$.base64' },
  cookie: { $request: '$.cookie' },
  rest: { $request: '$.rest' },
}

/** Sends, and is sent back, all of them. */
const SCENARIO: ScenarioInput = {
  name: 'secrets everywhere',
  leads: { count: 6, fields: { Plan: { type: 'text' }, Number: { type: 'integer' } } },
  campaign: { flow: [{ call: 'enrich' }, { call: 'form' }] },
  instance: { redirects: 'follow' },
  tokens: {
    my: {
      Marked: { value: SECRETS['a marked token'], secret: true },
      Digits: { type: 'number', value: Number(SECRETS['a marked number']), secret: true },
      Used: SECRETS['a token by its use'],
      'Api Key': SECRETS['a token by its name'],
    },
  },
  webhooks: {
    enrich: {
      url: `https://sid:${SECRETS.userinfo}@api.example.com/v1/enrich?api_key=${SECRETS.parameter}&sig=${SECRETS.signature}&m={{my.Marked}}`,
      headers: {
        Authorization: `Bearer ${SECRETS.authorization}`,
        'Proxy-Authorization': `Basic ${btoa(`user:${SECRETS['proxy authorization']}`)}`,
        Cookie: `session=${SECRETS.cookie}; theme=dark`,
        'X-Api-Key': SECRETS['x-api-key'],
        'Ocp-Apim-Subscription-Key': SECRETS['subscription key'],
        'X-Other-Key': SECRETS['a -key header'],
        'X-Webhook-Key': '{{my.Used}}',
        'X-Basic': `Basic ${btoa(`user:${SECRETS.authorization}:x`)}`,
        'Content-Type': 'application/json',
      },
      encoding: 'JSON',
      payload: `{ "marked": {{my.Marked}}, "digits": {{my.Digits}}, "used": {{my.Used}}, "named": {{my.Api Key}},
        "email": {{lead.Email Address}}, "base64": "${btoa(`a:${SECRETS['x-api-key']}:b`)}", "cookie": "${SECRETS.cookie}",
        "rest": "${SECRETS.userinfo} ${SECRETS.parameter} ${SECRETS.signature} ${SECRETS['proxy authorization']} ${SECRETS['subscription key']} ${SECRETS['a -key header']}" }`,
      mappings: { 'echo.marked': 'Plan', 'echo.digits': 'Number', 'echo.rest': 'Plan' },
    },
    form: {
      url: `https://user:${SECRETS['userinfo in percents']}@other.example.com/f`,
      encoding: 'Form/Url',
      responseType: 'XML',
      payload: `marked={{my.Marked}}&used={{my.Used}}`,
      mappings: { 'r.a': 'Plan' },
    },
  },
  services: {
    [ORIGIN]: {
      latency: '20ms',
      replies: [
        {
          times: 3,
          json: { echo: ECHO },
          headers: { 'Set-Cookie': `sid=${SECRETS['set-cookie']}; Path=/; HttpOnly` },
        },
        {
          times: 2,
          status: 302,
          json: { echo: ECHO, cookie: SECRETS['set-cookie'] },
          headers: {
            Location: `https://u:${SECRETS.location}@api.example.com/v2?access_token=${SECRETS['location parameter']}`,
          },
        },
        { times: 1, fault: 'reset' },
      ],
    },
    [OTHER]: {
      latency: '20ms',
      replies: [
        {
          xml: {
            r: {
              a: `${decodeURIComponent(SECRETS['userinfo in percents'])} ${SECRETS['a token by its use']}`,
              b: SECRETS['a marked token'],
            },
          },
        },
      ],
    },
  },
  expect: { timeouts: '== 0' },
}

/** What a program may have hold of, in the forms in which it may say it. */
function quoted(): string {
  return Object.values(SECRETS)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify({ secret })])
    .join(' ')
}

const { scenario, file, folder } = await loaded(SCENARIO, {})
afterAll(() => rmSync(folder, { recursive: true }))

describe('no output of a command has a secret in it', () => {
  it('run, with executors that put what they know into their mistakes', async () => {
    const outputs = await runOutputs({ scenario, folder }, { quoted })
    expect(outputs.size).toBeGreaterThan(60)
    expect(leaksIn(outputs)).toEqual([])
  }, 120_000)

  it('all the others', async () => {
    requestPaths.push(
      `/v1?api_key=${SECRETS.parameter}&m=${encodeURIComponent(SECRETS['a marked token'])}`,
      `/${SECRETS['x-api-key']}/${btoa(SECRETS.userinfo)}`,
    )
    const outputs = await otherOutputs({ scenario, file }, {})
    requestPaths.length = 0
    expect(outputs.size).toBeGreaterThan(35)
    expect(leaksIn(outputs)).toEqual([])
  }, 120_000)

  it('a cross-check', async () => {
    expect(leaksIn(await crossChecked((await loaded(PLAIN, {})).scenario))).toEqual([])
  }, 120_000)

  it('fuzz, nor the scenario it writes, which has no mistakes for that', async () => {
    const outputs = await fuzzOutputs(scenario, quoted)
    expect(leaksIn(outputs)).toEqual([])
    const written = parse(outputs.get('fuzz file') ?? '')
    expect((await loaded(written, {})).scenario.webhooks.length).toBeGreaterThan(0)
  }, 120_000)
})

/** Without what only a run at handlers can do. */
const PLAIN: ScenarioInput = {
  ...SCENARIO,
  services: { [ORIGIN]: { latency: '1ms' }, [OTHER]: { latency: '1ms' } },
}

describe('what is said of a mistake has no secret in it', () => {
  const headers = { Authorization: `Bearer ${SECRETS.authorization}` }
  const one = { url: `${ORIGIN}/`, headers }
  it.each<readonly [string, object]>([
    ['a URL that is none', { url: `http//u:${SECRETS.userinfo}@x/?api_key=${SECRETS.parameter}` }],
    [
      'a URL with a space',
      { url: `https://u:${SECRETS.userinfo}@api.example.com/ ?key=${SECRETS.parameter}` },
    ],
    [
      'a header of a wrong type',
      { ...one, headers: { ...headers, 'X-Api-Key': [SECRETS['x-api-key']] } },
    ],
    [
      'a header with a line break',
      { ...one, headers: { 'X-Api-Key': `${SECRETS['x-api-key']}\nx: y` } },
    ],
    [
      'a token that is not closed',
      { ...one, headers: { 'X-Api-Key': `${SECRETS['x-api-key']} {{my.a` } },
    ],
  ])('%s', async (_, enrich) => {
    const input = { ...PLAIN, webhooks: { ...PLAIN.webhooks, enrich } } as ScenarioInput
    const text = await errorOf(() => loaded(input, {}))
    expect(text).toMatch(/mistake/)
    expect(leaksIn(new Map([['error', text]]))).toEqual([])
  })

  it('a marked token of a wrong type', async () => {
    const my = { Marked: { type: 'date', value: SECRETS['a marked token'], secret: true } } as const
    const text = await errorOf(() => loaded({ ...PLAIN, tokens: { my } }, {}))
    expect(text).toContain('is not a value of the type date')
    expect(leaksIn(new Map([['error', text]]))).toEqual([])
  })

  it.each([
    [`webhooks.none.headers.X-Api-Key=${SECRETS['x-api-key']}`],
    [`webhooks.enrich.url=https://u:${SECRETS.userinfo}@[/?sig=${SECRETS.signature}`],
  ])('an override: %s', async (override) => {
    const { loadScenario } = await import('../../src/disk/load-scenario.ts')
    const text = await errorOf(() => loadScenario(file, { set: [override] }))
    expect(leaksIn(new Map([['error', text]]))).toEqual([])
  })

  it('addresses of services and of Redis', async () => {
    const url = `http://u:${SECRETS.userinfo}@127.0.0.1:1/?api_key=${SECRETS.parameter}`
    const wanted = {
      requests: 1,
      concurrency: 1,
      method: 'GET',
      timeoutUs: 1_000_000,
      allowHosts: [],
    }
    const texts = [
      await errorOf(() => measureUrl({ ...wanted, url })),
      await errorOf(() => measureUrl({ ...wanted, url: url.replace('http:', 'ftp:') })),
      await errorOf(() => measureUrl({ ...wanted, url: url.replace('127.0.0.1:1', '192.0.2.1') })),
      await errorOf(() => openRedis(`redis://u:${SECRETS.userinfo}@127.0.0.1:1`)),
      await errorOf(() => openRedis(`redis//u:${SECRETS.userinfo}@127.0.0.1:1`)),
      await errorOf(() =>
        simulate(PLAIN, {
          fidelity: 'wire',
          wire: { target: `http://u:${SECRETS.userinfo}@127.0.0.1:1` },
        }),
      ),
      await errorOf(() =>
        simulate(PLAIN, {
          fidelity: 'wire',
          wire: { target: `ftp://u:${SECRETS.userinfo}@127.0.0.1:1` },
        }),
      ),
    ]
    expect(leaksIn(new Map(Object.entries(texts)))).toEqual([])
  })
})

it('the label of a job, which others can read in a queue, has no secret in it', () => {
  const { label } = packJob(jobOf(scenario, 1))
  expect(leaksIn(new Map([['label', JSON.stringify(label)]]))).toEqual([])
})

it('all of them went out all the same', async () => {
  const seen: string[] = []
  const listen = (event: TimelineEvent): void => {
    if (event.kind === 'call-ended') seen.push(JSON.stringify(event.exchanges))
  }
  await simulate(scenario, { listen })
  const wire = seen.join('\n')
  const missing = Object.entries(SECRETS).filter(
    ([, secret]) => !formsOf(secret).some((form) => wire.includes(form)),
  )
  expect(missing).toEqual([])
  expect(wire).toContain(btoa(`user:${decodeURIComponent(SECRETS['userinfo in percents'])}`))
})

/** As anybody would look for it who has got hold of a log. */
function formsOf(secret: string): readonly string[] {
  const typed = secret.includes('%') ? [decodeURIComponent(secret)] : []
  return [secret, ...typed].flatMap(encodingsOf)
}

function encodingsOf(secret: string): readonly string[] {
  const utf8 = (text: string): string => Buffer.from(text).toString('base64')
  // Whatever stands before it, one of these is in its base64.
  const inside = [0, 1, 2].map((before) =>
    utf8(`${'x'.repeat(before)}${secret}`).slice(before + 2, -4),
  )
  const json = JSON.stringify(secret).slice(1, -1)
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    json,
    JSON.stringify(json).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ...inside.filter(({ length }) => length >= 8),
  ]
}

function leaksIn(outputs: Outputs): readonly string[] {
  return Array.from(outputs).flatMap(([name, text]) =>
    Object.entries(SECRETS).flatMap(([where, secret]) => {
      // Of one that was cut, most would be enough.
      const form = [...formsOf(secret), secret.slice(0, 8)].find((each) => text.includes(each))
      if (form === undefined) return []
      const at = text.indexOf(form)
      return [`${name}: ${where}: ${text.slice(Math.max(0, at - 60), at + 60)}`]
    }),
  )
}
