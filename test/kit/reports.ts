// Reports that claims are made of: real runs, one that keeps everything and others that break one thing.
import { type Executor, type Report, type SimulateOptions, simulate } from '../../src/index.ts'
import { enrich, ORIGIN } from '../scenario-of.ts'

const OK = { status: 200, json: { score: 7 } }
const BUSY = { status: 503, json: { score: 7 } }

/** Twenty leads on one slot, a call of 50 ms each. */
export const calm = enrich({
  leads: { count: 20 },
  services: { [ORIGIN]: { latency: '50ms', replies: [OK] } },
  expect: { totalDelay: '<= 1s', timeouts: '== 0' },
})

/** Every other call is answered with a 503 that has a body. */
export const busy = enrich({
  ...calm,
  services: {
    [ORIGIN]: {
      latency: '50ms',
      replies: [
        { share: '50%', ...OK },
        { share: '50%', ...BUSY },
      ],
    },
  },
  expect: { rejectedShare: '<= 10%', totalDelay: '<= 1s', timeouts: '== 0' },
})

/** One call in twenty is never answered. */
export const hanging = enrich({
  ...calm,
  services: {
    [ORIGIN]: {
      latency: '50ms',
      replies: [
        { share: '95%', ...OK },
        { share: '5%', fault: 'hang' },
      ],
    },
  },
})

/** Writes whatever the status. */
export const careless: Executor = {
  name: 'careless',
  async execute({ webhook }, { dispatcher }) {
    const { origin, pathname } = new URL(webhook.url)
    const { body } = await dispatcher.request({ origin, path: pathname, method: 'GET' })
    await body.text()
    const writes = [{ attribute: 'score', field: 'Lead Score', value: 7 }]
    return { outcome: 'mapped', status: 200, reasonPhrase: 'OK', writes, skipped: [] }
  },
}

/** The report of a run that is stopped before it begins. */
export function interrupted(options: SimulateOptions = {}): Promise<Report> {
  return simulate(calm, { ...options, signal: AbortSignal.abort() })
}
