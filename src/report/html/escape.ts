import { plainText } from '../mask.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML and its attributes; what cannot be seen is shown as an escape. */
export function escaped(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

const FIGURE = /(\d) (?=(?:d|h|m|s|ms|µs)\b)/g

/** Sentences for HTML, whose figures stay on one line with their units. */
export function prose(text: string): string {
  return escaped(text).replace(FIGURE, '$1&nbsp;')
}

/** What a script of the page reads: JSON in an element that no text inside can close. */
export function jsonElement(data: unknown): string {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `<script type="application/json">${json}</script>`
}
