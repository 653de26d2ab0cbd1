// The bodies that a webhook gets from its service with a 2xx, to try its mappings on. Where values
// differ from reply to reply, one body is made for each of a few draws.
import { originOf } from '../../executor/url.ts'
import type { Webhook } from '../../executor/webhook.ts'
import { ordinaryLead } from '../../lead/adversarial.ts'
import { compileBody } from '../../service/body.ts'
import type { BodyTemplate, Service } from '../../service/definition.ts'
import type { LintSubject } from './subject.ts'

/** As many as tell apart the alternatives of a `$pick` of that length. */
const DRAWS = 32

/** Most characters that the bodies of one service are written in: plenty for what people type. Of more
 *  than that none are made, because some of many would not say what all of them are like. */
const BODIES_MAX = 100_000

/** The service that the webhook calls; `undefined` when there is none, or when it cannot be read. */
export function serviceOf(webhook: Webhook, { services }: LintSubject): Service | undefined {
  const origin = originOf(webhook.url)
  return services.find((each) => origin !== undefined && each.origin === origin)?.service
}

/** The bodies of the replies of a 2xx that bring what they say. */
export function bodiesOf2xx(service: Service): readonly BodyTemplate[] {
  const bodies = service.replies
    .filter(({ status, fault }) => status >= 200 && status < 300 && fault === undefined)
    .map(({ body }) => body)
    .filter(({ kind }) => kind !== 'none')
  return JSON.stringify(bodies).length <= BODIES_MAX ? bodies : []
}

/** Every body once. */
export function sampleBodies(service: Service, { context }: LintSubject): readonly string[] {
  const lead = Object.entries(ordinaryLead(context.fields))
  const values = new Map(lead.map(([name, value]) => [name.toLowerCase(), value]))
  const samples = Array.from({ length: DRAWS }, (_, draw) => ({
    next: () => (draw + 0.5) / DRAWS,
    leadValue: (name: string) => values.get(name.toLowerCase()) ?? null,
    requestBody: undefined,
    nowMs: context.settings.startsAtMs,
  }))
  const bodies = bodiesOf2xx(service).flatMap((body) => samples.map(compileBody(body)))
  return [...new Set(bodies)]
}
