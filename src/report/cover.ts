// Covers values that must not be seen, wherever they stand in a text: as they are, and in the encodings in
// which requests and reports carry them. Of one that was cut, the beginning is covered as well.
import { decoded } from './mask.ts'

export interface Covering {
  /** What stands there instead. */
  readonly mark: string
  /** Fewest characters of a value, or of its beginning, that are looked for. */
  readonly least: number
  /** Of the pattern: `gu`, or `giu` where capitals do not matter. */
  readonly flags: 'gu' | 'giu'
}

/** A function that covers the values in a text. */
export function coverOf(
  values: readonly string[],
  { mark, least, flags }: Covering,
): (text: string) => string {
  const kept = values.filter(({ length }) => length >= least)
  if (kept.length === 0) return (text) => text
  const forms = [...new Set(kept.flatMap(formsOf))].toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(forms.map(patternOf).join('|'), flags)
  const inside = [...new Set(kept.flatMap(insideBase64))]
  return (text) => {
    const covered = withoutBase64(text.replace(pattern, mark), inside, mark)
    return withoutBeginnings(covered, forms, { mark, least: Math.max(least, BEGINNING_MIN) })
  }
}

/** As it is, and as URLs, forms, JSON, XML and HTML write it. */
function formsOf(secret: string): readonly string[] {
  const all = [secret, decoded(secret)].flatMap((raw) => {
    const inUrl = encoded(raw)
    return [
      raw,
      inUrl,
      inUrl.replace(/%../g, (code) => code.toLowerCase()),
      inUrl.replaceAll('%20', '+'),
      new URLSearchParams([['', raw]]).toString().slice(1),
      JSON.stringify(raw).slice(1, -1),
      raw.replace(/[&<>]/g, (character) => XML[character] ?? ''),
      raw.replace(/[&<>"']/g, (character) => XML[character] ?? ''),
      raw.replace(/[&<>"']/g, (character) => ({ ...XML, "'": '&#39;' })[character] ?? ''),
      base64Of(raw),
      base64Of(raw).replace(/=+$/, ''),
    ]
  })
  return all.filter((form) => form !== '')
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** A lone surrogate is nothing that a URL can hold. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** A short one may be a part of a word. */
const PART_MIN = 8

function patternOf(form: string): string {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return form.length >= PART_MIN ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`
}

function base64Of(text: string): string {
  return base64(new TextEncoder().encode(text))
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** What base64 of any text holds that has the secret somewhere inside: it depends on where, in three ways.
 *  The digits at both ends depend on the neighbours, too, and are left out. */
function insideBase64(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  return [0, 1, 2].flatMap((before) => {
    const digits = base64(new Uint8Array([...new Uint8Array(before), ...bytes]))
    const from = before === 0 ? 0 : before + 1
    const to = Math.floor(((before + bytes.length) * 8) / 6)
    const inside = digits.slice(from, to)
    if (inside.length < PART_MIN) return []
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

const BASE64_DIGIT = /[A-Za-z0-9+/_=-]/

/** Masks the whole run of digits: its ends give away the beginning and the end. */
function withoutBase64(text: string, inside: readonly string[], mark: string): string {
  let masked = text
  for (const digits of inside) {
    for (let at = masked.indexOf(digits); at >= 0; at = masked.indexOf(digits, at)) {
      let to = at + digits.length
      let from = at
      while (from > 0 && BASE64_DIGIT.test(masked[from - 1] ?? '')) from--
      while (to < masked.length && BASE64_DIGIT.test(masked[to] ?? '')) to++
      masked = masked.slice(0, from) + mark + masked.slice(to)
      at = from + mark.length
    }
  }
  return masked
}

const BEGINNING_MIN = 4

/** `hunt…` of `hunter22`. */
function withoutBeginnings(
  text: string,
  forms: readonly string[],
  { mark, least }: Omit<Covering, 'flags'>,
): string {
  if (!text.includes('…')) return text
  return text.replace(CUT, (cut) => {
    for (const form of forms) {
      for (let length = Math.min(form.length - 1, cut.length); length >= least; length--) {
        if (cut.endsWith(form.slice(0, length))) return cut.slice(0, -length) + mark
      }
    }
    return cut
  })
}

/** What stands before the sign of a cut, as far as a beginning may be long. */
const CUT = /[^…]{1,1000}(?=…)/g
