// The bodies that a webhook gets from its service with a 2xx, to try its mappings on. Where values
// differ from reply to reply, one body is made for each of a few draws.
import { originOf } from '../../executor/url.ts'
import type { Webhook } from '../../executor/webhook.ts'
import { ordinaryLead } from '../../lead/adversarial.ts'
import { type BodyContext, compileBody } from '../../service/body.ts'
import type { ReplyDefinition, Service } from '../../service/definition.ts'
import type { LintSubject } from './subject.ts'

/** As many as tell apart the alternatives of a `$pick` of that length. */
const DRAWS = 8

/** The service that the webhook calls; `undefined` when there is none, or when it cannot be read. */
export function serviceOf(webhook: Webhook, { services }: LintSubject): Service | undefined {
  const origin = originOf(webhook.url)
  return services.find((each) => origin !== undefined && each.origin === origin)?.service
}

/** The replies of a 2xx that bring the body they say. */
export function mappableReplies(service: Service): readonly ReplyDefinition[] {
  return service.replies.filter(
    ({ status, fault, body }) =>
      status >= 200 && status < 300 && fault === undefined && body.kind !== 'none',
  )
}

/** Every body once. */
export function sampleBodies(service: Service, { context }: LintSubject): readonly string[] {
  const lead = new Map(
    Object.entries(ordinaryLead(context.fields)).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  )
  const bodies = mappableReplies(service).flatMap(({ body }) => {
    const make = compileBody(body)
    return Array.from({ length: DRAWS }, (_, draw) => {
      const sample: BodyContext = {
        next: () => (draw + 0.5) / DRAWS,
        leadValue: (name) => lead.get(name.toLowerCase()) ?? null,
        requestBody: undefined,
        nowMs: context.settings.startsAtMs,
      }
      return make(sample)
    })
  })
  return [...new Set(bodies)]
}
