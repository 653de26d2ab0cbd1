import type { LintFinding } from '../../scenario/lint/lint.ts'
import { plainText } from '../mask.ts'

/** `webhooks.enrich.encoding: "Json" is not an encoding. Use JSON, …` on one line. */
export function messageOf({ path, got, rule, mend }: LintFinding): string {
  const what = [got ?? '', rule, mend].filter((part) => part !== '').join(' ')
  return plainText(path === '' ? what : `${path}: ${what}`)
}
