// Everything that can be said against a scenario without running it: what makes `run` refuse it, what
// the executor warns of, and what the rules of this folder find.
import type { Issue, Place } from '../../errors.ts'
import { examine } from '../examine.ts'
import { type Finding, pathText, placed, type Severity, type Spot } from '../finding.ts'
import type { LeadFiles } from '../normalize-leads.ts'
import type { ParsedScenario } from '../parse.ts'
import { pageOf, SCENARIO_RULES } from './rules.ts'
import { lintSubject } from './subject.ts'

/** One thing that is wrong with a scenario, or may be. */
export interface LintFinding {
  /** The rule; for what `run` refuses without one, the code. Stable. */
  readonly id: string
  /** An error cannot work; a warning may be meant. */
  readonly severity: Severity
  /** Where its rule is explained: `docs/lint.md#quoted-token`. */
  readonly page: string
  /** The file and the position in it, counted from 1; none in a scenario that is no text. */
  readonly place?: Place
  /** Where in the scenario, as typed after `--set`. Empty for the whole. */
  readonly path: string
  /** The value found, quoted. Left out when nothing was there. */
  readonly got?: string
  /** The rule it breaks, as a sentence; it goes on from the value found. */
  readonly rule: string
  /** What to write instead, as a sentence. */
  readonly mend: string
}

/** In the order of the text; what is wrong with files of leads comes last. */
export function lint(parsed: ParsedScenario, files: LeadFiles): readonly LintFinding[] {
  const examined = examine(parsed, files)
  const subject = lintSubject(parsed.input, examined)
  const told = [
    ...examined.findings.map(toldOf),
    ...SCENARIO_RULES.flatMap(({ id, severity, find }) =>
      find(subject).map((finding): Told => ({ id, severity, ...finding })),
    ),
  ]
  return [
    ...placed(told, parsed.locate).map(
      ({ path, at: _at, piece: _piece, nth: _nth, ...finding }): LintFinding => ({
        ...finding,
        path: pathText(path),
        page: pageOf(finding.id),
      }),
    ),
    ...examined.leads.issues.map(findingOfIssue),
  ]
}

/** A mistake that was found before there was anything to lint. */
export function findingOfIssue({ code, ...issue }: Issue): LintFinding {
  return { ...issue, id: code, severity: 'error', page: pageOf(code) }
}

type Told = Spot & Pick<LintFinding, 'id' | 'severity' | 'got' | 'rule' | 'mend'>

function toldOf({ id, code, severity = 'error', ...finding }: Finding): Told {
  return { ...finding, id: id ?? code, severity }
}
