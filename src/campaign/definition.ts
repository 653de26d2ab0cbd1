import type { Us } from '../time/instant.ts'
import type { WriteDelay } from './written-values.ts'

/** The sender. */
export interface Instance {
  /** Slots shared by all webhooks (decision 2), 1 to 10,000. 1 is the documented arithmetic, 20 the
   *  community-reported pool (decision 1). */
  readonly concurrency: number
  /** Longest time one call may take; decisions 3, 4. */
  readonly timeoutUs: Us
  /** From the end of a call until what it wrote is seen by a later step of the same lead. Default
   *  `never`: not within the same run (decision 34). */
  readonly writeDelay: WriteDelay
}

/** Whether somebody who comes again runs through the flow again (decision 40). */
export type Qualification = { readonly kind: 'once' } | { readonly kind: 'every time' }

export type Arrivals =
  /** Everybody at instant 0, as a bulk Request Campaign does (decision 38). */
  | { readonly kind: 'all at once' }
  /** Evenly spaced: lead i arrives at i ÷ rate, rounded to the microsecond. */
  | { readonly kind: 'rate'; readonly ratePerSecond: number }

export type FlowStep = { readonly kind: 'call'; readonly webhook: string }

export type CampaignType = 'trigger' | 'batch' | 'executable'

export interface Campaign {
  readonly type: CampaignType
  readonly trigger: string
  readonly qualification: Qualification
  readonly arrivals: Arrivals
  /** In order; at least one. A failure never stops the flow (decision 36). */
  readonly flow: readonly FlowStep[]
}
