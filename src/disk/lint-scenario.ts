import { type Issue, ScenarioError, UsageError } from '../errors.ts'
import { redactedIssue } from '../report/redaction.ts'
import { veilOf } from '../report/veil.ts'
import { findingOfIssue, type LintFinding, lint } from '../scenario/lint/lint.ts'
import type { LeadFiles } from '../scenario/normalize-leads.ts'
import { type ParsedScenario, scenarioFromValue } from '../scenario/parse.ts'
import type { ScenarioInput } from '../scenario/schema.ts'
import { type Permit, permitFor } from './allowed-file.ts'
import { type LoadOptions, parseFile, readFiles, withOptions } from './load-scenario.ts'
import { readSamples } from './read-samples.ts'
import { NO_FILE } from './take-scenario.ts'

export interface LintResult {
  /** As it was named; `scenario` for one that a program holds. */
  readonly file: string
  /** False when the text is no scenario at all, so that there was nothing to lint. */
  readonly isReadable: boolean
  /** In the order of the text. */
  readonly findings: readonly LintFinding[]
}

/** What is wrong with a scenario, or may be: a file, or what `defineScenario` gave. A scenario with
 *  mistakes is linted as far as it can be read. Throws as `loadScenario` does for a file that is not
 *  there or cannot be read. */
export async function lintScenario(
  scenario: string | ScenarioInput,
  options: LoadOptions = {},
): Promise<LintResult> {
  const isFile = typeof scenario === 'string'
  const file = isFile ? scenario : NO_FILE
  const parsed = isFile ? await parseFile(file) : scenarioFromValue(scenario, file)
  if ('issues' in parsed) {
    return { file, isReadable: false, findings: parsed.issues.map(findingOfIssue) }
  }
  const permit = await permitFor(file, options)
  const changed = await readSamples(permit, withOptions(parsed, options))
  const findings = lint(changed, await namedFiles(permit, changed))
  const told = options.redact ? findings.map(redactedIssue) : findings
  return { file, isReadable: true, findings: veilOf(changed.input).data(told) }
}

/** A file that is missing is one finding among others: files of real people are often not there. */
async function namedFiles(permit: Permit, parsed: ParsedScenario): Promise<LeadFiles> {
  const [leads, handlers] = await Promise.all([
    filesOrIssues(() => readFiles(permit, parsed, ['from', 'describe']), {
      missing: (error) => leadsMissing(error, parsed),
    }),
    filesOrIssues(() => readFiles(permit, parsed, ['handlers']), {
      missing: (error) => handlersMissing(error, parsed),
    }),
  ])
  return { ...leads, issues: [...(leads.issues ?? []), ...(handlers.issues ?? [])] }
}

async function filesOrIssues(
  read: () => Promise<LeadFiles>,
  { missing }: { missing: (error: UsageError) => Issue },
): Promise<LeadFiles> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ScenarioError) return { issues: error.issues }
    if (error instanceof UsageError) return { issues: [missing(error)] }
    throw error
  }
}

function leadsMissing({ message }: UsageError, { locate }: ParsedScenario): Issue {
  const place = locate(['leads'], 'key')
  const mend = 'What it holds is not known without it.'
  return { code: 'bad-csv', path: 'leads', rule: message, mend, ...(place && { place }) }
}

function handlersMissing({ message }: UsageError, { locate }: ParsedScenario): Issue {
  const place = locate(['handlers'], 'value')
  return { code: 'missing', path: 'handlers', rule: message, mend: '', ...(place && { place }) }
}
