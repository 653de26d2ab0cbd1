// Where the value of a token comes from, decided once when a webhook is compiled. Decision 21: scope
// and display name are matched without regard to case. Decision 22: email-script and calendar tokens
// have no value here, so they name nothing.
import { dateTimeText, digits } from '../time/calendar.ts'
import type { Us } from '../time/instant.ts'
import { wallTime } from '../time/wall-clock.ts'
import type { Token } from './token.ts'
import { type UnknownToken, unknown, unknownToken } from './unknown-token.ts'
import type {
  ExecutorSettings,
  MyToken,
  MyTokenType,
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
  | ConstantToken
  | UnknownToken

interface ConstantToken {
  readonly kind: 'constant'
  readonly valueKind: ValueKind
  readonly value: Value
  /** What is known of a my token besides. */
  readonly my?: MyToken
}

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
  const given = givenToken(names.tokens, token.scope, name)
  return given === undefined ? unknownToken(token, names) : constant(given)
}

/** marketo.md §2.2 [DOC]. Those without a kind are for emails (decision 22). */
const KIND_OF_MY_TOKEN: Readonly<Record<MyTokenType, ValueKind | undefined>> = {
  text: 'text',
  number: 'number',
  score: 'number',
  date: 'text',
  'rich text': 'text',
  'sfdc campaign': 'text',
  'email script': undefined,
  'calendar file': undefined,
}

function constant(given: Value | MyToken): TokenSource {
  if (typeof given !== 'object' || given === null) {
    return { kind: 'constant', valueKind: kindOfValue(given), value: given }
  }
  const valueKind = KIND_OF_MY_TOKEN[given.type]
  if (valueKind === undefined) return unknown('no-value-here')
  return { kind: 'constant', valueKind, value: given.value, my: given }
}

const SYSTEM_TOKENS: Readonly<Record<SystemToken, (epochMs: number, timeZone: string) => string>> =
  {
    date: (epochMs, timeZone) => {
      const { year, month, day } = wallTime(epochMs, timeZone)
      return `${MONTHS[month - 1]} ${digits(day)}, ${digits(year, 4)}`
    },
    time: (epochMs, timeZone) => {
      const { hour, minute, offset } = wallTime(epochMs, timeZone)
      const half = hour < 12 ? 'AM' : 'PM'
      return `${digits(hour % 12 || 12)}:${digits(minute)} ${half} (GMT ${offset})`
    },
    datetime: (epochMs, timeZone) => dateTimeText(wallTime(epochMs, timeZone)),
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

function givenToken(tokens: TokenScopes, scope: string, name: string): Value | MyToken | undefined {
  for (const [eachScope, values] of Object.entries(tokens)) {
    if (eachScope.trim().toLowerCase() !== scope) continue
    for (const [eachName, given] of Object.entries(values)) {
      if (eachName.trim().toLowerCase() === name) return given
    }
  }
  return undefined
}

function kindOfValue(value: Value): ValueKind {
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'text'
}
