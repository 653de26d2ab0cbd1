// What a test of the conformance kit says when it fails: what the command says of the same case.
import { type Finding, type PlannedCase, plainText } from '../index.ts'

/** Lines of text: the case and what its check says, who says so, what came instead, and how to run it alone. */
export function caseMessage(
  { id, check, title, rule, source }: Omit<PlannedCase, 'run'>,
  findings: readonly Finding[],
): string {
  return [
    id,
    `  ${check}: ${title}`,
    `  ${rule}; ${source}`,
    ...findings.flatMap(({ what, expected, actual }) => [
      `  ${what}`,
      `    expected ${expected}`,
      `    actual   ${actual}`,
    ]),
    `  alone with only: [${JSON.stringify(id)}]`,
  ]
    .map(plainText)
    .join('\n')
}
