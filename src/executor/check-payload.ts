import { unescapeBackslashes } from './backslash.ts'
import { checkTokens } from './check-tokens.ts'
import { type Part, type Token, tokenize } from './token.ts'
import { tokenSource } from './token-value.ts'
import type { WebhookProblem, WebhookToCheck } from './webhook-problem.ts'

export function checkPayload(subject: WebhookToCheck): readonly WebhookProblem[] {
  const { webhook, settings } = subject
  const { payload, encoding } = webhook
  if (payload === '') return []
  if (webhook.method === 'GET') return [bodyWithGet(payload)]
  const problems = [...checkTokens(payload, 'payload', subject)]
  const { parts } = tokenize(payload)
  if (settings.backslashPreParse) problems.push(...checkBackslashes(parts))
  if (encoding === 'JSON') {
    problems.push(...checkQuotedTokens(parts, settings.backslashPreParse))
    problems.push(...checkNumericDefaults(parts, subject))
  }
  return problems
}

/** Decision 11. */
function bodyWithGet(payload: string): WebhookProblem {
  return {
    part: 'payload',
    code: 'bad-template',
    severity: 'warning',
    got: payload.slice(0, 40),
    rule: 'GET sends no body, so the payload is never sent.',
    mend: 'Use POST, or leave the payload empty.',
  }
}

/** Decision 23. */
function checkBackslashes(parts: readonly Part[]): readonly WebhookProblem[] {
  return parts.flatMap((part) =>
    part.kind === 'token'
      ? []
      : unescapeBackslashes(part.text, part.offset).problems.map(
          (problem): WebhookProblem => ({
            part: 'payload',
            code: 'bad-template',
            severity: 'error',
            ...problem,
          }),
        ),
  )
}

/** marketo.md §2.3.7 [COM]: under JSON a text brings its own quotes, so a token in quotes has two. */
function checkQuotedTokens(
  parts: readonly Part[],
  backslashPreParse: boolean,
): readonly WebhookProblem[] {
  const problems: WebhookProblem[] = []
  let isInString = false
  for (const part of parts) {
    if (part.kind === 'literal') {
      const text = backslashPreParse ? unescapeBackslashes(part.text, 0).text : part.text
      const quotes = text.replace(/\\[\s\S]/g, '').match(/"/g)?.length ?? 0
      if (quotes % 2 === 1) isInString = !isInString
    } else if (isInString) {
      problems.push(quotedToken(part))
    }
  }
  return problems
}

function quotedToken({ text, offset }: Token): WebhookProblem {
  return {
    part: 'payload',
    code: 'bad-template',
    severity: 'warning',
    got: `"${text}"`,
    offset,
    rule: 'Under JSON encoding a text comes with its own quotes, so this one would have two pairs.',
    mend: 'Take the quotes around the token away.',
  }
}

/** Decision 19. */
function checkNumericDefaults(
  parts: readonly Part[],
  subject: WebhookToCheck,
): readonly WebhookProblem[] {
  return parts.flatMap((part): WebhookProblem[] => {
    if (part.kind === 'literal' || part.fallback === undefined) return []
    const source = tokenSource(part, subject)
    // A value that is given is never empty where it is a number or a boolean.
    if (source.kind !== 'field' || source.valueKind === 'text') return []
    return [
      {
        part: 'payload',
        code: 'bad-template',
        severity: 'warning',
        got: part.text,
        offset: part.offset,
        rule: `Under JSON encoding a default is text: ${JSON.stringify(part.fallback)}, where the field is a ${source.valueKind}.`,
        mend: 'Leave the default out, or let the service take both.',
      },
    ]
  })
}
