import { checkTokens } from './check-tokens.ts'
import { contentTypeByDefault, isLegalHeaderName, isLegalHeaderValue } from './headers.ts'
import { hasBody } from './request.ts'
import { tokenize } from './token.ts'
import type { WebhookProblem, WebhookToCheck } from './webhook-problem.ts'

export function checkHeaders(subject: WebhookToCheck): readonly WebhookProblem[] {
  const { webhook } = subject
  const problems: WebhookProblem[] = []
  const seen = new Set<string>()
  for (const { name, value } of webhook.headers) {
    const part = `headers.${name}` as const
    problems.push(...checkName(name, seen), ...checkValue(name, value))
    problems.push(...checkTokens(value, part, subject))
    seen.add(name.toLowerCase())
  }
  if (hasBody(webhook) && !seen.has('content-type')) {
    problems.push(noContentType(contentTypeByDefault(webhook.encoding)))
  }
  return problems
}

function checkName(name: string, seen: ReadonlySet<string>): readonly WebhookProblem[] {
  const problem = {
    part: `headers.${name}`,
    code: 'bad-header',
    severity: 'error',
    got: name,
  } as const
  if (seen.has(name.toLowerCase())) {
    const rule = 'A header is given once; its case does not matter.'
    return [{ ...problem, rule, mend: 'Take one of the two away.' }]
  }
  if (isLegalHeaderName(name)) return []
  const rule =
    'A header name is letters, digits and hyphens, and not one that belongs to the connection, like Content-Length.'
  return [{ ...problem, rule, mend: 'Rename the header, or take it away.' }]
}

/** Decision 15, for what is literal. */
function checkValue(name: string, value: string): readonly WebhookProblem[] {
  for (const part of tokenize(value).parts) {
    if (part.kind === 'token' || isLegalHeaderValue(part.text)) continue
    return [
      {
        part: `headers.${name}`,
        code: 'bad-header',
        severity: 'error',
        got: value,
        rule: 'A header value is one line of printable Latin-1 characters.',
        mend: 'Take line breaks and other characters out.',
      },
    ]
  }
  return []
}

/** Decision 12. */
function noContentType(byDefault: string): WebhookProblem {
  return {
    part: 'headers.Content-Type',
    code: 'bad-header',
    severity: 'warning',
    got: '',
    rule: `Which Content-Type the platform sends by itself is not documented; here it is ${byDefault}.`,
    mend: 'Add a Content-Type header.',
  }
}
