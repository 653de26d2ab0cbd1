// Mutants that send a request to where it does not belong, or with what does not belong to it.
import { renderRequest } from '../../src/executor/request.ts'
import type { RenderedRequest, WebhookCall } from '../../src/executor/webhook.ts'
import { ZERO } from '../../src/time/instant.ts'
import type { Mutant } from './mutant.ts'
import { filled, payloadOf, withWebhook } from './templates.ts'

export const SENDS_WRONGLY: readonly Mutant[] = [
  {
    name: 'encodes & in the URL',
    check: 'literal-url',
    request: (request) => ({ ...request, path: request.path.replaceAll('&', '%26') }),
  },
  {
    name: 'decodes %26 in the URL',
    check: 'literal-url',
    call: (call) => withWebhook(call, { url: call.webhook.url.replaceAll('%26', '&') }),
  },
  {
    name: 'normalizes the dots of a path',
    check: 'unnormalized-url',
    request: (request) => {
      const { pathname, search } = new URL(request.origin + request.path)
      return { ...request, path: pathname + search }
    },
  },
  {
    name: 'forgets the port',
    check: 'origins',
    request: (request) => ({ ...request, origin: request.origin.replace(/(?<=.:.*):\d+$/, '') }),
  },
  {
    name: 'encodes the spaces of a URL that is none',
    check: 'illegal-urls',
    call: (call) => {
      const { url } = call.webhook
      return url.includes('{{') ? call : withWebhook(call, { url: url.replaceAll(' ', '%20') })
    },
  },
  {
    name: 'sends to the host that a token names',
    check: 'fixed-host',
    call: (call) =>
      withWebhook(call, {
        url: call.webhook.url.replace(/^[^/]*(?:\/\/[^/?#]*)?/, (origin) => filled(origin, call)),
      }),
  },
  {
    name: 'lets a token in the URL begin another pair',
    check: 'url-tokens',
    request: (request, { webhook }) =>
      webhook.url.includes('{{')
        ? { ...request, path: request.path.replaceAll('%26', '&') }
        : request,
  },
  {
    name: 'encodes a token in the URL as a form where the webhook has JSON',
    check: 'url-tokens',
    request: (request, call) => {
      if (call.webhook.encoding !== 'JSON' || !call.webhook.url.includes('{{')) return request
      const rendering = renderRequest(withWebhook(call, { encoding: 'Form/Url' }), ZERO)
      return rendering.kind === 'request' ? { ...request, path: rendering.request.path } : request
    },
  },
  {
    name: 'keeps the userinfo in the URL',
    check: 'userinfo',
    request: (request, { webhook }) => {
      const [userinfo] = /(?<=^https?:\/\/)[^/?#]*@/.exec(webhook.url) ?? []
      if (userinfo === undefined) return request
      const { authorization: _, ...headers } = request.headers
      return { ...request, headers, origin: request.origin.replace('://', `://${userinfo}`) }
    },
  },
  {
    name: 'sends no credentials for the userinfo',
    check: 'userinfo',
    request: withoutHeader('authorization', (call) => call.webhook.headers.length === 0),
  },
  {
    name: 'sends a body with GET',
    check: 'methods',
    request: (request, call) =>
      call.webhook.method === 'GET' && call.webhook.payload !== ''
        ? { ...request, body: payloadOf(call, String) }
        : request,
  },
  {
    name: 'says that JSON is application/json unasked',
    check: 'content-type',
    request: (request, { webhook }) =>
      webhook.encoding === 'JSON' && request.headers['content-type'] === 'text/plain'
        ? withHeader(request, 'content-type', 'application/json')
        : request,
  },
  {
    name: 'always sends its own user agent',
    check: 'user-agent',
    request: (request) => withHeader(request, 'user-agent', 'mutant/1'),
  },
  {
    name: 'accepts anything',
    check: 'no-extra-headers',
    request: (request) => withHeader(request, 'accept', '*/*'),
  },
  {
    name: 'lets a value begin another header',
    check: 'header-values',
    call: (call) =>
      withWebhook(call, {
        headers: call.webhook.headers.flatMap(({ name, value }) => {
          const [first = '', ...lines] = filled(value, call).split(/[\r\n]+/)
          const others = lines.filter(Boolean).map((line) => line.split(': '))
          return [
            { name, value: first },
            ...others.map(([other = '', text = '']) => ({ name: other, value: text })),
          ]
        }),
      }),
  },
  {
    name: 'encodes a token in a header',
    check: 'header-values',
    request: (request, { webhook }) => {
      const names = webhook.headers.filter(({ value }) => value.includes('{{'))
      return names.reduce((changed, { name }) => {
        const value = changed.headers[name.toLowerCase()] ?? ''
        return withHeader(changed, name.toLowerCase(), value.replaceAll('"', '\\"'))
      }, request)
    },
  },
  {
    name: 'mends the name of a header that cannot be sent',
    check: 'header-names',
    call: (call) =>
      withWebhook(call, {
        headers: call.webhook.headers.map(({ name, value }) => ({
          name: name.replace(/[\s:]/g, ''),
          value,
        })),
      }),
  },
  {
    name: 'sends the host of the URL whatever the webhook says',
    check: 'own-host',
    request: withoutHeader('host', () => true),
  },
  {
    name: 'sends for a batch campaign',
    check: 'trigger-campaigns-only',
    call: (call) => ({ ...call, campaignType: 'trigger' }),
  },
]

function withHeader(request: RenderedRequest, name: string, value: string): RenderedRequest {
  return { ...request, headers: { ...request.headers, [name]: value } }
}

function withoutHeader(
  name: string,
  applies: (call: WebhookCall) => boolean,
): NonNullable<Mutant['request']> {
  return (request, call) => {
    const { [name]: _, ...headers } = request.headers
    return applies(call) ? { ...request, headers } : request
  }
}
