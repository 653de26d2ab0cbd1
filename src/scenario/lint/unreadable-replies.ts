import { readJson } from '../../executor/response-json.ts'
import { readXml } from '../../executor/response-xml.ts'
import type { Webhook } from '../../executor/webhook.ts'
import { quoted } from '../finding.ts'
import type { ScenarioRule } from './rule.ts'
import { sampleBodies, serviceOf } from './sample-replies.ts'
import type { LintSubject } from './subject.ts'

export const unreadableReplies: ScenarioRule = {
  id: 'unreadable-replies',
  severity: 'warning',
  what: 'No 2xx reply of the service can be read as the response type of the webhook.',
  why: 'The response type decides how an answer is read, whatever its Content-Type says. Nothing is ever mapped.',
  source: 'decision 32',
  fix: 'Use the response type that the service answers, or mend its replies.',
  wrong: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    responseType: JSON
    mappings: { person.score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { xml: { person: { score: 5 } } }
`,
  right: `
webhooks:
  enrich:
    url: https://api.example.com/v1/enrich
    responseType: XML
    mappings: { person.score: leadScore }
services:
  https://api.example.com:
    latency: 50ms
    replies:
      - { xml: { person: { score: 5 } } }
`,
  find: (subject) =>
    subject.webhooks
      .filter(({ webhook, isSure }) => isSure && isNeverRead(webhook, subject))
      .map(({ webhook: { name, responseType } }) => ({
        path: ['webhooks', name, 'responseType'],
        got: quoted(responseType),
        rule: 'is none of what the service answers: no 2xx reply can be read as that.',
        mend: `Use the response type ${responseType === 'XML' ? 'JSON' : 'XML'}, or mend the replies.`,
      })),
}

function isNeverRead(webhook: Webhook, subject: LintSubject): boolean {
  const { responseType, mappings } = webhook
  const service = serviceOf(webhook, subject)
  if (!service || responseType === 'None' || mappings.length === 0) return false
  const read = responseType === 'XML' ? readXml : readJson
  const bodies = sampleBodies(service, subject)
  return bodies.length > 0 && bodies.every((body) => read(body).kind === 'unreadable')
}
