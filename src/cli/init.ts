// `hookdrill init`: a scenario to begin with.
import type { Command } from 'commander'
import { EXIT } from './exit-codes.ts'
import { printResult } from './output.ts'

const EXAMPLES = `
Examples:
  $ hookdrill init
  $ hookdrill init my-campaign.yaml --from one-percent-timeouts

Never writes over a file. Exit codes: 0 written, 2 bad usage, 3 the machine or hookdrill failed.`

export function configure(command: Command, done: (exitCode: number) => void): void {
  command
    .argument('[file]', 'the file to write', 'scenario.yaml')
    .option(
      '--from <name>',
      'the scenario to begin with, of those that come with hookdrill',
      'starter',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { from }: { readonly from: string }) => {
      const { shellQuoted, startScenario } = await import('../index.ts')
      const [scenario = file, ...others] = await startScenario(file, from)
      const schema = others.map((other) => ` For your editor: ${other}.`).join('')
      const next = `hookdrill run ${shellQuoted(scenario)}`
      await printResult(`Written: ${scenario}.${schema}\nNext: ${next}\n`)
      done(EXIT.passed)
    })
}
