// Which field a response mapping means. marketo.md §3.6 [DOC]: it is named by its SOAP name. Decision
// 33: the REST name is understood too, with a warning; a field without a SOAP name cannot be mapped.
import type { WebhookField } from './webhook.ts'

export interface NamedField {
  readonly field: WebhookField
  readonly isByRestName: boolean
}

export function fieldNamed(name: string, fields: readonly WebhookField[]): NamedField | undefined {
  const wanted = name.trim().toLowerCase()
  const bySoapName = fields.find((field) => field.soapName?.toLowerCase() === wanted)
  if (bySoapName) return { field: bySoapName, isByRestName: false }
  const byRestName = fields.find((field) => field.restName?.toLowerCase() === wanted)
  return byRestName && { field: byRestName, isByRestName: true }
}
