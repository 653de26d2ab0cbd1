import { stringify } from 'yaml'
import { plainJson } from './mask.ts'

/** YAML that reads back as the same value, every unprintable character in it as an escape. */
export function plainYaml(value: object): string {
  const text = stringify(value, { lineWidth: 100 })
  if (plainJson(text) === text) return text
  // Only a text in double quotes has escapes.
  const quoted = stringify(value, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    doubleQuotedAsJSON: true,
  })
  return plainJson(quoted)
}
