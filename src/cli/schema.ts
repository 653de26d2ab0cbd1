import type { Command } from 'commander'
import { EXIT } from './exit-codes.ts'
import { printResult } from './output.ts'

export function configure(command: Command, done: (exitCode: number) => void): void {
  command
    .addHelpText('after', '\nExample:\n  $ hookdrill schema > scenario.schema.json')
    .action(async () => {
      const { scenarioJsonSchema } = await import('../index.ts')
      await printResult(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
      done(EXIT.passed)
    })
}
