// An object that sends through what it is given: it runs at `handlers` and at `sockets`.
import { type Executor, mapResponse, renderRequest } from '../../../src/executor/index.ts'

export const executor: Executor = {
  name: 'through the dispatcher',
  async execute(call, { dispatcher, clock }) {
    const rendering = renderRequest(call, clock.now())
    if (rendering.kind === 'problem') {
      return { outcome: 'failed', failure: 'REQUEST', reason: rendering.reason }
    }
    const { body: payload = null, ...request } = rendering.request
    const limit = clock.deadline(call.settings.timeoutUs)
    try {
      const response = await dispatcher.request({ ...request, body: payload, signal: limit.signal })
      const { statusCode: status, statusText: reasonPhrase } = response
      const text = await response.body.text()
      const answered = { status, reasonPhrase }
      if (status > 299) return { outcome: 'rejected', errorType: status, ...answered }
      if (text === '') return { outcome: 'empty', errorType: 1001, ...answered }
      const mapped = mapResponse(call, text)
      if (mapped.kind === 'unreadable') {
        return { outcome: 'unreadable', reason: mapped.reason, ...answered }
      }
      const { writes, skipped } = mapped
      return { outcome: 'mapped', writes, skipped, ...answered }
    } finally {
      limit.release()
    }
  },
}
