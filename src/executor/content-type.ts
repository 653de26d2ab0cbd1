// What a webhook says its payload is, by its Content-Type header; and where it says nothing, whether the
// payload looks like JSON.
import { tokenize } from './token.ts'
import type { Webhook } from './webhook.ts'

export type Content = 'JSON' | 'XML' | 'form'

export function contentTypeHeader({ headers }: Webhook): Webhook['headers'][number] | undefined {
  return headers.find(({ name }) => name.toLowerCase() === 'content-type')
}

/** `undefined` without a header, when its type is a token, and for every other type. */
export function contentOf(webhook: Webhook): Content | undefined {
  const [type = ''] = contentTypeHeader(webhook)?.value.toLowerCase().split(';') ?? []
  if (/[/+]json\s*$/.test(type)) return 'JSON'
  if (/[/+]xml\s*$/.test(type)) return 'XML'
  return type.trim() === 'application/x-www-form-urlencoded' ? 'form' : undefined
}

export function isJsonPayload(webhook: Webhook): boolean {
  if (contentTypeHeader(webhook)) return contentOf(webhook) === 'JSON'
  const [first] = tokenize(webhook.payload).parts
  return first?.kind === 'literal' && /^\s*[{[]/.test(first.text)
}
