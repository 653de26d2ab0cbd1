// What may be wrong with the tokens of any text: the grammar (marketo.md §2.1), and names that name
// nothing (decisions 20, 21, 22).

import { type Token, tokenize } from './token.ts'
import { tokenSource } from './token-value.ts'
import { type UnknownReason, type UnknownToken, unknownMend, unknownRule } from './unknown-token.ts'
import type { BrokenRule, WebhookToCheck } from './webhook-problem.ts'
import type { WebhookRule } from './webhook-rules.ts'

export function checkTokens(
  text: string,
  part: BrokenRule['part'],
  subject: WebhookToCheck,
): readonly BrokenRule[] {
  const { parts, problems } = tokenize(text)
  const malformed = problems.map(
    (problem): BrokenRule => ({ id: 'malformed-token', part, ...problem }),
  )
  const unknown = parts.flatMap((token): BrokenRule[] => {
    if (token.kind === 'literal') return []
    const source = tokenSource(token, subject)
    if (source.kind !== 'unknown') return []
    const { text: got, offset } = token
    const words = unknownToken(token, source, subject)
    return [{ id: RULES[source.reason], part, got, offset, ...words }]
  })
  return [...malformed, ...unknown]
}

const RULES: Readonly<Record<UnknownReason, WebhookRule>> = {
  'no-such-name': 'unknown-token',
  'no-such-scope': 'unknown-token',
  'api-name': 'api-name-token',
  'out-of-scope': 'out-of-scope-token',
  'not-of-trigger': 'out-of-scope-token',
  'email-only': 'email-only-token',
  'no-value-here': 'email-only-token',
}

function unknownToken(
  { fallback }: Token,
  unknown: UnknownToken,
  subject: WebhookToCheck,
): Pick<BrokenRule, 'rule' | 'mend'> {
  const isKept = subject.settings.unknownToken === 'literal'
  const fate = isKept ? 'as typed' : fallback === undefined ? 'empty' : 'as its default'
  return {
    rule: `${unknownRule(unknown.reason)}; this one would be sent ${fate}.`,
    mend: unknownMend(unknown, subject),
  }
}
