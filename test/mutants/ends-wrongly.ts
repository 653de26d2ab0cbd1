// Mutants that take an answer, or the lack of one, for what it is not.
import type { Dispatcher } from 'undici'
import { classify } from '../../src/executor/outcome.ts'
import { DEFAULT_SETTINGS } from '../../src/executor/settings.ts'
import type { CallResult, WebhookCall } from '../../src/executor/webhook.ts'
import type { Heard } from './listening.ts'
import { type Mutant, withSettings } from './mutant.ts'
import { PassingHandler } from './passing-handler.ts'
import { withWebhook } from './templates.ts'

const LIMIT = DEFAULT_SETTINGS.bodyMaxBytes

export const ENDS_WRONGLY: readonly Mutant[] = [
  { name: 'maps a 3xx', check: 'map-only-on-2xx', result: mapping(({ status }) => status < 400) },
  {
    name: 'maps a 4xx with a body',
    check: 'map-only-on-2xx',
    result: mapping(({ status, body }) => status >= 400 && status < 500 && body !== ''),
  },
  {
    name: 'maps whatever has a body',
    check: 'map-only-on-2xx',
    result: mapping(({ body }) => body !== ''),
  },
  {
    name: 'maps a 599',
    check: 'map-only-on-2xx',
    result: mapping(({ status, body }) => status === 599 && body !== ''),
  },
  {
    name: 'maps a 200 and no other 2xx',
    check: 'every-2xx-maps',
    result: (result) => {
      if (result.outcome !== 'mapped' || result.status === 200) return result
      return { ...result, outcome: 'unmapped' }
    },
  },
  {
    name: 'does not say which status rejected it',
    check: 'error-types',
    result: (result) => (result.outcome === 'rejected' ? { ...result, errorType: 0 } : result),
  },
  {
    name: 'forgets the phrase of a status',
    check: 'error-types',
    result: (result) => ('reasonPhrase' in result ? { ...result, reasonPhrase: '' } : result),
  },
  {
    name: 'maps a 204',
    check: 'empty-bodies',
    result: (result) => {
      if (result.outcome !== 'empty' || result.status !== 204) return result
      return { outcome: 'unmapped', status: 204, reasonPhrase: result.reasonPhrase, skipped: [] }
    },
  },
  {
    name: 'clears the mapped fields where a body is empty',
    check: 'empty-bodies',
    result: (result, { call }) => {
      if (result.outcome !== 'empty') return result
      const writes = call.webhook.mappings.map((mapping) => ({ ...mapping, value: null }))
      return { ...result, outcome: 'mapped', writes, skipped: [] }
    },
  },
  {
    name: 'takes a body that is cut for whole',
    check: 'failures',
    hears: (handler) => new NeverCut(handler),
  },
  {
    name: 'knows one kind of failure',
    check: 'failures',
    result: (result) =>
      result.outcome === 'failed' && result.failure !== 'REQUEST'
        ? { ...result, failure: 'CONNECTION' }
        : result,
  },
  {
    name: 'takes a body that is too long for a failure',
    check: 'spoilt-bodies',
    result: (result) =>
      result.outcome === 'unreadable' && result.reason === `longer than ${LIMIT} bytes`
        ? { outcome: 'failed', failure: 'CONNECTION', reason: result.reason }
        : result,
  },
  {
    name: 'trusts the Content-Type',
    check: 'content-type-ignored',
    ...withSettings({ responseContentType: 'respect' }),
  },
  {
    name: 'does not look at the Content-Type where it is told to',
    check: 'content-type-respected',
    ...withSettings({ responseContentType: 'ignore' }),
  },
  {
    name: 'reads JSON where the response type is None',
    check: 'response-type-none',
    call: (call) =>
      call.webhook.responseType === 'None' ? withWebhook(call, { responseType: 'JSON' }) : call,
  },
  {
    name: 'reads a body that nothing is mapped from',
    check: 'no-mappings',
    call: (call) => {
      const { mappings } = call.webhook
      const none = { attribute: 'none', field: 'none' }
      return withWebhook(call, { mappings: mappings.length === 0 ? [none] : mappings })
    },
  },
  {
    name: 'counts the characters of a body and not its bytes',
    check: 'body-limit',
    result: (result, { call, heard }) => {
      const isTooLong = result.outcome === 'unreadable' && result.reason.startsWith('longer')
      const answer = isTooLong ? heard() : undefined
      const isRead = answer && answer.body.length <= call.settings.bodyMaxBytes
      return isRead ? classified(call, answer) : result
    },
  },
]

/** Takes some rejections for a 200. */
function mapping(isMapped: (heard: Heard) => boolean): NonNullable<Mutant['result']> {
  return (result, { call, heard }) => {
    const answer = result.outcome === 'rejected' ? heard() : undefined
    return answer && isMapped(answer) ? classified(call, answer) : result
  }
}

function classified(call: WebhookCall, { body }: Heard): CallResult {
  return classify(call, {
    status: 200,
    reasonPhrase: 'OK',
    contentType: undefined,
    location: undefined,
    body,
  })
}

class NeverCut extends PassingHandler {
  #hasBegun = false

  override onResponseStart(...told: Parameters<PassingHandler['onResponseStart']>): void {
    this.#hasBegun = true
    super.onResponseStart(...told)
  }

  override onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#hasBegun) super.onResponseEnd(controller, {})
    else super.onResponseError(controller, error)
  }
}
