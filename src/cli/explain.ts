// `hookdrill explain`: one lead, step by step.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import { EXIT } from './exit-codes.ts'
import { printResult } from './output.ts'
import { paper } from './paper.ts'
import {
  addScenarioOptions,
  loadOptions,
  redacted,
  type ScenarioOptions,
} from './scenario-options.ts'

const EXAMPLES = `
Examples:
  $ hookdrill explain scenarios/mixed-statuses.yaml --lead 7
  $ hookdrill explain scenarios/black-hole.yaml --lead 0 --call 1 --json

All other leads run beside it, so it waits for its slot and meets its services as in the whole run.

Exit codes: 0 whatever became of the lead, 2 bad usage or scenario, 3 the machine or hookdrill failed.`

interface ExplainOptions extends ScenarioOptions {
  readonly lead: string
  readonly call?: string
  readonly allFields: boolean
  readonly json: boolean
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addScenarioOptions(command)
    .requiredOption('--lead <index>', 'which lead, from 0')
    .option('--call <number>', 'only this call of the lead, from 0')
    .option('--all-fields', 'show every field, not only those read or written', false)
    .option('--json', 'print the story as JSON', false)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: ExplainOptions) => done(await run(file, options)))
}

async function run(file: string, options: ExplainOptions): Promise<number> {
  const { explain, loadScenario, storyAsJson, storyAsTerminal } = await import('../index.ts')
  const scenario = await loadScenario(file, loadOptions(options))
  const story = await explain(scenario, wholeNumber('--lead', options.lead), redacted(options))
  const call = options.call === undefined ? undefined : wholeNumber('--call', options.call)
  if (call !== undefined && call >= story.calls.length) {
    const last = story.calls.length - 1
    throw new UsageError(`--call "${call}": the lead makes calls 0 to ${last}. Use one of those.`)
  }
  const { allFields: hasAllFields } = options
  const which = call === undefined ? {} : { call }
  await printResult(
    options.json
      ? storyAsJson(
          call === undefined
            ? story
            : { ...story, calls: story.calls.filter(({ number }) => number === call) },
        )
      : storyAsTerminal(story, { ...paper(process.stdout), hasAllFields, ...which }),
  )
  return EXIT.passed
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new UsageError(`${option} "${text}": write a whole number from 0.`)
}
