import { checkTokens } from './check-tokens.ts'
import { type Content, contentOf, contentTypeHeader, isJsonPayload } from './content-type.ts'
import { contentTypeByDefault, isLegalHeaderName, isLegalHeaderValue } from './headers.ts'
import { hasBody } from './request.ts'
import { tokenize } from './token.ts'
import type { Encoding, ExecutorSettings, Webhook } from './webhook.ts'
import type { BrokenRule, WebhookToCheck } from './webhook-problem.ts'

export function checkHeaders(subject: WebhookToCheck): readonly BrokenRule[] {
  const { webhook } = subject
  const problems: BrokenRule[] = []
  const seen = new Set<string>()
  for (const { name, value } of webhook.headers) {
    const part = `headers.${name}` as const
    problems.push(...checkName(name, seen), ...checkValue(name, value))
    problems.push(...checkTokens(value, part, subject))
    seen.add(name.toLowerCase())
  }
  return [...problems, ...checkContentType(subject)]
}

function checkName(name: string, seen: ReadonlySet<string>): readonly BrokenRule[] {
  const place = { part: `headers.${name}`, got: name } as const
  if (seen.has(name.toLowerCase())) {
    const rule = 'A header is given once; its case does not matter.'
    return [{ id: 'repeated-header', ...place, rule, mend: 'Take one of the two away.' }]
  }
  if (isLegalHeaderName(name)) return []
  const rule =
    'A header name is letters, digits and hyphens, and not one that belongs to the connection, like Content-Length.'
  return [{ id: 'illegal-header', ...place, rule, mend: 'Rename the header, or take it away.' }]
}

/** Decision 15, for what is literal. */
function checkValue(name: string, value: string): readonly BrokenRule[] {
  for (const part of tokenize(value).parts) {
    if (part.kind === 'token' || isLegalHeaderValue(part.text)) continue
    return [
      {
        id: 'illegal-header',
        part: `headers.${name}`,
        got: value,
        rule: 'A header value is one line of printable Latin-1 characters.',
        mend: 'Take line breaks and other characters out.',
      },
    ]
  }
  return []
}

function checkContentType({ webhook, settings }: WebhookToCheck): readonly BrokenRule[] {
  if (!hasBody(webhook)) return []
  const header = contentTypeHeader(webhook)
  if (!header) return [noContentType(webhook, settings)]
  const content = contentOf(webhook)
  const isEncoded = tokenize(webhook.payload).parts.some(({ kind }) => kind === 'token')
  const mismatch = content && isEncoded ? MISMATCHES[webhook.encoding][content] : undefined
  if (!mismatch) return []
  const part = `headers.${header.name}` as const
  return [{ id: 'content-type-mismatch', part, got: header.value, ...mismatch }]
}

/** Decision 12. */
function noContentType(webhook: Webhook, { contentType }: ExecutorSettings): BrokenRule {
  const usual = contentTypeByDefault(webhook.encoding)
  return {
    id: 'missing-content-type',
    part: 'headers.Content-Type',
    got: '',
    rule: `Which Content-Type the platform sends by itself is not documented; here it is ${contentType === 'strict' ? 'none' : usual}.`,
    mend: `Add a header like Content-Type: ${isJsonPayload(webhook) ? 'application/json' : usual}.`,
  }
}

type Mismatch = Pick<BrokenRule, 'rule' | 'mend'>

/** marketo.md §2.3 [COM]: how each encoding writes values. Under None they are what they are. */
const MISMATCHES: Readonly<Record<Encoding, Partial<Readonly<Record<Content, Mismatch>>>>> = {
  JSON: {
    form: {
      rule: 'Under JSON encoding a text comes with quotes, which in a form are part of the value.',
      mend: 'Use the encoding Form/Url.',
    },
    XML: {
      rule: 'Under JSON encoding a text comes with quotes, which in XML are part of the value.',
      mend: 'Use the encoding None.',
    },
  },
  'Form/Url': {
    JSON: {
      rule: 'Under Form/Url encoding a text is percent-encoded and without quotes: Jack+%26+Jill.',
      mend: 'Use the encoding JSON.',
    },
    XML: {
      rule: 'Under Form/Url encoding a text is percent-encoded: Jack+%26+Jill.',
      mend: 'Use the encoding None.',
    },
  },
  None: {},
}
