// A template is compiled once for a webhook and rendered for every call [hot]. What cannot differ
// from call to call (literals, tokens that are not of the lead, tokens that name nothing) becomes
// text at once; what is left is a list of texts and of functions of the lead.
import { unreachable } from '../errors.ts'
import type { Us } from '../time/instant.ts'
import type { Encode } from './encode-none.ts'
import type { Part, Token } from './token.ts'
import { systemValue, type TokenNames, type TokenSource, tokenSource } from './token-value.ts'
import type { ExecutorSettings, Value, WebhookLead } from './webhook.ts'

/** What tokens are read from, the same for every call of a webhook. */
export interface TemplateContext extends TokenNames {
  readonly settings: ExecutorSettings
}

export type Template = readonly TemplatePart[]

type TemplatePart = string | ((lead: WebhookLead, nowUs: Us) => string)

/** Compiles the parts of a text; token values go through `encode`. */
export function compileTemplate(
  parts: readonly Part[],
  encode: Encode,
  context: TemplateContext,
): Template {
  const template: TemplatePart[] = []
  for (const part of parts) {
    const next = part.kind === 'literal' ? part.text : compileToken(part, { encode, context })
    const last = template.at(-1)
    if (typeof next === 'string' && typeof last === 'string') {
      template[template.length - 1] = last + next
    } else {
      template.push(next)
    }
  }
  return template
}

export function render(template: Template, lead: WebhookLead, nowUs: Us): string {
  let text = ''
  for (const part of template) text += typeof part === 'string' ? part : part(lead, nowUs)
  return text
}

interface TokenCompilation {
  readonly encode: Encode
  readonly context: TemplateContext
}

function compileToken(token: Token, { encode, context }: TokenCompilation): TemplatePart {
  const source = tokenSource(token, context)
  const write = writerOf(token, source, encode)
  switch (source.kind) {
    case 'field': {
      const name = source.field.displayName
      return ({ values }) => write(Object.hasOwn(values, name) ? (values[name] ?? null) : null)
    }
    case 'system':
      return (_lead, nowUs) => write(systemValue(source.name, nowUs, context.settings))
    case 'constant':
      return write(source.value)
    case 'unknown':
      // Decision 20: a token that names nothing is empty, so its default stands in as for any other.
      return context.settings.unknownToken === 'literal' ? token.text : write(null)
    default:
      return unreachable(source)
  }
}

/** marketo.md §2.1 [DOC]: a default stands in when there is no value. Under JSON it is text even for
 *  a numeric field (decision 19). */
function writerOf(token: Token, source: TokenSource, encode: Encode): (value: Value) => string {
  const kind = source.kind === 'unknown' ? 'text' : source.valueKind
  if (token.fallback === undefined) return (value) => encode(value, kind)
  const fallback = encode(token.fallback, 'text')
  return (value) => (value === null || value === '' ? fallback : encode(value, kind))
}
