// Why a token names nothing (decision 20), and what was probably meant. A name that is misspelt is told
// apart from one that exists, but not for a webhook, or not for this one.
import { unreachable } from '../errors.ts'
import { nearestName } from './nearest-name.ts'
import type { Token } from './token.ts'
import type { TokenNames } from './token-value.ts'
import { isTriggerToken } from './trigger-tokens.ts'

export type UnknownReason =
  /** Misspelt, or given no value. */
  | 'no-such-name'
  /** The API name of a field, where its display name belongs (decision 21). */
  | 'api-name'
  | 'no-such-scope'
  /** marketo.md §2.1.3 [DOC]: a scope the platform has, and this call has not. */
  | 'out-of-scope'
  /** marketo.md §2.2 [DOC]: a token of another trigger. */
  | 'not-of-trigger'
  /** marketo.md §2.2 [DOC]: a link, or the token of an alert. */
  | 'email-only'
  /** A my token of a type for emails (decision 22). */
  | 'no-value-here'

export interface UnknownToken {
  readonly kind: 'unknown'
  readonly reason: UnknownReason
  /** The token that was probably meant, as it should be written. */
  readonly suggestion: string | undefined
}

/** Scopes whose values depend on where the webhook is called. */
const SCOPES = ['my', 'program', 'campaign', 'trigger', 'member', 'social']
const SCOPES_OF_EVERY_CALL = ['lead', 'company', 'system', '']

/** PROD/…/system-tokens-glossary.md, PROD/…/use-the-send-alert-info-token.md. */
const EMAIL_TOKENS: readonly string[] = [
  'system.forwardtofriendlink',
  'system.unsubscribelink',
  'system.viewaswebpagelink',
  '.sp_send_alert_info',
]

export function unknownToken(token: Token, names: TokenNames): UnknownToken {
  const byApiName = fieldByApiName(token, names)
  if (byApiName !== undefined) return unknown('api-name', byApiName)
  const reason = reasonOf(token, names)
  const isMeant = reason === 'email-only' || reason === 'not-of-trigger'
  return unknown(reason, isMeant ? undefined : suggest(token, names))
}

export function unknown(reason: UnknownReason, suggestion?: string): UnknownToken {
  return { kind: 'unknown', reason, suggestion }
}

function reasonOf({ scope, name }: Token, { tokens }: TokenNames): UnknownReason {
  if (EMAIL_TOKENS.includes(`${scope}.${name.toLowerCase()}`)) return 'email-only'
  if (scope === 'trigger' && isTriggerToken(name)) return 'not-of-trigger'
  const scopes = Object.keys(tokens).map((each) => each.trim().toLowerCase())
  if (scopes.includes(scope) || SCOPES_OF_EVERY_CALL.includes(scope)) return 'no-such-name'
  return SCOPES.includes(scope) ? 'out-of-scope' : 'no-such-scope'
}

/** The rule that such a token breaks, without its end: what becomes of it. */
export function unknownRule(reason: UnknownReason): string {
  switch (reason) {
    case 'no-such-name':
      return 'A token names a field by its display name, or a value given under tokens'
    case 'api-name':
      return 'A token names a field by its display name, and this is its API name'
    case 'no-such-scope':
      return 'The platform has no tokens of this scope'
    case 'out-of-scope':
      return 'Tokens of this scope have values only where the campaign has them'
    case 'not-of-trigger':
      return 'The trigger of this campaign does not give this token'
    case 'email-only':
      return 'The platform fills this token in emails only'
    case 'no-value-here':
      return 'A my token of this type has a value in emails only'
    default:
      return unreachable(reason)
  }
}

/** What to write instead. */
export function unknownMend({ reason, suggestion }: UnknownToken, { tokens }: TokenNames): string {
  if (suggestion !== undefined) return `Did you mean ${suggestion}?`
  switch (reason) {
    case 'no-such-scope':
      return `Use ${[...SCOPES_OF_EVERY_CALL.slice(0, -1), ...SCOPES].join(', ')}.`
    case 'not-of-trigger':
      return `It gives ${namesOf('trigger', tokens).join(', ')}.`
    case 'no-value-here':
      return 'Use a my token of another type.'
    case 'out-of-scope':
    case 'email-only':
      return 'Take the token out, or give it a value under tokens.'
    case 'no-such-name':
    case 'api-name':
      return 'Add the field, or give the token a value.'
    default:
      return unreachable(reason)
  }
}

function fieldByApiName({ scope, name }: Token, { fields }: TokenNames): string | undefined {
  if (scope !== 'lead' && scope !== 'company') return undefined
  const wanted = name.toLowerCase()
  const field = fields.find(
    ({ restName, soapName }) =>
      restName?.toLowerCase() === wanted || soapName?.toLowerCase() === wanted,
  )
  return field && tokenText(field.scope, field.displayName)
}

function suggest(token: Token, { fields, tokens }: TokenNames): string | undefined {
  const candidates = [
    ...fields.map((field) => tokenText(field.scope, field.displayName)),
    ...['date', 'time', 'dateTime'].map((name) => tokenText('system', name)),
    ...Object.keys(tokens).flatMap((scope) =>
      namesOf(scope, tokens).map((name) => tokenText(scope, name)),
    ),
  ]
  const ending = `.${token.name.toLowerCase()}}}`
  const sameName = candidates.find((each) => each.toLowerCase().endsWith(ending))
  return sameName ?? nearestName(tokenText(token.scope, token.name), candidates)
}

function namesOf(scope: string, tokens: TokenNames['tokens']): readonly string[] {
  const [, values = {}] =
    Object.entries(tokens).find(([each]) => each.trim().toLowerCase() === scope.toLowerCase()) ?? []
  return Object.keys(values)
}

function tokenText(scope: string, name: string): string {
  return scope === '' ? `{{${name}}}` : `{{${scope}.${name}}}`
}
