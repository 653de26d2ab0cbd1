// A value as XML text: a key becomes an element, an array its element repeated, `null` an empty
// element. There are no attributes: a response mapping cannot name one (decision 31).
import type { JsonValue } from './definition.ts'
import { isList } from './json-value.ts'

/** A text is XML already and stays as it is; out of anything else elements are built. */
export function xmlText(value: JsonValue): string {
  return typeof value === 'string' ? value : contentOf(value)
}

/** Whether elements may have this name. Prefixes are kept literally (decision 31). */
export function isXmlName(text: string): boolean {
  return /^[\p{L}_:][\p{L}\p{N}_:.-]*$/u.test(text)
}

function contentOf(value: JsonValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return escapeText(String(value))
  return Object.entries(value)
    .map(([name, child]) => elements(name, child))
    .join('')
}

function elements(name: string, value: JsonValue): string {
  if (isList(value)) return value.map((item) => elements(name, item)).join('')
  return `<${name}>${contentOf(value)}</${name}>`
}

/** Whatever the text: it is read back as it was, but for characters no XML document may contain,
 *  which become U+FFFD. A bare carriage return would be read back as a line feed. */
function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}
