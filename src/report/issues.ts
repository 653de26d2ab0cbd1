// Errors in words: the place, the value, the rule, what to write instead. Never a stack trace: what
// helps to find our own mistakes is the seed and the scenario, and those the person already has.
import { EnvironmentError, type Issue, type Place, ScenarioError, UsageError } from '../errors.ts'
import { quantity } from './format.ts'
import { maskText, noCommand, plainText } from './mask.ts'

/** `scenarios/x.yaml:14:7 webhooks.enrich.encoding: "Json" is not an encoding. Use JSON, …` */
export function describeIssue({ place, path, got, rule, mend }: Issue): string {
  const where = [place === undefined ? '' : positionText(place), path].filter((part) => part !== '')
  const what = [got ?? '', rule, mend].filter((part) => part !== '').join(' ')
  return noCommand(plainText(maskText(where.length === 0 ? what : `${where.join(' ')}: ${what}`)))
}

/** `scenarios/x.yaml:14:7` */
export function positionText({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

export interface ErrorDescription {
  /** One or more lines, without a newline at the end. */
  readonly text: string
  /** 2 for the user's mistakes, 3 for the world's and ours. */
  readonly exitCode: number
}

/** What to print for anything that was thrown, and the exit code that goes with it. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof ScenarioError) {
    const lines = [...error.issues.map(describeIssue), mistakes(error.issues)]
    return { text: lines.join('\n'), exitCode: error.exitCode }
  }
  if (error instanceof UsageError || error instanceof EnvironmentError) {
    return { text: plainLines(error.message), exitCode: error.exitCode }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { text: `${plainLines(message)}\n${OUR_BUG}`, exitCode: 3 }
}

const OUR_BUG =
  'This is a bug of hookdrill. Please report it with the scenario, the seed and this text.'

/** `3 mistakes in scenarios/x.yaml; nothing was run.` */
function mistakes(issues: readonly Issue[]): string {
  const files = [...new Set(issues.flatMap(({ place }) => (place ? [place.file] : [])))]
  const where = files.length === 0 ? '' : ` in ${files.map(plainText).join(', ')}`
  return `${quantity(issues.length, 'mistake')}${where}; nothing was run.`
}

function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => noCommand(plainText(maskText(line))))
    .join('\n')
}
