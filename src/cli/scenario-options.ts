// What every command that works on a scenario takes: which file, and what to change in it.
import type { Command, Option } from 'commander'
import type { LoadOptions, Redact } from '../index.ts'

export interface ScenarioOptions {
  readonly leads?: string
  readonly seed?: string
  readonly concurrency?: string
  readonly set: readonly string[]
  readonly whatIf: readonly string[]
  readonly allowPath: readonly string[]
  readonly redact?: Redact
}

/** With the examples of the changes there are (`scenario/what-if`), which are loaded only when one is used. */
const WHAT_IF =
  'change it by meaning: slots=20, timeout=10s, cache(10m, Company Name), aggregate(score, enrich) or accept-202(20ms); repeatable'

export function addScenarioOptions(command: Command): Command {
  command
    .argument('<scenario>', 'a .yaml, .json or .ts file')
    .option('--leads <count>', 'take this many leads (1 to 100,000,000)')
    .option('--seed <number>', 'the luck of the run (0 to 4,294,967,295)')
    .option('--concurrency <slots>', 'calls in flight at once (1 to 10,000)')
    .option('--set <path=value>', 'override any value of the scenario; repeatable', collect, [])
    .option('--what-if <change>', WHAT_IF, collect, [])
    .addOption(redactOption(command))
  return addAllowPath(command)
}

/** For every command that reads a scenario, whatever else it takes. */
export function addAllowPath(command: Command): Command {
  return command.option(
    '--allow-path <folder>',
    'a folder besides its own that its files may lie in; repeatable',
    collect,
    [],
  )
}

/** For every command that may show what leads are. */
export function redactOption(command: Command): Option {
  return command
    .createOption('--redact <what>', 'show no value of a lead, nowhere: leads')
    .choices(['leads'])
}

export function redacted({ redact }: { readonly redact?: Redact }): { readonly redact?: Redact } {
  return redact === undefined ? {} : { redact }
}

/** For an option that may be given again and again. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

/** As `loadScenario` takes them. */
export function loadOptions({
  leads,
  seed,
  concurrency,
  set,
  whatIf,
  allowPath,
  redact,
}: ScenarioOptions): LoadOptions {
  return {
    set,
    whatIf,
    allowPaths: allowPath,
    ...(leads !== undefined && { leads }),
    ...(seed !== undefined && { seed }),
    ...(concurrency !== undefined && { concurrency }),
    ...(redact !== undefined && { redact }),
  }
}
