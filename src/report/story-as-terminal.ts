// A lead's story for people: what it is, then call by call what went out, what came back, and what each
// mapping made of it. Nothing is cut but values that would fill the screen.

import { layoutColumns, type TerminalOptions, terminalText } from './as-terminal.ts'
import { count, duration, quantity } from './format.ts'
import { MASK, plainText } from './mask.ts'
import { toUs } from './milliseconds.ts'
import { isRedacted } from './redaction.ts'
import type {
  Story,
  StoryCall,
  StoryMapping,
  StoryReply,
  StoryRequest,
  StoryToken,
  StoryValue,
} from './story.ts'
import { indent, type Line, prose, span, titled, verbatim } from './terminal/line.ts'
import { type Row, table } from './terminal/table.ts'

/** Longer values are cut, with a word on how long they are. */
const VALUE_MAX = 400
/** Longer bodies too; a screen holds about half of this. */
const BODY_MAX = 8_000

export interface StoryOptions extends TerminalOptions {
  /** Only this call, from 0. */
  readonly call?: number
  /** Every field, not only those that are read or written. */
  readonly hasAllFields: boolean
}

export function storyAsTerminal(story: Story, options: StoryOptions): string {
  const columns = layoutColumns(options)
  const calls = story.calls.filter(({ number }) => (options.call ?? number) === number)
  return terminalText(
    [
      headSection(story, columns),
      fieldsSection(story, { ...options, columns }),
      ...calls.flatMap((call) => callSections(call, columns)),
    ],
    options,
  )
}

function headSection(
  { lead, scenario, calls, arrivedMs, endedMs }: Story,
  columns: number,
): Line[] {
  const took = duration(toUs(endedMs) - toUs(arrivedMs))
  const head = `Lead ${lead} of “${plainText(scenario.name)}”, seed ${scenario.seed}`
  return prose(`${head}: ${quantity(calls.length, 'call')} in ${took}.`, columns, 'strong')
}

function fieldsSection({ fields }: Story, { columns, hasAllFields }: StoryOptions): Line[] {
  const shown = fields.filter(({ isRead, isWritten }) => hasAllFields || isRead || isWritten)
  const rest = fields.length - shown.length
  const rows = shown.map(({ name, type, value, isRead, isWritten }): Row => {
    const use = [isRead ? 'read' : '', isWritten ? 'written' : ''].filter((word) => word !== '')
    return {
      cells: [
        span(plainText(name)),
        span(type, 'faint'),
        span(use.join(', '), 'faint'),
        span(shownValue(value)),
      ],
    }
  })
  return titled('Fields', [
    ...table(rows, { columns, align: 'llll' }),
    ...(rest > 0
      ? prose(`and ${quantity(rest, 'other field')} (--all-fields)`, columns, 'faint')
      : []),
  ])
}

function callSections(call: StoryCall, columns: number): readonly Line[][] {
  const { number, webhook, startedMs, endedMs } = call
  const span = `${duration(toUs(startedMs))} to ${duration(toUs(endedMs))}`
  return [
    prose(`Call ${number}: ${plainText(webhook)}, from ${span}`, columns, 'strong'),
    titled(
      'Tokens',
      call.tokens.length === 0
        ? prose('none', columns, 'faint')
        : call.tokens.flatMap((token) => tokenLines(token, columns)),
    ),
    ...exchangeSections(call, columns),
    titled('Outcome', outcomeLines(call, columns)),
    titled('Mappings', mappingLines(call, columns)),
  ]
}

function tokenLines(
  { part, text, from, value, isDefault, written }: StoryToken,
  columns: number,
): Line[] {
  const used = isDefault ? 'empty, so its default stands in' : shownValue(value)
  return [
    ...prose(plainText(text), columns),
    ...indent([
      ...prose(
        plainText(`in the ${part.replace('headers.', 'header ')}, from ${from}`),
        columns - 2,
        'faint',
      ),
      ...prose(`${used} → ${plainText(cut(written))}`, columns - 2),
    ]),
  ]
}

