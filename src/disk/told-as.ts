// Overrides come to a scenario in one way, by whatever option they were typed: so a mistake in one is told as
// one of `--set`. Here it gets back the name it was typed with.
import { type Issue, ScenarioError, UsageError } from '../errors.ts'
import { quoted } from '../scenario/finding.ts'

export interface TypedAs {
  /** What was typed: `--b-set`. */
  readonly option: string
  /** What stands behind it. */
  readonly texts: readonly string[]
}

/** What `action` gives. A `ScenarioError` or `UsageError` it throws names the options as they were typed. */
export async function toldAs<Result>(
  typed: readonly TypedAs[],
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof ScenarioError) {
      throw new ScenarioError(error.issues.map((issue) => issueAs(issue, typed)))
    }
    if (error instanceof UsageError) throw new UsageError(textAs(error.message, typed))
    throw error
  }
}

function issueAs(issue: Issue, typed: readonly TypedAs[]): Issue {
  const { place } = issue
  return place ? { ...issue, place: { ...place, file: textAs(place.file, typed) } } : issue
}

/** What an override is told as. */
const APPLIED = ['--set', '--what-if']

function textAs(text: string, typed: readonly TypedAs[]): string {
  for (const { option, texts } of typed) {
    for (const each of texts.flatMap((own) => [own, quoted(own)])) {
      const applied = APPLIED.find((name) => startsWith(text, `${name} ${each}`))
      if (applied !== undefined) return `${option}${text.slice(applied.length)}`
    }
  }
  return text
}

/** And nothing longer. */
function startsWith(text: string, start: string): boolean {
  return text === start || text.startsWith(`${start}: `)
}
