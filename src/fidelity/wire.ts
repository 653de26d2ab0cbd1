// Real HTTP in real time. The run loop is the one of every fidelity; here its time is let pass by the
// real clock: an executor runs beside the loop for every call, and when it settles, a wake with that very
// instant goes into the queue. So events have the order in which they really happened, and a call's time
// is what it really took. How the requests travel, to a mock of ours or to somebody's service, is the
// carrier's affair.
import type { Dispatcher } from 'undici'
import type { CallEnding, Executor, ExecutorSettings, WebhookLead } from '../executor/webhook.ts'
import type { Exchange } from '../service/definition.ts'
import type { Clock } from '../time/clock.ts'
import { REPLY_CLASS, TIMEOUT_CLASS } from '../time/event-queue.ts'
import { after, roundToUs, seconds, type Us } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import { type CallSetup, webhookCallOf, withWritten } from './call-context.ts'
import type { Call, OpenedReach, Wake } from './port.ts'
import { Strays } from './strays.ts'
import { Warnings } from './warnings.ts'

/** How late timers, sockets and a busy machine may make what happens in real time. What is nearer to a
 *  limit than that proves nothing for or against an executor. */
export const REAL_TIME_SLACK_US: Us = seconds(1)

/** Made once: an abort without a reason makes an error of its own, stack and all. */
const WOKEN = new Error('woken')

/** Most time between two looks at Ctrl-C and the progress bar, in µs. */
const BREATH_MAX_US = 100_000

/** An executor that has not settled so long after its limit never will: what waits there is not a call any
 *  more, and the run would never end. */
const STUCK_AFTER_US: Us = seconds(120)

const STUCK: CallEnding = {
  outcome: 'crashed',
  reason: 'the executor did not settle within two minutes after the time limit',
}

/** A call on the wire, as its carrier needs to know it. */
export interface WireCall {
  readonly call: Call
  readonly lead: WebhookLead
}

/** One call's way out. */
export interface Passage {
  readonly dispatcher: Dispatcher
  /** What the other side saw and did, as far as anybody knows. Asked once, when the call has ended. */
  end(ending: CallEnding): readonly Exchange[]
}

/** Carries requests, each call's through a dispatcher of its own. */
export interface Carrier {
  open(wireCall: WireCall): Passage
  /** Ends every connection. Gives what a reader of the report should know. */
  close(): Promise<readonly string[]>
}

export interface WireSetup extends CallSetup {
  readonly executor: Executor
  readonly leadOf: (leadIndex: number) => WebhookLead
  readonly time: VirtualTime<Wake>
  /** Real; its zero is the loop's. */
  readonly clock: Clock
  readonly carrier: Carrier
  /** One turn of the event loop of the process. */
  readonly hop: () => Promise<void>
}

/** Calls that reach their service over the network. */
export function openWire(setup: WireSetup): OpenedReach {
  const { time, clock, carrier } = setup
  const warnings = new Warnings()
  const strays = new Strays<(reason: string) => void>((stray, crash) => {
    if (crash) crash(stray)
    else warnings.add(stray)
  })
  let inFlight = 0
  let wakeLoop = (): void => {}

  const settle = (call: Call, passage: Passage, lead: WebhookLead) => {
    return (ending: CallEnding): void => {
      inFlight--
      const settled = { ending, exchanges: passage.end(ending), lead }
      const wake: Wake = { call, isCancelled: false, wake: () => settled }
      const eventClass = ending.outcome === 'timeout' ? TIMEOUT_CLASS : REPLY_CLASS
      time.queue.push(clock.now(), eventClass, wake)
      wakeLoop()
    }
  }
  return {
    reach: {
      begin(slotCall) {
        inFlight++
        const call = begunNow(slotCall, clock.now(), setup.settings)
        const lead = withWritten(setup.leadOf(call.leadIndex), call.written)
        const passage = carrier.open({ call, lead })
        const stray = Promise.withResolvers<CallEnding>()
        const crash = (reason: string): void => stray.resolve({ outcome: 'crashed', reason })
        const executed = strays.run(crash, () => execute(setup, { call, lead }, passage))
        void Promise.race([executed, stray.promise]).then(settle(call, passage, lead))
        // Its request is on its way before the next call begins, so that none waits for another.
        return setup.hop().then(() => 'parked' as const)
      },
      letPass(nextUs) {
        const leftUs = nextUs === undefined ? BREATH_MAX_US : nextUs - clock.now()
        if (leftUs <= 0 || (nextUs === undefined && inFlight === 0)) return undefined
        const waiting = new AbortController()
        wakeLoop = () => waiting.abort(WOKEN)
        return clock
          .sleep(roundToUs(Math.min(leftUs, BREATH_MAX_US)), waiting.signal)
          .catch(() => {})
      },
    },
    async close() {
      strays.close()
      return [...(await carrier.close()), ...warnings.sentences()]
    },
  }
}

/** A copy, because the slot's object is filled again. The loop may come to a call a little after it gave
 *  it the slot: a call takes what it takes from the instant it was really begun. */
function begunNow(call: Call, nowUs: Us, { timeoutUs }: ExecutorSettings): Call {
  return { ...call, startedUs: nowUs, giveUpUs: after(nowUs, timeoutUs) }
}

async function execute(
  setup: WireSetup,
  { call, lead }: WireCall,
  { dispatcher }: Passage,
): Promise<CallEnding> {
  const { executor, settings, clock } = setup
  const webhookCall = webhookCallOf(call, lead, setup)
  const patience = clock.deadline(after(settings.timeoutUs, STUCK_AFTER_US))
  const isStuck = once(patience.signal).then(() => STUCK)
  try {
    return await Promise.race([executor.execute(webhookCall, { dispatcher, clock }), isStuck])
  } catch (error) {
    return { outcome: 'crashed', reason: String(error) }
  } finally {
    patience.release()
  }
}

function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
