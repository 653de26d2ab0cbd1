// The rules, in the order of docs/lint.md.
import { WEBHOOK_RULES, type WebhookRule } from '../../executor/webhook-rules.ts'
import type { Severity } from '../finding.ts'
import { batchCampaign } from './batch-campaign.ts'
import { brokenJson } from './broken-json.ts'
import { HEADER_PAGES } from './header-pages.ts'
import { MAPPING_PAGES } from './mapping-pages.ts'
import { pathNotInReplies } from './path-not-in-replies.ts'
import { PAYLOAD_PAGES } from './payload-pages.ts'
import { readTooEarly } from './read-too-early.ts'
import type { RulePage, ScenarioRule } from './rule.ts'
import { TOKEN_PAGES } from './token-pages.ts'
import { unreachableDelay } from './unreachable-delay.ts'
import { unreachableTimeouts } from './unreachable-timeouts.ts'
import { unreadableReplies } from './unreadable-replies.ts'
import { unusedService } from './unused-service.ts'
import { unusedWebhook } from './unused-webhook.ts'
import { URL_PAGES } from './url-pages.ts'
import { valueDoesNotFit } from './value-does-not-fit.ts'
import { wrongIndex } from './wrong-index.ts'
import { xmlPathMissesRoot } from './xml-path-misses-root.ts'

/** Those that need the whole scenario. */
export const SCENARIO_RULES: readonly ScenarioRule[] = [
  brokenJson,
  unreadableReplies,
  xmlPathMissesRoot,
  wrongIndex,
  pathNotInReplies,
  valueDoesNotFit,
  readTooEarly,
  batchCampaign,
  unreachableTimeouts,
  unreachableDelay,
  unusedWebhook,
  unusedService,
]

const WEBHOOK_PAGES: Readonly<Record<WebhookRule, RulePage>> = {
  ...TOKEN_PAGES,
  ...URL_PAGES,
  ...PAYLOAD_PAGES,
  ...HEADER_PAGES,
  ...MAPPING_PAGES,
}

export interface LintRule extends RulePage {
  readonly id: string
  readonly severity: Severity
}

const webhookRules = Object.keys(WEBHOOK_RULES) as WebhookRule[] // the keys of that very table

export const LINT_RULES: readonly LintRule[] = [
  ...webhookRules.map((id) => ({ id, severity: WEBHOOK_RULES[id][0], ...WEBHOOK_PAGES[id] })),
  ...SCENARIO_RULES,
]

const ids: ReadonlySet<string> = new Set(LINT_RULES.map(({ id }) => id))

/** Where a rule is explained, or the code of what the schema refuses. */
export function pageOf(id: string): string {
  return `docs/${ids.has(id) ? 'lint' : 'bad-input'}.md#${id}`
}
