// Where the value of a token comes from, decided once when a webhook is compiled. Decision 21: scope
// and display name are matched without regard to case; an API name (`{{lead.FirstName}}`) names
// nothing, but we know what was meant. Decision 22: email-script and calendar tokens have no value
// here, so they name nothing either.
import type { Us } from '../time/instant.ts'
import { nearestName } from './nearest-name.ts'
import type { Token } from './token.ts'
import { formatDateTime, pad, wallTime } from './wall-clock.ts'
import type {
  ExecutorSettings,
  TokenScopes,
  Value,
  WebhookField,
  WebhookFieldType,
} from './webhook.ts'

/** How a value is written, whatever the encoding. */
export type ValueKind = 'text' | 'number' | 'boolean'

export type TokenSource =
  | { readonly kind: 'field'; readonly valueKind: ValueKind; readonly field: WebhookField }
  | { readonly kind: 'system'; readonly valueKind: 'text'; readonly name: SystemToken }
  | { readonly kind: 'constant'; readonly valueKind: ValueKind; readonly value: Value }
  | { readonly kind: 'unknown'; readonly suggestion: string | undefined }

/** Everything tokens can name. */
export interface TokenNames {
  readonly fields: readonly WebhookField[]
  readonly tokens: TokenScopes
}

export type SystemToken = 'date' | 'time' | 'datetime'

const KIND_OF_TYPE: Readonly<Record<WebhookFieldType, ValueKind>> = {
  string: 'text',
  text: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  date: 'text',
  datetime: 'text',
  formula: 'text',
  reference: 'text',
  integer: 'number',
  score: 'number',
  percent: 'number',
  float: 'number',
  currency: 'number',
  boolean: 'boolean',
}

export function tokenSource(token: Token, names: TokenNames): TokenSource {
  const name = token.name.toLowerCase()
  if (token.scope === 'lead' || token.scope === 'company') {
    const field = names.fields.find(
      (each) => each.scope === token.scope && each.displayName.trim().toLowerCase() === name,
    )
    if (field) return { kind: 'field', valueKind: KIND_OF_TYPE[field.type], field }
  }
  if (token.scope === 'system' && isSystemToken(name)) {
    return { kind: 'system', valueKind: 'text', name }
  }
  const value = scopedValue(names.tokens, token.scope, name)
  if (value !== undefined) return { kind: 'constant', valueKind: kindOfValue(value), value }
  return { kind: 'unknown', suggestion: suggest(token, names) }
}

const SYSTEM_TOKENS: Readonly<Record<SystemToken, (epochMs: number, timeZone: string) => string>> =
  {
    date: (epochMs, timeZone) => {
      const { year, month, day } = wallTime(epochMs, timeZone)
      return `${MONTHS[month - 1]} ${pad(day)}, ${pad(year, 4)}`
    },
    time: (epochMs, timeZone) => {
      const { hour, minute, offset } = wallTime(epochMs, timeZone)
      const half = hour < 12 ? 'AM' : 'PM'
      return `${pad(hour % 12 || 12)}:${pad(minute)} ${half} (GMT ${offset})`
    },
    datetime: (epochMs, timeZone) => formatDateTime(wallTime(epochMs, timeZone)),
  }

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Aug 08, 2013`, `04:34 PM (GMT -0700)` or `2013-08-08 16:36:13` in the account's time zone.
 *  marketo.md §2.2 [DOC], decision 42. */
export function systemValue(name: SystemToken, nowUs: Us, settings: ExecutorSettings): string {
  const epochMs = settings.startsAtMs + Math.floor(nowUs / 1_000)
  return SYSTEM_TOKENS[name](epochMs, settings.timeZone)
}

function isSystemToken(name: string): name is SystemToken {
  return Object.hasOwn(SYSTEM_TOKENS, name)
}

function scopedValue(tokens: TokenScopes, scope: string, name: string): Value | undefined {
  for (const [eachScope, values] of Object.entries(tokens)) {
    if (eachScope.trim().toLowerCase() !== scope) continue
    for (const [eachName, value] of Object.entries(values)) {
      if (eachName.trim().toLowerCase() === name) return value
    }
  }
  return undefined
}

function kindOfValue(value: Value): ValueKind {
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'text'
}

/** The token that was probably meant, as it should be written. */
function suggest(token: Token, names: TokenNames): string | undefined {
  const wanted = token.name.toLowerCase()
  const byApiName = names.fields.find(
    (field) => field.restName?.toLowerCase() === wanted || field.soapName?.toLowerCase() === wanted,
  )
  if (byApiName) return tokenText(byApiName.scope, byApiName.displayName)
  const candidates = [
    ...names.fields.map((field) => tokenText(field.scope, field.displayName)),
    ...Object.keys(SYSTEM_TOKENS).map((name) => tokenText('system', name)),
    ...Object.entries(names.tokens).flatMap(([scope, values]) =>
      Object.keys(values).map((name) => tokenText(scope, name)),
    ),
  ]
  const sameName = candidates.find((each) => each.toLowerCase().endsWith(`.${wanted}}}`))
  return sameName ?? nearestName(tokenText(token.scope, token.name), candidates)
}

function tokenText(scope: string, name: string): string {
  return scope === '' ? `{{${name}}}` : `{{${scope}.${name}}}`
}
