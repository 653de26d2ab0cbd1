// The one loop of every fidelity: a discrete-event simulation in which a step may be a value or a
// promise, and only a promise is awaited. So `model` runs at millions of calls a second and the others
// run the same code in lock-step: a call that was begun or woken is waited for until it parks on the
// clock or settles, and only then does time go on. Hot: `npm run bench`.
//
// At one instant: replies, then timeouts (the queue's order), then starts, then arrivals. Starts and
// arrivals need no place in the queue, because they are looked at only when nothing in it is due.
// Two things flow back, here and nowhere else: a decided reply becomes a wake, and a write becomes the
// lead's value for a later step, where the write delay lets it.
import type { Call, Reach, Turn, Wake } from '../fidelity/port.ts'
import type { Us } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { Audience } from '../timeline/listener.ts'
import { Narrator } from '../timeline/narrator.ts'
import type { ArrivalCursor } from './arrivals.ts'
import { callsInFlight } from './calls-in-flight.ts'
import type { CallStep } from './flow.ts'
import type { Qualifier } from './qualification.ts'
import { SlotPool } from './slots.ts'
import { type WriteDelay, WrittenValues } from './written-values.ts'

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
  readonly answerMaxUs: Us
  readonly writeDelay: WriteDelay
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
  const { time, reach } = ports
  const { queue } = time
  const { arrivals } = plan
  const slots = new SlotPool(plan.slotCount)
  const written = new WrittenValues(plan.writeDelay)
  const begin = callsInFlight({ ...plan, written })
  const narrator = new Narrator(ports.tell, time)
  let stepCount = 0
  let pause: Pause = 'breath'
  narrator.runStarted(plan)
  while (pause !== 'end') {
    if (pause === 'breath') {
      if (!(await ports.breathe())) break
    } else {
      finish(pause.call, await pause.turn)
      stepCount += STEPS_OF_A_WAIT
    }
    pause = steps()
  }
  narrator.runEnded(pause === 'end')

  /** Step after step, synchronously: kept out of the async function because it is the hot part. */
  function steps(): Pause {
    while (++stepCount < STEPS_PER_BREATH) {
      const wake = queue.takeDue(time.nowUs)
      if (wake) {
        const turn = wake.wake()
        if (turn instanceof Promise) return { call: wake.call, turn }
        finish(wake.call, turn)
        continue
      }
      const grant = slots.take()
      if (grant) {
        const call = begin(grant, time.nowUs)
        narrator.callStarted(call)
        const turn = reach.begin(call)
        if (turn instanceof Promise) return { call, turn }
        finish(call, turn)
      } else if (arrivals.nextUs === time.nowUs) {
        admit(arrivals.leadIndex)
        arrivals.advance()
      } else {
        const nextUs = earlier(queue.nextUs, arrivals.nextUs)
        if (nextUs === undefined) return 'end'
        time.advanceTo(nextUs)
      }
    }
    stepCount = 0
    return 'breath'
  }

  function admit(leadIndex: number): void {
    narrator.leadArrived(leadIndex)
    if (plan.qualifier.admits(leadIndex)) ask(leadIndex, 0, time.nowUs)
    else narrator.leadSkipped(leadIndex)
  }

  function ask(leadIndex: number, stepIndex: number, arrivedUs: Us): void {
    narrator.callQueued(leadIndex, stepIndex)
    slots.ask({ leadIndex, stepIndex, arrivedUs, queuedUs: time.nowUs })
  }

  function finish(call: Call, turn: Turn): void {
    if (turn === 'parked') return
    slots.giveBack(call.slotIndex)
    narrator.callEnded(call, turn)
    const nextStep = call.stepIndex + 1
    if (nextStep < plan.steps.length) {
      written.remember(call.leadIndex, turn, time.nowUs)
      ask(call.leadIndex, nextStep, call.arrivedUs)
    } else {
      written.forget(call.leadIndex)
      narrator.leadCompleted(call)
    }
  }
}

function earlier(a: Us | undefined, b: Us | undefined): Us | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return a < b ? a : b
}
