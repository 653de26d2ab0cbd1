import type { Value, WebhookLead } from '../executor/webhook.ts'

/** By display name, without regard to case (decision 21); an own property, whatever the name. */
export function leadValue({ values }: WebhookLead, name: string): Value {
  if (Object.hasOwn(values, name)) return values[name] ?? null
  const wanted = name.toLowerCase()
  const [, value = null] =
    Object.entries(values).find(([key]) => key.toLowerCase() === wanted) ?? []
  return value
}
