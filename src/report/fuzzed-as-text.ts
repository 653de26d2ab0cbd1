// What fuzzing came to, in a few lines: every check with how many items it looked at; or what failed,
// the smallest scenario, its file and the command that replays it.
import type { ScenarioInput } from '../scenario/schema.ts'
import { count, quantity } from './format.ts'
import type { FuzzExample, Fuzzed, FuzzFailure } from './fuzzed.ts'
import { plainText } from './mask.ts'

/** Where the smallest scenario was written, and how to see it fail. */
export interface FuzzReplay {
  readonly file: string
  readonly commands: readonly string[]
}

/** Lines of text, one newline at the end. `replay` is there where something failed. */
export function fuzzedAsText(fuzzed: Fuzzed, replay?: FuzzReplay): string {
  const { found } = fuzzed
  const lines = found && replay ? failureLines(fuzzed, found, replay) : heldLines(fuzzed)
  return lines.map((line) => `${line}\n`).join('')
}

/** What a failure is, in one line: for the first line of its file. */
export function failureLine({ check, examples }: FuzzFailure): string {
  const [first] = examples
  return first
    ? `${check} failed: ${first.where}: expected ${first.expected}; actual ${first.actual}`
    : `${check} failed`
}

function heldLines(fuzzed: Fuzzed): string[] {
  const { runs, calls, passed, checks, seed } = fuzzed
  const made = `${quantity(runs, 'scenario')}, ${quantity(calls, 'call')}`
  const end = passed ? 'every check held' : 'no call was made, so nothing is proved'
  const width = Math.max(0, ...checks.map(({ id }) => id.length))
  return [
    `${made}, ${end} (seed ${seed})${cutShort(fuzzed)}`,
    ...checks.map(
      ({ id, checked, reason }) =>
        `  ${id.padEnd(width)}  ${checked > 0 ? quantity(checked, 'item') : `not checked: ${plainText(reason)}`}`,
    ),
  ]
}

function cutShort({ ended, runs, runsWanted }: Fuzzed): string {
  if (runs === runsWanted || ended === 'all runs made' || ended === 'failure found') return ''
  return `; ${ended}: ${count(runsWanted - runs)} more were wanted`
}

function failureLines(
  fuzzed: Fuzzed,
  found: FuzzFailure,
  { file, commands }: FuzzReplay,
): string[] {
  const { check, title, examples, others, scenario, tried, isSmallest } = found
  const smallest = isSmallest
    ? `The smallest scenario that fails it, of ${quantity(tried, 'smaller one')} tried`
    : `The smallest scenario so far that fails it, of ${quantity(tried, 'smaller one')} tried (${fuzzed.ended})`
  return [
    `${check} failed in scenario ${count(fuzzed.runs)} of ${count(fuzzed.runsWanted)} (seed ${fuzzed.seed}): ${title}`,
    ...examples.flatMap(exampleLines),
    ...(others.length > 0 ? [`  failed as well: ${others.join(', ')}`] : []),
    `${smallest}: ${sizeOf(scenario)}`,
    `  ${plainText(file)}`,
    ...commands.map((command) => `  ${plainText(command)}`),
  ]
}

function exampleLines({ where, expected, actual }: FuzzExample): string[] {
  return [`  ${where}`, `    expected ${plainText(expected)}`, `    actual   ${plainText(actual)}`]
}

/** `1 lead, 1 webhook, 2 services with 3 replies` */
function sizeOf({ leads, webhooks, services }: ScenarioInput): string {
  const all = Object.values(services)
  // Without any written, there is the default one.
  const replies = all.reduce((sum, { replies: own }) => sum + (own?.length ?? 1), 0)
  return [
    quantity(leads?.count ?? 1, 'lead'),
    quantity(Object.keys(webhooks).length, 'webhook'),
    `${quantity(all.length, 'service')} with ${quantity(replies, 'reply')}`,
  ].join(', ')
}
