import { unreachable } from '../errors.ts'
import { type Luck, nameNumber } from '../random/luck.ts'
import { roundToUs, type Us, us } from '../time/instant.ts'
import type { Arrivals } from './definition.ts'

/** Who arrives when, in order of time, looked at one at a time: nothing is remembered. Hot, which is
 *  why it is a cursor and not a generator of pairs. */
export interface ArrivalCursor {
  /** When the next lead arrives; `undefined` once all have. */
  readonly nextUs: Us | undefined
  /** The campaign it arrives at, and its index. */
  readonly campaignIndex: number
  readonly leadIndex: number
  /** Moves on to the lead after. */
  advance(): void
}

/** One campaign's arrivals. */
export interface ArrivalPlan {
  readonly arrivals: Arrivals
  readonly startsAfterUs: Us
  readonly campaignIndex: number
  /** Its luck is its own, whichever other campaigns there are. */
  readonly name: string
  readonly leadCount: number
}

/** The arrivals of all campaigns as one; at one instant, in the order of the campaigns. */
export function arrivals(plans: readonly ArrivalPlan[], luck: Luck): ArrivalCursor {
  const [first, ...others] = plans.map((plan) => new CampaignCursor(plan, luck))
  if (first && others.length === 0) return first
  return new MergedCursor(first ? [first, ...others] : [])
}

class CampaignCursor implements ArrivalCursor {
  readonly campaignIndex: number
  leadIndex = 0
  nextUs: Us | undefined
  readonly #timeOf: (leadIndex: number) => Us
  readonly #leadCount: number
  readonly #startsAfterUs: Us

  constructor(plan: ArrivalPlan, luck: Luck) {
    this.campaignIndex = plan.campaignIndex
    this.#leadCount = plan.leadCount
    this.#startsAfterUs = plan.startsAfterUs
    this.#timeOf = timeTable(plan, luck)
    this.nextUs = this.#next()
  }

  advance(): void {
    this.leadIndex++
    this.nextUs = this.#next()
  }

  #next(): Us | undefined {
    if (this.leadIndex >= this.#leadCount) return undefined
    return us(this.#startsAfterUs + this.#timeOf(this.leadIndex))
  }
}

class MergedCursor implements ArrivalCursor {
  readonly #cursors: readonly ArrivalCursor[]
  #earliest: ArrivalCursor | undefined

  constructor(cursors: readonly ArrivalCursor[]) {
    this.#cursors = cursors
    this.#find()
  }

  get nextUs(): Us | undefined {
    return this.#earliest?.nextUs
  }

  get campaignIndex(): number {
    return this.#earliest?.campaignIndex ?? 0
  }

  get leadIndex(): number {
    return this.#earliest?.leadIndex ?? 0
  }

  advance(): void {
    this.#earliest?.advance()
    this.#find()
  }

  #find(): void {
    this.#earliest = undefined
    let earliestUs = Number.POSITIVE_INFINITY
    for (const cursor of this.#cursors) {
      if (cursor.nextUs === undefined || cursor.nextUs >= earliestUs) continue
      this.#earliest = cursor
      earliestUs = cursor.nextUs
    }
  }
}

/** When each lead arrives, from the start of the arrivals. Asked for one lead after the other. */
export function timeTable(
  { arrivals: definition, name }: Pick<ArrivalPlan, 'arrivals' | 'name'>,
  luck: Luck,
): (leadIndex: number) => Us {
  switch (definition.kind) {
    case 'all at once': // decision 38
      return () => us(0)
    case 'rate':
      // Each instant from the index, not from the one before: rounding never adds up.
      return (leadIndex) => roundToUs((leadIndex * 1_000_000) / definition.ratePerSecond)
    case 'poisson':
      return poissonTimes(definition.ratePerSecond, { luck, salt: nameNumber(name) })
    case 'ramp':
      return (leadIndex) => roundToUs(rampSeconds(definition, leadIndex) * 1_000_000)
    case 'waves':
      return (leadIndex) => us(Math.floor(leadIndex / definition.leads) * definition.everyUs)
    case 'times':
      return (leadIndex) => us(definition.timesUs[leadIndex] ?? 0)
    default:
      return unreachable(definition)
  }
}

/** The sum so far is kept unrounded, so that rounding never adds up. */
function poissonTimes(
  ratePerSecond: number,
  { luck, salt }: { luck: Luck; salt: number },
): (leadIndex: number) => Us {
  let sumUs = 0
  return (leadIndex) => {
    sumUs += (-Math.log(1 - luck('arrival', leadIndex, salt, 0)) * 1_000_000) / ratePerSecond
    return roundToUs(sumUs)
  }
}

/** When the integral of the rate reaches the lead's index. */
function rampSeconds(
  ramp: Extract<Arrivals, { readonly kind: 'ramp' }>,
  leadIndex: number,
): number {
  const { fromPerSecond, toPerSecond, overUs } = ramp
  const overSeconds = overUs / 1_000_000
  const inRamp = ((fromPerSecond + toPerSecond) / 2) * overSeconds
  if (leadIndex > inRamp) return overSeconds + (leadIndex - inRamp) / toPerSecond
  // from·t + slope·t²/2 = index, solved without the difference of two near numbers.
  const slope = (toPerSecond - fromPerSecond) / overSeconds
  const root = Math.sqrt(Math.max(0, fromPerSecond * fromPerSecond + 2 * slope * leadIndex))
  return (2 * leadIndex) / (fromPerSecond + root)
}
