// What may be wrong with the tokens of any text: the grammar (marketo.md §2.1), and names that name
// nothing (decisions 20, 21, 22).

import { tokenize } from './token.ts'
import { tokenSource } from './token-value.ts'
import type { WebhookProblem, WebhookToCheck } from './webhook-problem.ts'

export function checkTokens(
  text: string,
  part: WebhookProblem['part'],
  subject: WebhookToCheck,
): readonly WebhookProblem[] {
  const { parts, problems } = tokenize(text)
  const malformed = problems.map(
    (problem): WebhookProblem => ({ part, code: 'bad-token', severity: 'error', ...problem }),
  )
  const unknown = parts.flatMap((token): WebhookProblem[] => {
    if (token.kind === 'literal') return []
    const source = tokenSource(token, subject)
    if (source.kind !== 'unknown') return []
    const { text: got, offset } = token
    return [{ part, code: 'unknown-token', got, offset, ...unknownToken(source, subject) }]
  })
  return [...malformed, ...unknown]
}

function unknownToken(
  { suggestion }: { readonly suggestion: string | undefined },
  { settings }: WebhookToCheck,
): Pick<WebhookProblem, 'severity' | 'rule' | 'mend'> {
  const isWanted = settings.unknownToken === 'literal'
  return {
    // Decision 20: whoever asks for unknown tokens to be kept as typed is not stopped by one.
    severity: isWanted ? 'warning' : 'error',
    rule: `A token names a field by its display name, or a value given under tokens; this one would be ${isWanted ? 'sent as typed' : 'sent empty'}.`,
    mend:
      suggestion === undefined
        ? 'Add the field, or give the token a value.'
        : `Did you mean ${suggestion}?`,
  }
}
