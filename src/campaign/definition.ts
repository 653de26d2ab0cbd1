import type { ValueTest } from '../service/condition.ts'
import type { Us } from '../time/instant.ts'
import type { WriteDelay } from './lead-values.ts'

/** The sender. */
export interface Instance {
  /** Slots shared by all webhooks (decision 2), 1 to 10,000. 1 is the documented arithmetic, 20 the
   *  community-reported pool (decision 1). */
  readonly concurrency: number
  /** Flow steps that take time (calls and sends) and are worked on at once, 1 to 10,000, whatever
   *  campaign they are of; `unlimited` by default. Where it is limited, high-priority work starves
   *  webhooks (marketo.md §5.5 [DOC], §5.7 [COM]; the number itself is not documented). */
  readonly processing: number | 'unlimited'
  /** Longest time one call may take: 1 ms to 10 min, 30 s by default. Decisions 3, 4. */
  readonly timeoutUs: Us
  /** From the end of a call until what it wrote is seen by a later step of the same lead. Default
   *  `never`: not within the same run (decision 34). */
  readonly writeDelay: WriteDelay
}

/** Whether somebody who comes again runs through the flow again (decision 40, marketo.md §5.8 [DOC]). */
export type Qualification =
  | { readonly kind: 'once' }
  | { readonly kind: 'every time' }
  /** Once in any such period, counted from the last time. A day is 24 h, a month 30 days. */
  | { readonly kind: 'once every'; readonly periodUs: Us }

/** When the leads come, counted from the start of the campaign. A rate is above 0, to 1,000,000 a second. */
export type Arrivals =
  /** Everybody at once, as a bulk Request Campaign does (decision 38). */
  | { readonly kind: 'all at once' }
  /** Evenly spaced: lead i arrives at i ÷ rate, rounded to the microsecond. */
  | { readonly kind: 'rate'; readonly ratePerSecond: number }
  /** Independently of each other: gaps are exponential with mean 1 ÷ rate. */
  | { readonly kind: 'poisson'; readonly ratePerSecond: number }
  /** Evenly spaced at a rate that changes linearly, and stays at its end. */
  | {
      readonly kind: 'ramp'
      readonly fromPerSecond: number
      readonly toPerSecond: number
      readonly overUs: Us
    }
  /** So many at a time. */
  | { readonly kind: 'waves'; readonly leads: number; readonly everyUs: Us }
  /** As recorded: ascending, one a lead. */
  | { readonly kind: 'times'; readonly timesUs: readonly number[] }

/** What brings a lead into a campaign. */
export type Trigger =
  /** Something outside of the rehearsal; the arrivals say when. */
  { readonly kind: 'described'; readonly text: string } | WebhookIsCalled

/** *Webhook is Called*, with its constraints (marketo.md §4.8 [DOC]). Leads come at the end of a call. */
export interface WebhookIsCalled {
  readonly kind: 'webhook is called'
  /** Any webhook when left out. */
  readonly webhook?: string
  /** Any of these; every end of a call when left out. */
  readonly errorTypes?: readonly ErrorType[]
  /** A text the response body contains. */
  readonly response?: string
}

/** A status, 1000 or 1001 (marketo.md §4.2 [DOC]), or what the platform documents no number for
 *  (decision 9). */
export type ErrorType = number | 'TIMEOUT' | 'CONNECTION' | 'DNS' | 'TLS'

/** High is worked on first, whatever waits below it (marketo.md §5.5 [DOC]). */
export type Priority = 'high' | 'medium' | 'low'

export type FlowStep =
  /** Call Webhook: one request, one slot. */
  | { readonly kind: 'call'; readonly webhook: string }
  /** Change Data Value: seen by every later step, at once. */
  | { readonly kind: 'set'; readonly field: string; readonly value: LeadValue }
  /** The lead waits and holds nothing. */
  | { readonly kind: 'wait'; readonly spanUs: Us }
  /** Send Email, or other work of the instance: takes time, no slot. */
  | { readonly kind: 'send'; readonly what: string; readonly spanUs: Us }
  /** The first choice that fits is taken; none fits: the flow goes on behind it. */
  | { readonly kind: 'choose'; readonly choices: readonly Choice[] }
  /** The end of the flow. */
  | { readonly kind: 'stop' }

export interface Choice {
  readonly when: ChoiceTest
  readonly flow: readonly FlowStep[]
}

export type ChoiceTest =
  | { readonly kind: 'field'; readonly field: string; readonly tests: readonly ValueTest[] }
  /** A random sample: each lead that gets here is drawn, 0 to 1. */
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'otherwise' }

export type LeadValue = string | number | boolean | null

export type CampaignType = 'trigger' | 'batch' | 'executable'

export interface Campaign {
  /** The scenario's own name where it has one campaign only. */
  readonly name: string
  readonly type: CampaignType
  readonly trigger: Trigger
  /** Of all its steps; left out, each step has that of its kind. */
  readonly priority?: Priority
  readonly qualification: Qualification
  readonly arrivals: Arrivals
  /** From the start of the run to the start of the arrivals. */
  readonly startsAfterUs: Us
  /** In order; at least one. A failure never stops the flow (decision 36). */
  readonly flow: readonly FlowStep[]
}
