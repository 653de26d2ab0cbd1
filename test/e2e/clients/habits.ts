// What clients do unless they are told otherwise, each habit alone: in everything else they are told as
// the examples tell them. The second table of docs/clients.md is this list.
import { once } from 'node:events'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import axios, { type AxiosRequestConfig } from 'axios'
import got, { type OptionsOfTextResponseBody } from 'got'
import ky, { type Options as KyOptions } from 'ky'
import { request } from 'undici'
import { executorOf } from '../../../src/executor/index.ts'
import { loadScenario } from '../../../src/index.ts'
import type { Scenario } from '../../../src/scenario/model.ts'
import type { ScenarioInput } from '../../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf } from '../../scenario-of.ts'

export interface Habit {
  readonly client: string
  readonly does: string
  readonly told: string
  /** The check that names it; none where headers of the client's own are its affair. */
  readonly caughtBy?: string
  /** Names of those. */
  readonly adds?: readonly string[]
  /** The checks that fail besides. */
  readonly alsoFails?: readonly string[]
  readonly executor: ReturnType<typeof executorOf>
  readonly scenario: () => Scenario | Promise<Scenario>
}

const byUndici = executorOf(async ({ origin, path, body = null, ...sent }, { signal }) => {
  const response = await request(origin + path, { ...sent, body, signal })
  const { statusCode: status, headers, body: received } = response
  return { status, headers, body: await received.text() }
})

export const HABITS: readonly Habit[] = [
  {
    client: 'fetch',
    does: 'follows redirects',
    told: "`redirect: 'manual'`",
    caughtBy: 'one-request-per-call',
    alsoFails: ['request-as-written'],
    executor: byFetch({ redirect: 'follow' }),
    scenario: everyStatus,
  },
  {
    client: 'ky',
    does: 'follows redirects',
    told: "`redirect: 'manual'`",
    caughtBy: 'one-request-per-call',
    alsoFails: ['request-as-written'],
    executor: byKy({ redirect: 'follow' }),
    scenario: everyStatus,
  },
  {
    client: 'axios',
    does: 'follows redirects',
    told: '`maxRedirects: 0`',
    caughtBy: 'one-request-per-call',
    alsoFails: ['request-as-written'],
    executor: byAxios({ maxRedirects: 21 }),
    scenario: everyStatus,
  },
  {
    client: 'got',
    does: 'follows redirects',
    told: '`followRedirect: false`',
    caughtBy: 'one-request-per-call',
    alsoFails: ['request-as-written'],
    executor: byGot({ followRedirect: true }),
    scenario: everyStatus,
  },
  {
    client: 'got',
    does: 'sends a GET again after 429, 500 and 503',
    told: '`retry: { limit: 0 }`',
    caughtBy: 'one-request-per-call',
    executor: byGot({ retry: { limit: 2 } }),
    scenario: everyStatus,
  },
  {
    client: 'ky',
    does: 'sends a GET again after 429, 500 and 503, where it throws for them',
    told: '`retry: 0`',
    caughtBy: 'one-request-per-call',
    alsoFails: ['no-crash'],
    executor: byKy({ retry: 2, throwHttpErrors: true }),
    scenario: everyStatus,
  },
  {
    client: 'axios',
    does: 'throws for what is no 2xx',
    told: '`validateStatus: () => true`',
    caughtBy: 'no-crash',
    executor: byAxios({ validateStatus: (status) => status >= 200 && status < 300 }),
    scenario: everyStatus,
  },
  {
    client: 'got',
    does: 'throws for 4xx and 5xx',
    told: '`throwHttpErrors: false`',
    caughtBy: 'no-crash',
    executor: byGot({ throwHttpErrors: true }),
    scenario: everyStatus,
  },
  {
    client: 'ky',
    does: 'throws for what is no 2xx',
    told: '`throwHttpErrors: false`',
    caughtBy: 'no-crash',
    executor: byKy({ throwHttpErrors: true }),
    scenario: everyStatus,
  },
  {
    client: 'ky',
    does: 'gives up after 10 s',
    told: '`timeout: timeoutMs`',
    caughtBy: 'timeout-bound',
    executor: byKy({ timeout: 10_000 }),
    scenario: () => scoring({ services: { [ORIGIN]: { latency: '15s', replies: SCORE } } }),
  },
  {
    client: 'axios',
    does: 'trims a body that is JSON',
    told: '`transformRequest: (body) => body`',
    caughtBy: 'request-as-written',
    executor: byAxios({ transformRequest: axios.defaults.transformRequest ?? [] }),
    scenario: () => posting('{ "email": {{lead.Email Address}} }\n'),
  },
  {
    client: 'axios',
    does: 'quotes a body that was to be JSON and is none',
    told: '`transformRequest: (body) => body`',
    caughtBy: 'request-as-written',
    executor: byAxios({ transformRequest: axios.defaults.transformRequest ?? [] }),
    scenario: () => posting('{ "email": }'),
  },
  {
    client: 'undici',
    does: 'changes the URL as `fetch` does, in `request(url)`',
    told: '`agent.request({ origin, path })`',
    caughtBy: 'request-as-written',
    executor: byUndici,
    scenario: () => posting('', { url: `${ORIGIN}/v1?name='{{lead.First Name}}'` }),
  },
  {
    client: 'node:http',
    does: 'sends the body of a DELETE without its length',
    told: '`Content-Length`',
    caughtBy: 'request-as-written',
    executor: executorOf(async ({ origin, path, method, headers, body }, { signal }) => {
      const outgoing = https.request(origin, { path, method, headers, signal }).end(body)
      const [incoming] = await once(outgoing, 'response')
      return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) }
    }),
    scenario: () => posting('{ "email": {{lead.Email Address}} }', { method: 'DELETE' }),
  },
  {
    client: 'fetch',
    does: 'takes a byte order mark off an answer in `text()`, and its reader another',
    told: '`bytes()`',
    caughtBy: 'every-2xx-mapped',
    executor: byFetch({}),
    scenario: markedTwice,
  },
  {
    client: 'undici',
    does: 'takes a byte order mark off an answer in `text()`, and its reader another',
    told: '`bytes()`',
    caughtBy: 'every-2xx-mapped',
    executor: byUndici,
    scenario: markedTwice,
  },
  {
    client: 'axios',
    does: 'adds `Accept`, `Accept-Encoding`, and a `Content-Type` where there is none',
    told: '`headers: { Accept: false, … }`',
    adds: ['accept', 'accept-encoding', 'content-type'],
    executor: byAxios({}),
    scenario: () => posting('', { headers: {} }),
  },
  {
    client: 'got',
    does: 'adds `Accept-Encoding`, and decompresses what comes',
    told: '`decompress: false`',
    adds: ['accept-encoding'],
    executor: byGot({}),
    scenario: () => posting(''),
  },
]

