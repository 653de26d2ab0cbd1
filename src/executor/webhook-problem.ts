import type { IssueCode } from '../errors.ts'
import type { TemplateContext } from './template.ts'
import type { Webhook } from './webhook.ts'

export interface WebhookProblem {
  readonly part: 'url' | 'payload' | `headers.${string}` | `mappings.${string}`
  readonly code: IssueCode
  readonly severity: 'error' | 'warning'
  /** The value found. */
  readonly got: string
  /** The rule it breaks, as a sentence. */
  readonly rule: string
  /** What to write instead, as a sentence. */
  readonly mend: string
  /** Where in the part's text, in characters from 0. */
  readonly offset?: number
}

export interface WebhookToCheck extends TemplateContext {
  readonly webhook: Webhook
}
