// A value from a response × the type of a field → what is written, or why nothing is. One row a type
// in WRITERS. marketo.md §3.7 [DOC] documents a single case, a string that does not go into an integer
// field; the rest are decisions of ours. XML has no types of its own, so there a text that reads as
// the field's type is a value of that type; the lenient option lends JSON the same reading
// (decision 26).
import { readDate, readDateTime } from '../time/read-date.ts'
import type { Leaf } from './path.ts'
import type {
  ExecutorSettings,
  SkipReason,
  Value,
  WebhookField,
  WebhookFieldType,
  WriteNote,
} from './webhook.ts'

export type Coerced =
  | { readonly kind: 'write'; readonly value: Value; readonly note: WriteNote | undefined }
  | { readonly kind: 'skip'; readonly reason: SkipReason }

/** What a coercion depends on besides the value. */
export interface CoerceContext {
  readonly field: WebhookField
  readonly settings: ExecutorSettings
  /** True for text that has no type of its own (XML). */
  readonly isUntyped: boolean
  /** A number as the service wrote it, where JavaScript would write it otherwise. */
  readonly spelling?: string | undefined
}

export function coerce(leaf: Leaf, context: CoerceContext): Coerced {
  const writer = WRITERS[context.field.type]
  if (!writer) return skip('field-not-writable')
  const { nullValue, emptyString } = context.settings
  if (leaf === null) return nullValue === 'clear' ? CLEARED : skip('null') // decision 24
  if (leaf === '') {
    const isCleared = emptyString === 'clear' && writer === writeText
    return isCleared ? CLEARED : skip('empty-string') // decision 25
  }
  return writer(leaf, context)
}

const CLEARED: Coerced = { kind: 'write', value: null, note: 'cleared' }

/** Whether any value can be written into the field, whatever its name. */
export function isWritable({ type, isReadOnly = false }: WebhookField): boolean {
  return WRITERS[type] !== undefined && !isReadOnly
}

type Writer = (leaf: Exclude<Leaf, null>, context: CoerceContext) => Coerced

/** marketo.md §3.8 [DOC]: formulas are never written; a reference is another record's id. */
const WRITERS: Readonly<Record<WebhookFieldType, Writer | undefined>> = {
  string: writeText,
  text: writeText,
  email: writeText,
  phone: writeText,
  url: writeText,
  integer: writeInteger,
  score: writeInteger,
  percent: writeInteger,
  float: writeNumber,
  currency: writeNumber,
  boolean: writeBoolean,
  date: writeDate,
  datetime: writeDateTime,
  formula: undefined,
  reference: undefined,
}

/** marketo.md §3.8 [DOC]: where the field does not say. */
const STRING_MAX_CHARACTERS = 255
const TEXT_MAX_BYTES = 30_000

/** Numbers and booleans are written as text, numbers as the service wrote them (decision 26); what is
 *  too long is cut (decision 28). */
function writeText(leaf: Exclude<Leaf, null>, context: CoerceContext): Coerced {
  const { field, settings, spelling } = context
  if (typeof leaf === 'number' && !Number.isFinite(leaf)) return skip('out-of-range')
  const text = spelling ?? String(leaf)
  const cut =
    field.type === 'text'
      ? cutToBytes(text, field.length ?? TEXT_MAX_BYTES)
      : cutToCharacters(text, field.length ?? STRING_MAX_CHARACTERS)
  if (cut.length < text.length) {
    return settings.tooLong === 'reject' ? skip('too-long') : write(cut, 'truncated')
  }
  return write(text, typeof leaf === 'string' ? undefined : 'written-as-text')
}

/** marketo.md §3.8 [COM]: signed 64-bit. Beyond 2^53 the digits are kept as text (decision 41). */
function writeInteger(leaf: Exclude<Leaf, null>, { isUntyped }: CoerceContext): Coerced {
  const integer = isUntyped && typeof leaf === 'string' ? readInteger(leaf) : leaf
  if (typeof integer === 'bigint') return writeBigInteger(integer)
  if (typeof integer !== 'number') return skip('type-mismatch')
  if (!Number.isFinite(integer)) return skip('out-of-range')
  if (!Number.isInteger(integer)) return skip('type-mismatch')
  return Number.isSafeInteger(integer) ? write(integer) : writeBigInteger(BigInt(integer))
}

function writeBigInteger(integer: bigint): Coerced {
  if (BigInt.asIntN(64, integer) !== integer) return skip('out-of-range')
  const number = Number(integer)
  return write(Number.isSafeInteger(number) ? number : String(integer))
}

function writeNumber(leaf: Exclude<Leaf, null>, context: CoerceContext): Coerced {
  const isRead = typeof leaf === 'string' && readsText(context) && NUMBER.test(leaf)
  if (typeof leaf !== 'number' && typeof leaf !== 'bigint' && !isRead) return skip('type-mismatch')
  const number = Number(leaf)
  return Number.isFinite(number) ? write(number) : skip('out-of-range')
}

function writeBoolean(leaf: Exclude<Leaf, null>, context: CoerceContext): Coerced {
  if (typeof leaf === 'boolean') return write(leaf)
  const read = readsText(context) ? BOOLEANS.get(String(leaf).toLowerCase()) : undefined
  return read === undefined ? skip('type-mismatch') : write(read)
}

function writeDate(leaf: Exclude<Leaf, null>, context: CoerceContext): Coerced {
  const isRead = context.settings.typing === 'lenient' && /^\d{8}$/.test(String(leaf))
  const text = isRead ? String(leaf).replace(/^(....)(..)(..)$/, '$1-$2-$3') : leaf
  const date = typeof text === 'string' ? readDate(text) : undefined
  return date === undefined ? skip('type-mismatch') : write(date)
}

/** Decision 27. */
function writeDateTime(leaf: Exclude<Leaf, null>, { settings }: CoerceContext): Coerced {
  const read = typeof leaf === 'string' ? readDateTime(leaf, settings.timeZone) : undefined
  if (read === undefined) return skip('type-mismatch')
  return write(read.text, read.isDocumented ? undefined : 'undocumented-format')
}

/** Each digit has one place in it: a text of a million digits is refused as fast as it is read. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** Text may stand for a number or a boolean: always in XML, in JSON only on request (decision 26). */
function readsText({ isUntyped, settings }: CoerceContext): boolean {
  return isUntyped || settings.typing === 'lenient'
}

/** Twenty digits hold every 64-bit integer; more are out of range whatever they are. */
function readInteger(text: string): number | bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined
  const digits = text.replace(/^([+-]?)0+(?=\d)/, '$1').replace('+', '')
  return digits.length <= 20 ? BigInt(digits) : Number.POSITIVE_INFINITY
}

/** Characters are code points: no emoji is cut in half. */
function cutToCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text
  let end = 0
  for (let count = 0; count < limit && end < text.length; count += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return text.slice(0, end)
}

function cutToBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(limit)).read)
}

/** A negative zero is zero: JSON could not carry it on. */
function write(value: Value, note?: WriteNote): Coerced {
  return { kind: 'write', value: value === 0 ? 0 : value, note }
}

function skip(reason: SkipReason): Coerced {
  return { kind: 'skip', reason }
}
