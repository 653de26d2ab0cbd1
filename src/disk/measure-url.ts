// Measures a service by calling it: so many requests, so many at once, each from its start to the last byte of
// its answer. One that has no answer when the time is up is given up. This machine only, unless the host is
// allowed; redirects are answers.
import { Agent, type Dispatcher } from 'undici'
import { EnvironmentError, UsageError } from '../errors.ts'
import { checkAddresses, connectHere } from '../fidelity/own-machine.ts'
import { maskUrl, plainText } from '../report/mask.ts'

export interface MeasureWanted {
  readonly url: string
  readonly requests: number
  readonly concurrency: number
  readonly method: string
  /** Of each request; sent as JSON where it is some. */
  readonly body?: string | undefined
  readonly timeoutUs: number
  /** Hosts besides this machine that requests may go to. */
  readonly allowHosts: readonly string[]
  readonly signal?: AbortSignal | undefined
  readonly onMeasured?: ((count: number) => void) | undefined
}

/** One request that was made. */
export interface Measured {
  readonly durationUs: number
  /** 0 where there was no answer. */
  readonly status: number
  readonly isTimeout: boolean
  /** The origin. */
  readonly service: string
}

/** Those that were made by the time the signal stopped it. Throws `UsageError` for a URL that is none, or is of
 *  another machine; `EnvironmentError` where nothing answers. */
export async function measureUrl(wanted: MeasureWanted): Promise<readonly Measured[]> {
  const { requests, concurrency, allowHosts, signal, onMeasured } = wanted
  const url = readUrl(wanted.url)
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowed = allowHosts.some((host) => host.toLowerCase() === hostname)
  if (!isAllowed) await checkAddresses(hostname, `--url "${plainText(maskUrl(wanted.url))}"`)
  const agent = new Agent({
    ...(!isAllowed && { connect: connectHere }),
    connections: concurrency,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const measured: Measured[] = []
  let failure: unknown
  let started = 0
  const work = async (): Promise<void> => {
    while (started < requests && !signal?.aborted) {
      started++
      const { cause, ...one } = await measureOne(agent, url, wanted)
      if (signal?.aborted) return
      failure = cause
      measured.push(one)
      onMeasured?.(measured.length)
    }
  }
  try {
    await Promise.all(Array.from({ length: concurrency }, work))
  } finally {
    await agent.destroy()
  }
  const isDead =
    measured.length > 0 && measured.every(({ status, isTimeout }) => status === 0 && !isTimeout)
  if (isDead) throw new EnvironmentError('call', maskUrl(wanted.url), failure)
  return measured
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new UsageError(
    `--url "${plainText(maskUrl(text))}": write a whole URL, like http://127.0.0.1:3000/score.`,
  )
}

async function measureOne(
  agent: Agent,
  url: URL,
  { method, body, timeoutUs, signal }: MeasureWanted,
): Promise<Measured & { readonly cause?: unknown }> {
  const timeUp = AbortSignal.timeout(Math.ceil(timeoutUs / 1_000))
  const startedMs = performance.now()
  const end = (status: number) => ({
    durationUs: Math.round((performance.now() - startedMs) * 1_000),
    status,
    isTimeout: timeUp.aborted,
    service: url.origin,
  })
  try {
    const response = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: method as Dispatcher.HttpMethod, // any token is one; a wrong one is refused
      signal: signal ? AbortSignal.any([timeUp, signal]) : timeUp,
      headers: headersFor(url, body),
      ...(body !== undefined && { body }),
    })
    await discard(response.body)
    return end(response.statusCode)
  } catch (cause) {
    return { ...end(0), cause }
  }
}

/** Credentials in the URL become the header they stand for (decision 43). */
function headersFor({ username, password }: URL, body: string | undefined): Record<string, string> {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(credentials !== ':' && {
      authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
    }),
  }
}

/** To the last byte; none is kept. */
async function discard(body: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of body);
}
