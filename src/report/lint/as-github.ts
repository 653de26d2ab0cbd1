// Workflow commands of GitHub Actions, which it shows beside the lines they are about. What comes from a
// scenario is on one line and escaped as the runner undoes it (actions/runner, ActionCommand.cs), so
// that no name and no value can end a command or begin another.
import type { LintFinding } from '../../scenario/lint/lint.ts'
import { plainText } from '../mask.ts'
import type { Linted } from './linted.ts'
import { messageOf } from './message.ts'

/** A line a finding: `::error file=x.yaml,line=14,col=7,title=quoted-token::…`. */
export function asGithub(linted: readonly Linted[]): string {
  return linted
    .flatMap(({ file, findings }) => findings.map((finding) => commandOf(finding, file)))
    .map((command) => `${command}\n`)
    .join('')
}

function commandOf(finding: LintFinding, scenario: string): string {
  const { file, line, column } = finding.place ?? { file: scenario }
  const properties = Object.entries({ file, line, col: column, title: finding.id })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${finding.severity} ${properties.join(',')}::${escapeData(messageOf(finding))}`
}

function escapeData(text: string): string {
  return plainText(text).replaceAll('%', '%25')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
