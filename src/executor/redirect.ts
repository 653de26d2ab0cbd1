// Where a redirect sends a call, for whoever asks that it be followed (decision 6). The platform says
// nothing of redirects; these are the rules of RFC 9110 §15.4 as clients keep them: 303, and 301 or 302
// after POST, are followed with GET and no body, and credentials go to no other origin.
import type { Answer } from './outcome.ts'
import type { RenderedRequest } from './webhook.ts'

/** Most redirects one call follows; the next one is its answer. */
export const REDIRECTS_MAX = 5

const STATUSES: readonly number[] = [301, 302, 303, 307, 308]
const CREDENTIALS: readonly string[] = ['authorization', 'cookie', 'host']
const ABOUT_THE_BODY = /^content-/

/** The request that follows a request's answer; `undefined` when the answer is the last. */
export function redirected(
  request: RenderedRequest,
  { status, location }: Pick<Answer, 'status' | 'location'>,
): RenderedRequest | undefined {
  if (location === undefined || !STATUSES.includes(status)) return undefined
  const here = request.origin + request.path
  if (!URL.canParse(location, here)) return undefined
  const { origin, protocol, pathname, search } = new URL(location, here)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  const isGet = status === 303 || (status < 303 && request.method === 'POST')
  const headers = Object.entries(request.headers).filter(
    ([name]) =>
      (origin === request.origin || !CREDENTIALS.includes(name)) &&
      !(isGet && ABOUT_THE_BODY.test(name)),
  )
  return {
    method: isGet ? 'GET' : request.method,
    origin,
    path: pathname + search,
    headers: Object.fromEntries(headers),
    body: isGet ? undefined : request.body,
  }
}
