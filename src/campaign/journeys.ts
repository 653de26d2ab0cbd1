// A lead's way through the flows: it arrives or is brought by a trigger, is admitted or not, goes from
// step to step, and completes. What takes time it hands to the line it has to wait in; everything else
// happens at once. Hot.
import { assert } from '../errors.ts'
import type { Call, Settled, Wake } from '../fidelity/port.ts'
import { ZERO } from '../time/instant.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { Narrator } from '../timeline/narrator.ts'
import { compileChoose } from './choose.ts'
import { BROUGHT_MAX, BY_ARRIVAL, entryAfter, ROUNDS_MAX, roundOf } from './entry.ts'
import { END } from './flow.ts'
import type { LeadValues } from './lead-values.ts'
import type { Pauses } from './pauses.ts'
import type { CampaignPlan } from './run-loop.ts'
import { type Grant, NO_SLOT, type SlotPool } from './slots.ts'
import type { Listening } from './trigger.ts'
import type { Waiting } from './waiting-line.ts'

/** A lead in a flow. */
type Traveller = Pick<Waiting, 'leadIndex' | 'entry' | 'arrivedUs'>

export interface JourneyParts {
  readonly plan: CampaignPlan
  readonly time: Pick<VirtualTime<Wake>, 'nowUs'>
  readonly slots: SlotPool
  readonly pauses: Pauses
  readonly values: LeadValues
  readonly narrator: Narrator
}

export class Journeys {
  readonly #parts: JourneyParts
  readonly #choosers
  /** How often triggers brought each lead; nothing where none listens. */
  readonly #broughtOf: Uint16Array
  // Filled anew for each lead: fresh ones would be most of what a call costs here.
  readonly #newcomer = { leadIndex: 0, entry: BY_ARRIVAL, arrivedUs: ZERO }
  readonly #waiting = { leadIndex: 0, entry: 0, stepIndex: 0, arrivedUs: ZERO, queuedUs: ZERO }

  constructor(parts: JourneyParts) {
    const { steps, luck, leadValue, triggers, leadCount } = parts.plan
    this.#parts = parts
    this.#broughtOf = new Uint16Array(triggers.some(({ length }) => length > 0) ? leadCount : 0)
    this.#choosers = steps.map((step, stepIndex) =>
      step.kind === 'choose' ? compileChoose(step, { stepIndex, luck, leadValue }) : undefined,
    )
  }

  arrive(campaignIndex: number, leadIndex: number): void {
    this.#enter(campaignIndex, leadIndex, BY_ARRIVAL)
  }

  /** A send begins: it is over after its span. */
  send(grant: Grant): void {
    const step = this.#parts.plan.steps[grant.stepIndex]
    assert(step?.kind === 'send', 'only a send begins without a slot')
    this.#parts.narrator.sendStarted(step.campaignIndex, grant)
    this.#parts.pauses.begin({ ...grant, queuedUs: this.#parts.time.nowUs }, step)
  }

  /** A wait or a send is over. */
  resume(who: Waiting): void {
    const { plan, slots, narrator } = this.#parts
    const step = plan.steps[who.stepIndex]
    assert(step, 'a pause ends at a step the flow does not have')
    if (step.kind === 'send') {
      slots.giveBack(NO_SLOT)
      narrator.sendEnded(step.campaignIndex, { ...who, spanUs: step.spanUs })
    }
    this.#proceed(who, step.next, step.campaignIndex)
  }

  /** A call has ended: whom it triggers, then what its lead does next. */
  callEnded(call: Call, end: Settled): void {
    const { plan, values, time } = this.#parts
    const step = plan.steps[call.stepIndex]
    assert(step, 'a call ends at a step the flow does not have')
    const triggered = plan.triggers[call.webhookIndex]
    values.remember(call.leadIndex, end, time.nowUs)
    if (triggered && triggered.length > 0) this.#trigger(triggered, call, end)
    this.#proceed(call, step.next, call.campaignIndex)
  }

  #trigger(
    listening: readonly Listening[],
    { leadIndex, entry, stepIndex }: Call,
    end: Settled,
  ): void {
    for (const { campaignIndex, matches } of listening) {
      if (matches(end)) this.#enter(campaignIndex, leadIndex, entryAfter(entry, stepIndex))
    }
  }

  #enter(campaignIndex: number, leadIndex: number, entry: number): void {
    const { plan, narrator, values, time } = this.#parts
    const campaign = plan.campaigns[campaignIndex]
    assert(campaign, 'a lead comes to a campaign that is not there')
    narrator.leadArrived(campaignIndex, leadIndex, entry !== BY_ARRIVAL)
    if (entry !== BY_ARRIVAL && this.#isEndless(leadIndex, entry)) {
      narrator.leadSkipped(campaignIndex, leadIndex, 'endless loop')
    } else if (campaign.qualifier.admits(leadIndex, time.nowUs)) {
      values.open(leadIndex)
      this.#newcomer.leadIndex = leadIndex
      this.#newcomer.entry = entry
      this.#newcomer.arrivedUs = time.nowUs
      this.#proceed(this.#newcomer, campaign.firstStep, campaignIndex)
    } else {
      narrator.leadSkipped(campaignIndex, leadIndex, 'not qualified')
    }
  }

  #isEndless(leadIndex: number, entry: number): boolean {
    const brought = (this.#broughtOf[leadIndex] ?? 0) + 1
    if (brought <= BROUGHT_MAX) this.#broughtOf[leadIndex] = brought
    return brought > BROUGHT_MAX || roundOf(entry) > ROUNDS_MAX
  }

  /** On to the next step that takes time, or to the end. */
  #proceed(who: Traveller, from: number, campaignIndex: number): void {
    const { plan, values, slots, pauses, narrator, time } = this.#parts
    const stepIndex = this.#pass(who, from)
    if (stepIndex === END) {
      values.close(who.leadIndex)
      narrator.leadCompleted(campaignIndex, who)
      return
    }
    const step = plan.steps[stepIndex]
    assert(step, 'a flow goes on with a step it does not have')
    const waiting = this.#waiting
    waiting.leadIndex = who.leadIndex
    waiting.entry = who.entry
    waiting.stepIndex = stepIndex
    waiting.arrivedUs = who.arrivedUs
    waiting.queuedUs = time.nowUs
    if (step.kind === 'wait') pauses.begin(waiting, step)
    if (step.kind === 'call') narrator.callQueued(who.leadIndex, stepIndex)
    if (step.kind === 'call' || step.kind === 'send') slots.ask(waiting, step)
  }

  /** Past all steps that take no time. */
  #pass(who: Traveller, from: number): number {
    const { plan, values, time } = this.#parts
    let stepIndex = from
    while (stepIndex !== END) {
      const step = plan.steps[stepIndex]
      if (step?.kind === 'set') {
        values.set(who.leadIndex, step, time.nowUs)
        stepIndex = step.next
      } else if (step?.kind === 'choose') {
        stepIndex = this.#choose(who, stepIndex)
      } else {
        break
      }
    }
    return stepIndex
  }

  #choose({ leadIndex, entry }: Traveller, stepIndex: number): number {
    const values = this.#parts.values.visible(leadIndex, this.#parts.time.nowUs)
    return this.#choosers[stepIndex]?.({ leadIndex, entry, values }) ?? END
  }
}
