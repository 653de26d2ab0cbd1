import type { LintFinding } from '../../scenario/lint/lint.ts'
import { painted } from '../as-terminal.ts'
import { positionText } from '../issues.ts'
import { noCommand, plainText } from '../mask.ts'
import { type Line, span } from '../terminal/line.ts'
import type { Linted, LintPaper } from './linted.ts'
import { messageOf } from './message.ts'

/** A line a finding: `x.yaml:14:7 warning quoted-token webhooks.enrich.payload: …`. */
export function asText(linted: readonly Linted[], { hasColor }: LintPaper): string {
  return linted
    .flatMap(({ file, findings }) => findings.map((finding) => lineOf(finding, file)))
    .map((line) => `${painted(line, hasColor)}\n`)
    .join('')
}

function lineOf(finding: LintFinding, file: string): Line {
  const { place = { file }, severity, id } = finding
  return [
    span(noCommand(plainText(positionText(place))), 'strong'),
    span(' '),
    span(severity, severity === 'error' ? 'bad' : 'warning'),
    span(` ${plainText(id)} `, 'faint'),
    span(noCommand(messageOf(finding))),
  ]
}
