import type { IssueCode } from '../errors.ts'
import type { TemplateContext } from './template.ts'
import type { Webhook } from './webhook.ts'
import type { WebhookRule } from './webhook-rules.ts'

/** What a check finds; the rule knows its code and how bad it is. */
export interface BrokenRule {
  /** Stable; `docs/lint.md` tells of each. */
  readonly id: WebhookRule
  readonly part: 'url' | 'payload' | `headers.${string}` | `mappings.${string}`
  /** The value found; empty where something is missing. */
  readonly got: string
  /** The rule it breaks, as a sentence. */
  readonly rule: string
  /** What to write instead, as a sentence. */
  readonly mend: string
  /** Where in the part's text, in characters from 0. */
  readonly offset?: number
}

export interface WebhookProblem extends BrokenRule {
  readonly code: IssueCode
  /** An error cannot work; a warning may be meant. */
  readonly severity: 'error' | 'warning'
}

export interface WebhookToCheck extends TemplateContext {
  readonly webhook: Webhook
}
