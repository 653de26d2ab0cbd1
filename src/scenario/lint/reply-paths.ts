// What the replies of a webhook's service have in them, as mappings would write it, for suggestions.
import type { Webhook } from '../../executor/webhook.ts'
import { rootElementOf } from '../../executor/well-formed.ts'
import type { BodyTemplate, JsonValue } from '../../service/definition.ts'
import { generatorCall } from '../../service/generator.ts'
import { isList } from '../../service/json-value.ts'
import { bodiesOf2xx, sampleBodies, serviceOf } from './sample-replies.ts'
import type { LintSubject } from './subject.ts'

/** No suggestion comes from further on: comparing takes time. */
const PATHS_MAX = 500

/** The paths to single values, in the order of the replies. Of XML that is written as a text none are
 *  known. */
export function replyPaths(webhook: Webhook, subject: LintSubject): readonly string[] {
  const service = serviceOf(webhook, subject)
  const paths = service ? bodiesOf2xx(service).flatMap(pathsInBody) : []
  return [...new Set(paths)].slice(0, PATHS_MAX)
}

function pathsInBody(body: BodyTemplate): readonly string[] {
  const isTree = body.kind === 'json' || (body.kind === 'xml' && typeof body.value === 'object')
  return isTree ? pathsIn(body.value, '') : []
}

function pathsIn(value: JsonValue, above: string): readonly string[] {
  if (typeof value !== 'object' || value === null || generatorCall(value)) return [above]
  if (isList(value)) return value.flatMap((item, index) => pathsIn(item, `${above}[${index}]`))
  return Object.entries(value).flatMap(([key, child]) =>
    pathsIn(child, above === '' ? key : `${above}.${key}`),
  )
}

/** The names of the root elements of XML replies. */
export function rootsOf(webhook: Webhook, subject: LintSubject): readonly string[] {
  const service = serviceOf(webhook, subject)
  const bodies = service ? sampleBodies(service, subject) : []
  const names = bodies.map((body) => /^<([^\s/>]+)/.exec(rootElementOf(body) ?? '')?.[1])
  return [...new Set(names)].filter((name) => name !== undefined)
}
