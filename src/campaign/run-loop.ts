// The one loop of every fidelity: a discrete-event simulation in which a step may be a value or a
// promise, and only a promise is awaited. So `model` runs at millions of calls a second and the others
// run the same code in lock-step: a call that was begun or woken is waited for until it parks on the
// clock or settles, and only then does time go on. Hot: `npm run bench`.
//
// At one instant: replies, then timeouts (the queue's order), then starts, then arrivals. Starts and
// arrivals need no place in the queue, because they are looked at only when nothing in it is due.
// Two things flow back, here and nowhere else: a decided reply becomes a wake, and (once a write delay
// exists) a write becomes the lead's value for a later step.
import { assert } from '../errors.ts'
import type { Call, Reach, Settled, Turn, Wake } from '../fidelity/port.ts'
import type { Us } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { Audience } from '../timeline/listener.ts'
import type { ArrivalCursor } from './arrivals.ts'
import type { CallStep } from './flow.ts'
import type { Qualifier } from './qualification.ts'
import { SlotPool } from './slots.ts'
import type { Waiting } from './waiting-line.ts'

/** Steps between two looks at the outside world: often enough that Ctrl-C and the progress bar feel
 *  immediate, seldom enough to cost nothing. A step that was waited for counts as many, because it
 *  ran an executor. */
const STEPS_PER_BREATH = 8_192
const STEPS_OF_A_WAIT = 32

/** A campaign made ready: everything looked up, nothing left to decide but by the clock. */
export interface CampaignPlan {
  readonly leadCount: number
  readonly slotCount: number
  readonly timeoutUs: Us
  readonly webhooks: readonly string[]
  readonly arrivals: ArrivalCursor
  readonly qualifier: Qualifier
  readonly steps: readonly CallStep[]
}

export interface LoopPorts {
  readonly time: VirtualTime<Wake>
  readonly reach: Reach
  readonly tell: Audience
  /** Lets the event loop of the process turn. Answers `false` to stop the run here. */
  readonly breathe: () => Promise<boolean>
}

/** Why the steps stopped: time to breathe, nothing left, or a call that has to be waited for. */
type Pause = 'breath' | 'end' | { readonly call: Call; readonly turn: Promise<Turn> }

/** Runs a campaign to its end, or until `breathe` says stop. */
export async function runLoop(plan: CampaignPlan, ports: LoopPorts): Promise<void> {
  const { time, reach, tell } = ports
  const { queue } = time
  const { arrivals } = plan
  const slots = new SlotPool(plan.slotCount)
  let stepCount = 0
  let pause: Pause = 'breath'
  tellStart(plan, ports)
  while (pause !== 'end') {
    if (pause === 'breath') {
      if (!(await ports.breathe())) break
    } else {
      finish(pause.call, await pause.turn)
      stepCount += STEPS_OF_A_WAIT
    }
    pause = steps()
  }
  tell['run-ended']({ kind: 'run-ended', timeUs: time.nowUs, isComplete: pause === 'end' })

  /** Step after step, synchronously: kept out of the async function because it is the hot part. */
  function steps(): Pause {
    while (++stepCount < STEPS_PER_BREATH) {
      const dueUs = queue.nextUs
      if (dueUs !== undefined && dueUs === time.nowUs) {
        const wake = queue.pop()
        const turn = wake.wake()
        if (turn instanceof Promise) return { call: wake.call, turn }
        finish(wake.call, turn)
        continue
      }
      const waiting = slots.take()
      if (waiting) {
        const call = start(waiting)
        const turn = reach.begin(call)
        if (turn instanceof Promise) return { call, turn }
        finish(call, turn)
      } else if (arrivals.nextUs === time.nowUs) {
        admit(arrivals.leadIndex)
        arrivals.advance()
      } else {
        const nextUs = earlier(dueUs, arrivals.nextUs)
        if (nextUs === undefined) return 'end'
        time.advanceTo(nextUs)
      }
    }
    stepCount = 0
    return 'breath'
  }

  function admit(leadIndex: number): void {
    tell['lead-arrived']({ kind: 'lead-arrived', timeUs: time.nowUs, leadIndex })
    if (plan.qualifier.admits(leadIndex)) ask(leadIndex, 0, time.nowUs)
    else tell['lead-skipped']({ kind: 'lead-skipped', timeUs: time.nowUs, leadIndex })
  }

  function ask(leadIndex: number, stepIndex: number, arrivedUs: Us): void {
    tell['call-queued']({ kind: 'call-queued', timeUs: time.nowUs, leadIndex, stepIndex })
    slots.ask({ leadIndex, stepIndex, arrivedUs, queuedUs: time.nowUs })
  }

  function start(waiting: Waiting): Call {
    const call = callOf(plan, waiting, time.nowUs)
    tell['call-started']({
      kind: 'call-started',
      timeUs: time.nowUs,
      leadIndex: call.leadIndex,
      stepIndex: call.stepIndex,
      webhookIndex: call.webhookIndex,
      queuedUs: call.queuedUs,
    })
    return call
  }

  function finish(call: Call, turn: Turn): void {
    if (turn === 'parked') return
    slots.giveBack()
    tellEnd(call, turn, ports)
    const nextStep = call.stepIndex + 1
    if (nextStep < plan.steps.length) ask(call.leadIndex, nextStep, call.arrivedUs)
    else {
      const { leadIndex, arrivedUs } = call
      tell['lead-completed']({ kind: 'lead-completed', timeUs: time.nowUs, leadIndex, arrivedUs })
    }
  }
}

function tellStart(plan: CampaignPlan, { time, tell }: LoopPorts): void {
  tell['run-started']({
    kind: 'run-started',
    timeUs: time.nowUs,
    offered: plan.leadCount,
    slotCount: plan.slotCount,
    timeoutUs: plan.timeoutUs,
    webhooks: plan.webhooks,
  })
}

function tellEnd(call: Call, settled: Settled, { time, tell }: LoopPorts): void {
  tell['call-ended']({
    kind: 'call-ended',
    timeUs: time.nowUs,
    leadIndex: call.leadIndex,
    stepIndex: call.stepIndex,
    webhookIndex: call.webhookIndex,
    queuedUs: call.queuedUs,
    startedUs: call.startedUs,
    result: settled.ending,
    exchanges: settled.exchanges,
    lead: settled.lead,
  })
}

function callOf(plan: CampaignPlan, waiting: Waiting, nowUs: Us): Call {
  const step = plan.steps[waiting.stepIndex]
  assert(step, 'a call waits for a step the flow does not have')
  return {
    leadIndex: waiting.leadIndex,
    stepIndex: waiting.stepIndex,
    attempt: 0,
    webhookIndex: step.webhookIndex,
    serviceIndex: step.serviceIndex,
    dealIndex: plan.qualifier.ordinalOf(waiting.leadIndex) * step.callsOfLead + step.callOfLead,
    dealCount: plan.qualifier.admittedCount * step.callsOfLead,
    arrivedUs: waiting.arrivedUs,
    queuedUs: waiting.queuedUs,
    startedUs: nowUs,
  }
}

function earlier(a: Us | undefined, b: Us | undefined): Us | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return a < b ? a : b
}
