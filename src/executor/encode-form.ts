import { type Encode, encodeNone } from './encode-none.ts'

/** Encoding Form/Url by the rules of Java's URLEncoder: letters, digits and `* - . _` stay, a space
 *  becomes `+`, the rest `%XX` of its UTF-8, upper case; half a surrogate pair `?`. Decision 16. */
export const encodeForm: Encode = (value, kind) =>
  percentEncode(encodeNone(value, kind))
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** Decision 14: what a JSON-encoded webhook puts in its URL; percent-encoded, no quotes added. */
export const encodePercent: Encode = (value, kind) => percentEncode(encodeNone(value, kind))

function percentEncode(text: string): string {
  return encodeURIComponent(asUtf8(text))
}

/** The text as UTF-8 can carry it: half a surrogate pair is `?`. Decision 16. */
export function asUtf8(text: string): string {
  return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '?')
}
