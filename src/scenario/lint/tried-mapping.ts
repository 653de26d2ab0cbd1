// Each response mapping tried on what the mocked service answers: whether it ever writes, and where it
// never does, why. A rehearsal would count the skips; lint says what to write instead.
import { checkMappings } from '../../executor/check-mappings.ts'
import { mapResponse } from '../../executor/map-response.ts'
import { type Path, parsePath, type Reading } from '../../executor/path.ts'
import { readJson } from '../../executor/response-json.ts'
import { readXml } from '../../executor/response-xml.ts'
import type { Mapping, Skip, Webhook, Write } from '../../executor/webhook.ts'
import { sampleBodies, serviceOf } from './sample-replies.ts'
import type { LintSubject } from './subject.ts'

export interface TriedMapping {
  readonly webhook: Webhook
  readonly mapping: Mapping
  readonly path: Path
  /** The bodies that can be read as the response type; at least one. */
  readonly bodies: readonly Read[]
  /** What came of it, one a body. */
  readonly results: readonly (Write | Skip)[]
}

export type Read = Extract<Reading, { kind: 'read' }>

/** Several rules ask for the same. */
const cache = new WeakMap<LintSubject, readonly TriedMapping[]>()

export function triedMappings(subject: LintSubject): readonly TriedMapping[] {
  const known = cache.get(subject)
  if (known) return known
  const tried = subject.webhooks.flatMap(({ webhook, isSure }) =>
    isSure ? triedOn(webhook, subject) : [],
  )
  cache.set(subject, tried)
  return tried
}

function triedOn(webhook: Webhook, subject: LintSubject): readonly TriedMapping[] {
  const service = serviceOf(webhook, subject)
  if (!service || webhook.mappings.length === 0 || webhook.responseType === 'None') return []
  const read = webhook.responseType === 'XML' ? readXml : readJson
  const call = { webhook, lead: NOBODY, campaignType: 'trigger', ...subject.context } as const
  const answers = sampleBodies(service, subject).flatMap((text) => {
    const body = read(text)
    const mapped = mapResponse(call, text)
    return body.kind === 'read' && mapped.kind === 'mapped' ? [{ body, ...mapped }] : []
  })
  if (answers.length === 0) return []
  const bodies = answers.map(({ body }) => body)
  const results = Map.groupBy(
    answers.flatMap(({ writes, skipped }) => [...writes, ...skipped]),
    ({ attribute }) => attribute,
  )
  const illegal = checkMappings({ webhook, ...subject.context })
    .filter(({ id }) => id === 'malformed-path')
    .map(({ part }) => part)
  return webhook.mappings.flatMap((mapping) => {
    const { attribute } = mapping
    const path = parsePath(attribute)
    if (path.kind === 'problem' || illegal.includes(`mappings.${attribute}`)) return []
    return [{ webhook, mapping, path, bodies, results: results.get(attribute) ?? [] }]
  })
}

const NOBODY = { index: 0, values: {} }

/** Why a mapping that never writes does not: all reasons there are; none for one that does. */
export function reasonsOf({ results }: TriedMapping): readonly Skip['reason'][] {
  const skips = results.filter((result) => 'reason' in result)
  return skips.length < results.length ? [] : [...new Set(skips.map(({ reason }) => reason))]
}

/** Whether it leads to no value in any body. */
export function leadsNowhere(tried: TriedMapping): boolean {
  const reasons = reasonsOf(tried)
  return (
    reasons.length > 0 &&
    reasons.every((reason) => reason === 'missing-path' || reason === 'not-a-value')
  )
}

export function isValueAt(steps: Path['steps'], body: Read): boolean {
  return body.find({ kind: 'path', steps }).kind === 'leaf'
}

export function isThereAt(steps: Path['steps'], body: Read): boolean {
  return body.find({ kind: 'path', steps }).kind !== 'missing'
}

/** As it is written in a mapping. */
export function attributeText(steps: Path['steps']): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
