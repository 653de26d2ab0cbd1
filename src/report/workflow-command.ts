// Workflow commands of GitHub Actions, which shows them beside the lines they are about. What comes from
// outside is on one line and escaped as the runner undoes it (actions/runner, ActionCommand.cs), so
// that no name and no value can end a command or begin another.
import { plainText } from './mask.ts'

interface Annotation {
  readonly level: 'error' | 'warning'
  /** In this order; what is `undefined` is left out. */
  readonly properties: Readonly<Record<string, string | number | undefined>>
  readonly lines: readonly string[]
}

/** One line with its newline: `::error file=x.yaml,line=14,title=quoted-token::…`. */
export function workflowCommand({ level, properties, lines }: Annotation): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${level} ${written.join(',')}::${lines.map(escapeData).join('%0A')}\n`
}

function escapeData(text: string): string {
  return plainText(text).replaceAll('%', '%25')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
