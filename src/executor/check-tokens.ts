// What may be wrong with the tokens of any text: the grammar (marketo.md §2.1), and names that name
// nothing (decisions 20, 21, 22).

import { tokenize } from './token.ts'
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
    return [{ id: RULES[source.reason], part, got, offset, ...unknownToken(source, subject) }]
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
  unknown: UnknownToken,
  subject: WebhookToCheck,
): Pick<BrokenRule, 'rule' | 'mend'> {
  const fate = subject.settings.unknownToken === 'literal' ? 'sent as typed' : 'sent empty'
  return {
    rule: `${unknownRule(unknown.reason)}; this one would be ${fate}.`,
    mend: unknownMend(unknown, subject),
  }
}
