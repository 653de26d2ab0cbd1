// The cheapest fidelity: the service decides, and the outcome follows from status and time alone. No
// lead is made, no request rendered, no body read, no promise allocated. Hot: `npm run bench`.
import { answerMaxUs } from '../executor/time-limit.ts'
import type { CallEnding, ExecutorSettings } from '../executor/webhook.ts'
import type { Decide } from '../service/decide.ts'
import type { Exchange, Reply } from '../service/definition.ts'
import { REPLY_CLASS, TIMEOUT_CLASS } from '../time/event-queue.ts'
import { after, type Us, ZERO } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import { endings, TIMED_OUT } from './endings.ts'
import type { Call, Reach, Settled, Wake } from './port.ts'
import { StepwiseCall } from './stepwise-call.ts'

export const REFUSED: Settled = {
  ending: { outcome: 'refused', errorType: 1000 },
  exchanges: [],
  lead: undefined,
}

export interface ModelSetup {
  readonly decide: Decide
  readonly time: VirtualTime<Wake>
  readonly settings: ExecutorSettings
  /** By campaign: only a trigger campaign may call webhooks (decision 8). */
  readonly campaignTypes: readonly string[]
}

/** Calls that reach their service in thought only. */
export function modelReach(setup: ModelSetup): Reach {
  const { decide, time, settings } = setup
  const mayCall = setup.campaignTypes.map((type) => type === 'trigger')
  const { timeoutUs } = settings
  const inTimeUs = answerMaxUs(settings)
  const endingOf = endings()
  const stepwise = { ...setup, endingOf, leadsTo: () => undefined }
  const wakes: ModelWake[] = [] // by slot
  const openWake = (call: Call): ModelWake => {
    const wake = new ModelWake(call)
    wakes[call.slotIndex] = wake
    return wake
  }
  return {
    begin(call) {
      if (!mayCall[call.campaignIndex]) return REFUSED
      const reply = decide(call, time.nowUs)
      // Seldom: an answer with more than one moment.
      if (reply.drops) return new StepwiseCall(call, stepwise).expect(reply, call.serviceIndex)
      const wake = wakes[call.slotIndex] ?? openWake(call)
      const { afterUs } = reply
      if (afterUs !== 'never' && afterUs <= timeoutUs) {
        // At the limit itself a reply still comes before the timeout, whether it counts or not.
        wake.expect(reply, afterUs <= inTimeUs ? endingOf(reply) : TIMED_OUT)
        time.queue.push(after(time.nowUs, afterUs), REPLY_CLASS, wake)
      } else {
        wake.expect(reply, TIMED_OUT)
        const isSeen = afterUs === timeoutUs // at the limit, where it is too late (decision 4)
        time.queue.push(after(time.nowUs, timeoutUs), isSeen ? REPLY_CLASS : TIMEOUT_CLASS, wake)
      }
      return 'parked'
    },
  }
}

/** A slot's wake, filled again for each of its calls. */
class ModelWake implements Wake {
  isCancelled = false
  readonly call: Call
  readonly #exchange: { arrivedUs: Us; reply: Reply }
  readonly #settled: { ending: CallEnding; exchanges: readonly Exchange[]; lead: undefined }

  constructor(call: Call) {
    this.call = call
    this.#exchange = { arrivedUs: ZERO, reply: NO_REPLY }
    this.#settled = { ending: TIMED_OUT, exchanges: [this.#exchange], lead: undefined }
  }

  expect(reply: Reply, ending: CallEnding): void {
    this.#exchange.arrivedUs = this.call.startedUs
    this.#exchange.reply = reply
    this.#settled.ending = ending
  }

  wake(): Settled {
    return this.#settled
  }
}

const NO_REPLY: Reply = { replyIndex: 0, status: 0, afterUs: 'never', isAnswer: false }
