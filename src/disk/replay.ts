// How to see one lead of a run again. The luck of a lead depends on the seed alone, but dealt shares also
// on how many leads there are, and waiting on the slots, so every option that counts is kept. In real time
// no lead can be had again: what was met on the wire is replayed at `handlers`.
import type { Executor, PlainExecutor } from '../executor/webhook.ts'
import type { Scenario } from '../scenario/model.ts'
import { type Source, sourceOf } from './load-scenario.ts'

/** What was rehearsed, how, and by whom. */
interface Run {
  readonly fidelity?: string
  readonly executor?: Executor | PlainExecutor | { readonly file: string }
}

/** The command that replays a lead, or the call of `simulate` where a command could not name what ran;
 *  `undefined` where nobody knows what the scenario was made of. */
export function replayOf(
  scenario: Scenario,
  run: Run,
): ((leadIndex: number) => string) | undefined {
  const source = sourceOf(scenario)
  if (!source) return undefined
  const { executor } = run
  const executorFile = executor && 'file' in executor ? executor.file : undefined
  const { file, options } = source
  if (file === undefined || (executor && executorFile === undefined)) {
    return (lead) => call(source, { ...run, scenario, lead })
  }
  const { set = [], leads, concurrency } = options
  const kept = [
    ...set.map((override) => `--set ${quoted(override)}`),
    ...(leads === undefined ? [] : [`--leads ${leads}`]),
    ...(concurrency === undefined ? [] : [`--concurrency ${concurrency}`]),
    ...(run.fidelity === 'sockets' ? ['--fidelity sockets'] : []),
    ...(executorFile === undefined ? [] : [`--executor ${quoted(executorFile)}`]),
    `--seed ${scenario.seed}`,
  ]
  const command = `hookdrill run ${quoted(file)} ${kept.join(' ')}`
  return (lead) => `${command} --lead ${lead} --calls lead-${lead}.ndjson`
}

function call(
  { file, options: { set, leads, concurrency } }: Source,
  { scenario, lead, fidelity, executor }: Run & { scenario: Scenario; lead: number },
): string {
  const loaded = set?.length
    ? `${text(file ?? '')}, { set: [${set.map(text).join(', ')}] }`
    : text(file ?? '')
  const given = [
    ...(fidelity === 'sockets' ? ["fidelity: 'sockets'"] : []),
    ...(executor ? ['executor'] : []),
    ...(leads === undefined ? [] : [`leads: ${leads}`]),
    ...(concurrency === undefined ? [] : [`concurrency: ${concurrency}`]),
    `seed: ${scenario.seed}`,
    `lead: ${lead}`,
  ]
  const what = file === undefined ? 'scenario' : `await loadScenario(${loaded})`
  return `simulate(${what}, { ${given.join(', ')} })`
}

/** A string of TypeScript's. */
function text(value: string): string {
  return `'${value.replaceAll(/['\\]/g, '\\$&')}'`
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./=:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
