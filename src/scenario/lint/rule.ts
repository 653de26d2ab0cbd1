// What a lint rule is. Most are rules of one webhook and are checked by the executor, which knows them
// (`executor/webhook-rules.ts`); those that need the whole scenario are here, one a file. Either kind
// has a page of its own in docs/lint.md.
import type { Severity, Spot } from '../finding.ts'
import type { LintSubject } from './subject.ts'

/** What the page says of a rule. */
export interface RulePage {
  /** What is wrong, as a sentence. */
  readonly what: string
  /** What comes of it, in a few sentences. */
  readonly why: string
  /** Who says so: `marketo.md §2.3.7 [COM]`, `decision 11`. */
  readonly source: string
  /** What to do instead, as a sentence. */
  readonly fix: string
  /** The lines of a scenario that break the rule, and the same lines mended. */
  readonly wrong: string
  readonly right: string
}

export interface ScenarioRule extends RulePage {
  readonly id: string
  readonly severity: Severity
  readonly find: (subject: LintSubject) => readonly RuleFinding[]
}

export interface RuleFinding extends Spot {
  /** The value found, quoted; the rule goes on from it. */
  readonly got?: string
  readonly rule: string
  readonly mend: string
}
