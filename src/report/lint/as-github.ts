import type { LintFinding } from '../../scenario/lint/lint.ts'
import { workflowCommand } from '../workflow-command.ts'
import type { Linted } from './linted.ts'
import { messageOf } from './message.ts'

/** An annotation a finding: `::error file=x.yaml,line=14,col=7,title=quoted-token::…`. */
export function asGithub(linted: readonly Linted[]): string {
  return linted
    .flatMap(({ file, findings }) => findings.map((finding) => annotation(finding, file)))
    .join('')
}

function annotation(finding: LintFinding, scenario: string): string {
  const { file, line, column } = finding.place ?? { file: scenario }
  return workflowCommand({
    level: finding.severity,
    properties: { file, line, col: column, title: finding.id },
    lines: [messageOf(finding)],
  })
}