/** One request and its reply, or each of several. */
function exchangeSections({ request, reply, hops }: StoryCall, columns: number): Line[][] {
  if (hops.length === 0) {
    return [
      titled('Request', requestLines(request, columns)),
      titled('Reply', replyLines(reply, columns)),
    ]
  }
  return hops.flatMap((hop, index) => [
    titled(`Request ${index + 1}`, requestLines(hop.request, columns)),
    titled(`Reply ${index + 1}`, replyLines(hop.reply, columns)),
  ])
}

function requestLines(request: StoryRequest, columns: number): Line[] {
  if (request.kind === 'not sent') return prose(`not sent: ${plainText(request.why)}`, columns)
  return message(
    [
      `${request.method} ${request.url}`,
      ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ],
    request,
    columns,
  )
}

function replyLines(reply: StoryReply, columns: number): Line[] {
  if (reply.kind === 'no answer') return prose(`no answer: ${plainText(reply.why)}`, columns)
  const { status, afterMs, endedAfterMs, fault, effect } = reply
  const end = endedAfterMs > afterMs ? `, its end after ${duration(toUs(endedAfterMs))}` : ''
  const cause = fault === '' ? '' : ` (fault: ${fault})`
  return [
    ...message(
      [
        `${status} after ${duration(toUs(afterMs))}${end}${cause}`,
        ...reply.headers.map(([name, value]) => `${name}: ${value}`),
      ],
      reply,
      columns,
    ),
    ...(effect === '' ? [] : prose(effect, columns, 'faint')),
  ]
}

interface Body {
  readonly body: string
  readonly bodyBytes: number | null
}

/** A start line and headers, then the body as it is. */
function message(head: readonly string[], body: Body, columns: number): Line[] {
  const [start = '', ...headers] = head
  return [
    ...verbatim(start, columns).map((line) => line.map(({ text }) => span(text, 'strong'))),
    ...headers.flatMap((line) => verbatim(line, columns)),
    [],
    ...(body.body === '' ? prose('(no body)', columns, 'faint') : bodyLines(body, columns)),
  ]
}

function bodyLines({ body, bodyBytes }: Body, columns: number): Line[] {
  const facts = [
    ...(bodyBytes === null ? [] : [`${count(bodyBytes)} bytes`]),
    ...(body.length > BODY_MAX ? [`the first ${count(BODY_MAX)} characters; --json has all`] : []),
  ]
  return [
    ...verbatim(body.slice(0, BODY_MAX), columns),
    ...(facts.length === 0 ? [] : prose(`(${facts.join(', ')})`, columns, 'faint')),
  ]
}

function outcomeLines({ outcome }: StoryCall, columns: number): Line[] {
  const code = outcome.errorType === null ? '' : `, error type ${outcome.errorType}`
  return [
    ...prose(`${outcome.name}${code}`, columns, 'strong'),
    ...prose(plainText(outcome.why), columns, 'faint'),
  ]
}

function mappingLines({ mappings, outcome }: StoryCall, columns: number): Line[] {
  if (mappings.length === 0) {
    const why = ['mapped', 'unmapped'].includes(outcome.name)
      ? 'the webhook has none'
      : 'none was tried'
    return prose(why, columns, 'faint')
  }
  return mappings.flatMap((mapping) => [
    ...prose(`${plainText(mapping.attribute)} → ${plainText(mapping.field)}`, columns),
    ...indent(verdictLines(mapping, columns - 2)),
  ])
}

function verdictLines({ raw, verdict, value = null, why }: StoryMapping, columns: number): Line[] {
  const found = raw === null ? 'nothing there' : plainText(cut(raw))
  const made = verdict === 'written' ? `written: ${shownValue(value)}` : 'not written'
  return [
    ...prose(`${found} → ${made}`, columns, verdict === 'written' ? 'plain' : 'warning'),
    ...prose(why, columns, 'faint'),
  ]
}

function shownValue(value: StoryValue): string {
  if (value === null || value === '') return '(empty)'
  const isText = typeof value === 'string' && !isMark(value)
  return plainText(cut(isText ? JSON.stringify(value) : String(value)))
}

/** What stands for a value is no text of its own. */
function isMark(text: string): boolean {
  return text === MASK || isRedacted(text)
}

function cut(text: string): string {
  return text.length <= VALUE_MAX
    ? text
    : `${text.slice(0, VALUE_MAX)}… (${text.length} characters)`
}
