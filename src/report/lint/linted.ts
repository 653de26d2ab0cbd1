import type { LintFinding } from '../../scenario/lint/lint.ts'
import { count, quantity } from '../format.ts'

/** What was found in one scenario. */
export interface Linted {
  readonly file: string
  readonly isReadable: boolean
  readonly findings: readonly LintFinding[]
}

/** What it is printed on. */
export interface LintPaper {
  readonly hasColor: boolean
}

export interface LintCounts {
  readonly errors: number
  readonly warnings: number
}

export function lintCounts(linted: readonly Linted[]): LintCounts {
  const findings = linted.flatMap((each) => each.findings)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

/** `2 errors and 1 warning in 2 of 5 scenarios. Each rule is explained in docs/lint.md.` */
export function lintSummary(linted: readonly Linted[]): string {
  const { errors, warnings } = lintCounts(linted)
  const scenarios = quantity(linted.length, 'scenario')
  const wrongCount = linted.filter(({ findings }) => findings.length > 0).length
  const found = [
    ...(errors > 0 ? [quantity(errors, 'error')] : []),
    ...(warnings > 0 ? [quantity(warnings, 'warning')] : []),
  ]
  if (found.length === 0) return `Nothing is wrong in ${scenarios}.`
  const where = wrongCount < linted.length ? `${count(wrongCount)} of ${scenarios}` : scenarios
  return `${found.join(' and ')} in ${where}. Each rule is explained in docs/lint.md.`
}
