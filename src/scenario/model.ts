// A scenario after validation: frozen, in microseconds, every default filled in. Each domain owns the
// shape of its own part; this only adds them up.
import type { Campaign, Instance } from '../campaign/definition.ts'
import type { ExecutorSettings, TokenScopes, Webhook } from '../executor/webhook.ts'
import type { LeadSpec } from '../lead/definition.ts'
import type { Service } from '../service/definition.ts'
import type { Expectation } from '../verify/expectation.ts'

export interface Scenario {
  readonly name: string
  /** What it shows, for lists of scenarios. Empty when not given. */
  readonly story: string
  /** 0 to 2^32 − 1, default 1. Everything random follows from it. */
  readonly seed: number
  readonly instance: Instance
  readonly leads: LeadSpec
  /** In the order of their names; events name them by index. */
  readonly campaigns: readonly ScenarioCampaign[]
  /** In the order of their names; events name them by index. */
  readonly webhooks: readonly Webhook[]
  /** In the order of their names as written; visits name them by index. */
  readonly services: readonly Service[]
  /** Request handlers of the user's own, which answer before the services do. */
  readonly handlers?: HandlersFile
  /** Tokens that are not of the lead: those of all campaigns. */
  readonly tokens: TokenScopes
  readonly settings: ExecutorSettings
  readonly expectations: readonly Expectation[]
  readonly assumptions: readonly Assumption[]
}

/** A campaign, and what its webhooks' tokens that are not of the lead stand for. */
export interface ScenarioCampaign extends Campaign {
  readonly tokens: TokenScopes
}

/** A module that exports MSW request handlers. */
export interface HandlersFile {
  /** As the scenario has it. */
  readonly name: string
  /** Where it is. */
  readonly file: string
  readonly text: string
}

/** Something the scenario did not say, and what was taken instead. */
export interface Assumption {
  /** `instance.concurrency`, as it would be written. */
  readonly setting: string
  /** In words: `1`, `30 s`, `not followed`. */
  readonly value: string
  readonly basis: 'documented' | 'community' | 'chosen'
  /** What another answer would change: how long it all takes, what is sent, or what is written. */
  readonly affects: 'delay' | 'request' | 'mapping'
  /** `decision 1`, `marketo.md §5.3`. */
  readonly source: string
}