function byFetch(habit: RequestInit) {
  return executorOf(async ({ origin, path, method, headers, body = null }, { signal }) => {
    const told: RequestInit = { method, headers, body, signal, redirect: 'manual' }
    const response = await fetch(origin + path, { ...told, ...habit })
    return { status: response.status, headers: response.headers, body: await response.text() }
  })
}

function byKy(habit: KyOptions) {
  const told: KyOptions = { retry: 0, redirect: 'manual', throwHttpErrors: false, timeout: false }
  const client = ky.create({ ...told, ...habit })
  return executorOf(async ({ origin, path, method, headers, body = null }, { signal }) => {
    const response = await client(origin + path, { method, headers, body, signal })
    return { status: response.status, headers: response.headers, body: await response.text() }
  })
}

function byGot(habit: OptionsOfTextResponseBody) {
  const told = { retry: { limit: 0 }, followRedirect: false, throwHttpErrors: false }
  return executorOf(async ({ origin, path, ...sent }, { signal }) => {
    const response = await got(origin + path, { ...sent, signal, ...told, ...habit })
    return { status: response.statusCode, headers: response.headers, body: response.body }
  })
}

function byAxios(habit: AxiosRequestConfig) {
  const told: AxiosRequestConfig = {
    maxRedirects: 0,
    validateStatus: () => true,
    transformRequest: (body) => body,
    responseType: 'arraybuffer',
  }
  const client = axios.create({ ...told, ...habit })
  return executorOf(async ({ origin, path, method, headers, body }, { signal }) => {
    const sent = { url: origin + path, method, headers: { ...headers }, data: body, signal }
    const { status, headers: answered, data } = await client.request(sent)
    return { status, headers: answered, body: data }
  })
}

function everyStatus(): Promise<Scenario> {
  return loadScenario('scenarios/mixed-statuses.yaml', { leads: 60, set: ['expect={}'] })
}

const SCORE = [{ json: { score: 7 } }]

function scoring(changes: Partial<ScenarioInput>): Scenario {
  return scenarioOf(enrich({ leads: { ...enrich().leads, count: 5 }, ...changes }))
}

function markedTwice(): Scenario {
  const replies = [{ text: '\ufeff\ufeff{"score":7}' }]
  return scoring({ services: { [ORIGIN]: { latency: '50ms', replies } } })
}

interface WebhookChanges {
  readonly headers?: Readonly<Record<string, string>>
  readonly url?: string
  readonly method?: 'DELETE'
}

function posting(payload: string, changes: WebhookChanges = {}): Scenario {
  const headers = { 'Content-Type': 'application/json' }
  const webhook = { url: `${ORIGIN}/v1/enrich`, headers, payload, ...changes }
  return scoring({ webhooks: { enrich: webhook } })
}
