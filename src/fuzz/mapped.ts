import { originOf } from '../executor/url.ts'
import type { ResponseType } from '../executor/webhook.ts'
import type { ScenarioInput } from '../scenario/schema.ts'

/** Where a webhook looks in an answer. */
export interface Mapped {
  readonly responseType: ResponseType
  readonly attributes: readonly string[]
}

/** The webhooks that call an origin. */
export function readersOf(webhooks: ScenarioInput['webhooks'], origin: string): readonly Mapped[] {
  return Object.values(webhooks)
    .filter(({ url }) => originOf(url) === origin)
    .map(({ responseType = 'JSON', mappings = {} }) => ({
      responseType,
      attributes: Object.keys(mappings),
    }))
}
