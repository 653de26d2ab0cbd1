// The one loop of every fidelity: a discrete-event simulation in which a step may be a value or a
// promise, and only a promise is awaited. So `model` runs at millions of calls a second and the others
// run the same code in lock-step: a call that was begun or woken is waited for until it parks on the
// clock or settles, and only then does time go on. Hot: `npm run bench`.
//
// At one instant: replies, then timeouts (the queue's order), then pauses that are over, then starts,
// then arrivals. Only what is in the queue needs a place there: the others are looked at when nothing in
// it is due. Two things flow back, in `journeys.ts` and nowhere else: a decided reply becomes a wake, and
// a write becomes the lead's value for a later step, where the write delay lets it.
import type { Call, Reach, Turn, Wake } from '../fidelity/port.ts'
import type { Luck } from '../random/luck.ts'
import type { Us } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { RunStarted } from '../timeline/event.ts'
import type { Audience } from '../timeline/listener.ts'
import { Narrator } from '../timeline/narrator.ts'
import type { ArrivalCursor } from './arrivals.ts'
import { callsInFlight } from './calls-in-flight.ts'
import type { compileDeals } from './deals.ts'
import type { LeadValue } from './definition.ts'
import type { PauseStep, Step } from './flow.ts'
import { Journeys } from './journeys.ts'
import { LeadValues, type WriteDelay } from './lead-values.ts'
import { Pauses } from './pauses.ts'
import type { Qualifier } from './qualification.ts'
import { NO_SLOT, SlotPool } from './slots.ts'
import type { Listening } from './trigger.ts'

/** Steps between two looks at the outside world: often enough that Ctrl-C and the progress bar feel
 *  immediate, seldom enough to cost nothing. A step that was waited for counts as many, because it
 *  ran an executor. */
const STEPS_PER_BREATH = 8_192
const STEPS_OF_A_WAIT = 32

/** The campaigns made ready: everything looked up, nothing left to decide but by the clock and by luck. */
export interface CampaignPlan {
  /** Leads of the list, and how many times one of them arrives. */
  readonly leadCount: number
  readonly arrivalCount: number
  readonly slotCount: number
  readonly timeoutUs: Us
  readonly answerMaxUs: Us
  readonly timeoutCovers: RunStarted['timeoutCovers']
  readonly writeDelay: WriteDelay
  readonly webhooks: readonly string[]
  readonly processing: number | 'unlimited'
  readonly arrivals: ArrivalCursor
  readonly campaigns: readonly PlannedCampaign[]
  /** Of all campaigns. */
  readonly steps: readonly Step[]
  readonly deals: ReturnType<typeof compileDeals>
  /** By webhook. */
  readonly triggers: readonly (readonly Listening[])[]
  readonly luck: Luck
  readonly leadValue: (leadIndex: number, field: string) => LeadValue
}

export interface PlannedCampaign {
  readonly name: string
  readonly firstStep: number
  readonly qualifier: Qualifier
}

export interface LoopPorts {
  readonly time: VirtualTime<Wake>
  readonly reach: Reach
  readonly tell: Audience
  /** Lets the event loop of the process turn. Answers `false` to stop the run here. */
  readonly breathe: () => Promise<boolean>
}

/** Why the steps stopped: time to breathe, nothing left, or a call or real time that has to be waited
 *  for. */
type Pause =
  | 'breath'
  | 'end'
  | { readonly call: Call; readonly turn: Promise<Turn> }
  | { readonly passing: Promise<void> }

/** Runs a campaign to its end, or until `breathe` says stop. */
export async function runLoop(plan: CampaignPlan, ports: LoopPorts): Promise<void> {
  const { time, reach } = ports
  const { queue } = time
  const { arrivals } = plan
  const slots = new SlotPool(plan)
  const pauses = new Pauses(plan.steps.filter(isPause))
  const values = new LeadValues({
    ...plan,
    areSet: plan.steps.some(({ kind }) => kind === 'set'),
    isShared: plan.campaigns.length > 1,
  })
  const begin = callsInFlight({ ...plan, values })
  const narrator = new Narrator(ports.tell, time)
  const journeys = new Journeys({ plan, time, slots, pauses, values, narrator })
  let stepCount = 0
  let pause: Pause = 'breath'
  narrator.runStarted({ ...plan, campaigns: plan.campaigns.map(({ name }) => name) })
  while (pause !== 'end') {
    if (pause === 'breath' || 'passing' in pause) {
      if (pause !== 'breath') await pause.passing
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
      const wake = queue.takeDue(time)
      if (wake) {
        const turn = wake.wake()
        if (turn instanceof Promise) return { call: wake.call, turn }
        finish(wake.call, turn)
        continue
      }
      const rested = pauses.isEmpty ? undefined : pauses.takeDue(time.nowUs)
      if (rested) {
        journeys.resume(rested)
        continue
      }
      const grant = slots.take()
      if (grant?.slotIndex === NO_SLOT) {
        journeys.send(grant)
      } else if (grant) {
        const call = begin(grant, time.nowUs)
        narrator.callStarted(call)
        const turn = reach.begin(call)
        if (turn instanceof Promise) return { call, turn }
        finish(call, turn)
      } else if (arrivals.nextUs === time.nowUs) {
        journeys.arrive(arrivals.campaignIndex, arrivals.leadIndex)
        arrivals.advance()
      } else {
        const nextUs = time.earliest(pauses.isEmpty ? NOBODY : pauses, arrivals)
        const passing = reach.letPass?.(nextUs)
        if (passing) return { passing }
        if (nextUs === undefined) return 'end'
        time.advanceTo(nextUs)
      }
    }
    stepCount = 0
    return 'breath'
  }

  function finish(call: Call, turn: Turn): void {
    if (turn === 'parked') return
    slots.giveBack(call.slotIndex)
    narrator.callEnded(call, turn)
    journeys.callEnded(call, turn)
  }
}

function isPause(step: Step): step is PauseStep {
  return step.kind === 'wait' || step.kind === 'send'
}

/** Where nobody pauses. */
const NOBODY = { nextUs: undefined }
