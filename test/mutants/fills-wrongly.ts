// Mutants that take the wrong value for a token, or for what is none.
import type { MyToken, MyTokenType, TokenScopes, WebhookCall } from '../../src/executor/webhook.ts'
import { type Mutant, withSettings } from './mutant.ts'
import { filled, inTemplates, inTokens, inValues } from './templates.ts'

export const FILLS_WRONGLY: readonly Mutant[] = [
  {
    name: 'fills what a value says as well',
    check: 'token-values',
    call: (call) => inValues(call, (text) => filled(text, call)),
  },
  {
    name: 'minds the case of a scope',
    check: 'token-names',
    call: (call) => inTemplates(call, (text) => text.replace(/\{\{(?=[A-Z]\w*\.)/g, '{{none.')),
  },
  {
    name: 'minds the case of a name',
    check: 'token-names',
    call: (call) => inTemplates(call, (text) => text.replace(/\{\{lead\.(?=[a-z])/g, '{{none.')),
  },
  {
    name: 'sends the default always',
    check: 'token-defaults',
    call: (call) =>
      inTokens(call, ({ text }) => text.replace(/^\{\{\w[^{}]*(?=:default=)/, '{{none.none')),
  },
  {
    name: 'sends the default never',
    check: 'token-defaults',
    call: (call) =>
      inTokens(call, ({ text }) => text.replace(/(?<=^\{\{\w.*):default=[\s\S]*/, '}}')),
  },
  {
    name: 'takes :Default= for :default=',
    check: 'malformed-tokens',
    call: (call) => inTemplates(call, (text) => text.replace(/: ?default=/gi, ':default=')),
  },
  {
    name: 'leaves unknown tokens as they are',
    check: 'unknown-tokens',
    ...withSettings({ unknownToken: 'literal' }),
  },
  {
    name: 'sends a calendar file',
    check: 'unsendable-tokens',
    call: (call) => withMyTokens(call, { 'calendar file': 'text' }),
  },
  {
    name: 'knows no tokens of members',
    check: 'token-scopes',
    call: (call) => ({ ...call, tokens: { ...call.tokens, member: {} } }),
  },
  {
    name: 'takes a my token of the type number for a text',
    check: 'my-tokens',
    call: (call) => withMyTokens(call, { number: 'text', score: 'text' }),
  },
  {
    name: 'writes the date of the system as a datetime',
    check: 'system-tokens',
    call: (call) =>
      inTemplates(call, (text) => text.replaceAll('{{system.date}}', '{{system.datetime}}')),
  },
]

/** My tokens of some types taken for others. */
function withMyTokens(
  call: WebhookCall,
  types: Partial<Record<MyTokenType, MyTokenType>>,
): WebhookCall {
  const taken = (given: TokenScopes[string][string]): TokenScopes[string][string] => {
    if (!isMyToken(given)) return given
    return { ...given, type: types[given.type] ?? given.type }
  }
  const my = Object.entries(call.tokens.my ?? {}).map(([name, given]) => [name, taken(given)])
  return { ...call, tokens: { ...call.tokens, my: Object.fromEntries(my) } }
}

function isMyToken(given: TokenScopes[string][string] | undefined): given is MyToken {
  return typeof given === 'object' && given !== null
}
