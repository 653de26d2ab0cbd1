// Mutants that keep what is not theirs to keep: something of one call for the next, or something of a call
// that is over.
import type { CallResult, Webhook, WebhookLead } from '../../src/executor/webhook.ts'
import { seconds } from '../../src/time/instant.ts'
import type { Mutant } from './mutant.ts'
import { PassingHandler } from './passing-handler.ts'

export const KEEPS_WRONGLY: readonly Mutant[] = [
  {
    name: 'fills a webhook with the values of its first lead',
    check: 'own-values',
    around: (execute) => {
      const leads = new WeakMap<Webhook, WebhookLead>()
      return (call, ports) => {
        const lead = leads.get(call.webhook) ?? call.lead
        leads.set(call.webhook, lead)
        return execute({ ...call, lead }, ports)
      }
    },
  },
  {
    name: 'writes what the call before it wrote',
    check: 'own-values',
    around: (execute) => {
      const results = new WeakMap<Webhook, CallResult>()
      return async (call, ports) => {
        const result = await execute(call, ports)
        const before = results.get(call.webhook)
        results.set(call.webhook, result)
        return result.outcome === 'mapped' && before?.outcome === 'mapped' ? before : result
      }
    },
  },
  {
    name: 'never reads the body of a rejection',
    check: 'no-leaks',
    hears: (handler) => new HeaderIsEnough(handler),
  },
  {
    name: 'leaves its deadline',
    check: 'no-leaks',
    ports: ({ dispatcher, clock }) => ({
      dispatcher,
      clock: {
        now: () => clock.now(),
        sleep: (span, signal) => clock.sleep(span, signal),
        deadline: (span) => ({ ...clock.deadline(span), release: () => {} }),
      },
    }),
  },
  {
    name: 'leaves a listener on its deadline',
    check: 'no-leaks',
    ports: ({ dispatcher, clock }) => ({
      dispatcher,
      clock: {
        now: () => clock.now(),
        sleep: (span, signal) => clock.sleep(span, signal),
        deadline: (span) => {
          const deadline = clock.deadline(span)
          deadline.signal.addEventListener('abort', () => {})
          return deadline
        },
      },
    }),
  },
  {
    name: 'leaves a sleep on the clock',
    check: 'no-leaks',
    around: (execute) => (call, ports) => {
      void ports.clock.sleep(seconds(60))
      return execute(call, ports)
    },
  },
  {
    name: 'leaves a timer',
    check: 'no-leaks',
    fidelity: 'sockets',
    around: (execute) => (call, ports) => {
      setInterval(() => {}, 60_000)
      return execute(call, ports)
    },
  },
]

class HeaderIsEnough extends PassingHandler {
  #isOver = false

  override onResponseStart(...told: Parameters<PassingHandler['onResponseStart']>): void {
    super.onResponseStart(...told)
    const [controller, status] = told
    if (status >= 200 && status < 300) return
    this.#isOver = true
    controller.pause()
    super.onResponseEnd(controller, {})
  }

  override onResponseData(...told: Parameters<PassingHandler['onResponseData']>): void {
    if (!this.#isOver) super.onResponseData(...told)
  }

  override onResponseEnd(...told: Parameters<PassingHandler['onResponseEnd']>): void {
    if (!this.#isOver) super.onResponseEnd(...told)
  }
}
