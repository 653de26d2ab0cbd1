// How long a value of a text field may be, and what is left of a longer one. marketo.md §3.8 [DOC]:
// bytes for text, characters for everything else; a character is a code point, so that no emoji is cut
// in half.
import type { Field } from './field.ts'

/** Where a field does not say. */
const STRING_MAX_CHARACTERS = 255
const TEXT_MAX_BYTES = 30_000

export function lengthOf({ type, length }: Pick<Field, 'type' | 'length'>): number {
  return length ?? (type === 'text' ? TEXT_MAX_BYTES : STRING_MAX_CHARACTERS)
}

export function lengthUnit({ type }: Pick<Field, 'type'>): 'bytes' | 'characters' {
  return type === 'text' ? 'bytes' : 'characters'
}

export function isWithinLength(text: string, field: Pick<Field, 'type' | 'length'>): boolean {
  const length = lengthOf(field)
  // No UTF-16 unit has more than three bytes: most texts need not be counted.
  if (field.type === 'text') return text.length * 3 <= length || Buffer.byteLength(text) <= length
  return text.length <= length || [...text].length <= length
}

/** As much of the text as the field holds: the platform cuts what is longer (decision 28). */
export function cutToLength(text: string, field: Pick<Field, 'type' | 'length'>): string {
  if (isWithinLength(text, field)) return text
  const length = lengthOf(field)
  if (field.type !== 'text') return Array.from(text).slice(0, length).join('')
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(length)).read)
}
