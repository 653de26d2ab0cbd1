// An object that sends through what it is given: it runs at `handlers` and at `sockets`.
import type { Executor } from '../../../src/index.ts'
import { urlOf, writesOf } from './webhook-parts.ts'

export const executor: Executor = {
  name: 'through the dispatcher',
  async execute(call, { dispatcher, clock }) {
    const { origin, pathname, search } = new URL(urlOf(call))
    const limit = clock.deadline(call.settings.timeoutUs)
    try {
      const { method } = call.webhook
      const request = { origin, path: pathname + search, method, signal: limit.signal }
      const { statusCode: status, body } = await dispatcher.request(request)
      const text = await body.text()
      const writes = writesOf(call, status, text).map((write) => ({ attribute: '', ...write }))
      const answered = { status, reasonPhrase: '' }
      if (status > 299) return { outcome: 'rejected', errorType: status, ...answered }
      if (text === '') return { outcome: 'empty', errorType: 1001, ...answered }
      return { outcome: 'mapped', writes, skipped: [], ...answered }
    } finally {
      limit.release()
    }
  },
}
