// Mutants that send too often, or wait too long or too short.
import { originOf } from '../../src/executor/url.ts'
import type { CallResult } from '../../src/executor/webhook.ts'
import { seconds } from '../../src/time/instant.ts'
import { type Mutant, withSettings } from './mutant.ts'

export const ASKS_WRONGLY: readonly Mutant[] = [
  {
    name: 'asks with OPTIONS before it sends JSON',
    check: 'one-request',
    around: (execute) => async (call, ports) => {
      const { url, method, headers } = call.webhook
      const origin = originOf(url)
      const isJson = headers.some(({ value }) => value === 'application/json')
      if (origin !== undefined && method === 'PUT' && isJson) {
        const asked = await ports.dispatcher.request({ origin, path: '/', method: 'OPTIONS' })
        await asked.body.dump()
      }
      return execute(call, ports)
    },
  },
  {
    name: 'sends again what is not authorized',
    check: 'one-request',
    around: again((result) => result.outcome === 'rejected' && result.status === 401),
  },
  {
    name: 'tries a 500 again',
    check: 'no-retry',
    around: again((result) => result.outcome === 'rejected' && result.status === 500),
  },
  {
    name: 'tries a 429 again, and later',
    check: 'no-retry',
    around: again((result) => result.outcome === 'rejected' && result.status === 429, 5),
  },
  {
    name: 'tries again after a reset',
    check: 'no-retry',
    around: again((result) => result.outcome === 'failed' && result.reason.includes('ECONNRESET')),
  },
  { name: 'follows redirects', check: 'no-redirects', ...withSettings({ redirects: 'follow' }) },
  {
    name: 'follows no redirects where it is told to',
    check: 'following-redirects',
    ...withSettings({ redirects: 'ignore' }),
  },
  { name: 'waits for 60 s', check: 'time-limit', ...withSettings({ timeoutUs: seconds(60) }) },
  { name: 'waits for 29 s', check: 'time-limit', ...withSettings({ timeoutUs: seconds(29) }) },
  {
    name: 'waits for an hour',
    check: 'time-limit',
    ...withSettings({ timeoutUs: seconds(3_600) }),
  },
  {
    name: 'takes exactly 30 s for too late',
    check: 'time-limit',
    ...withSettings({ timeoutEdge: 'times out' }),
  },
  {
    name: 'limits the time of the header only',
    check: 'time-limit',
    ...withSettings({ timeoutCovers: 'connect' }),
  },
  {
    name: 'begins its limit anew with every byte',
    check: 'time-limit',
    ...withSettings({ timeoutCovers: 'read' }),
  },
]

/** Once more where the first result is such a one. */
function again(
  isSuch: (result: CallResult) => boolean,
  afterSeconds = 0,
): NonNullable<Mutant['around']> {
  return (execute) => async (call, ports) => {
    const result = await execute(call, ports)
    if (!isSuch(result)) return result
    if (afterSeconds > 0) await ports.clock.sleep(seconds(afterSeconds))
    return execute(call, ports)
  }
}
