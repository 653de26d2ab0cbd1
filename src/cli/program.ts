import { Command, CommanderError, Help, type Option } from 'commander'
import { UsageError } from '../errors.ts'
import { VERSION } from '../version.ts'
import { COMMANDS } from './commands.ts'
import { EXIT } from './exit-codes.ts'
import { guardProcess } from './guard.ts'
import { printError, printResult, printWords, talkToNobody } from './output.ts'
import { whyNoScreen } from './screen.ts'

const EXAMPLE = `
Example:
  $ hookdrill run scenarios/documented-sum.yaml

Every command explains itself: hookdrill run --help`

/** Runs the command line and answers with the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  talkToNobody()
  const guard = guardProcess()
  return guard.release(await runCommand(argv))
}

async function runCommand(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.passed
  let help = ''
  let said = ''
  const program = new Command('hookdrill')
    .description("Rehearse a trigger campaign's webhooks before your leads do.")
    .version(VERSION)
    .addHelpText('after', EXAMPLE)
    .configureHelp({ optionDescription })
    .configureOutput({
      writeOut: (text) => {
        help += text
      },
      writeErr: (text) => {
        said += text
      },
    })
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('See hookdrill --help.')

  const words = argv.length > 2 ? argv.slice(2) : withoutWords()
  const called = words.find((argument) => !argument.startsWith('-'))
  try {
    if (called !== undefined && A_FILE.test(called)) throw new UsageError(commandFirst(called))
    for (const entry of COMMANDS) {
      const command = program
        .command(entry.name)
        .description(entry.summary)
        .showHelpAfterError(`See hookdrill ${entry.name} --help.`)
      if (entry.name !== called) continue
      const { configure } = await entry.load()
      configure(command, (code) => {
        exitCode = code
      })
    }
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has said what is wrong by the time it throws; help and version end here too.
    if (!(error instanceof CommanderError)) return printError(error)
    await printWords(said)
    return error.exitCode === 0 ? printHelp(help) : EXIT.usage
  }
}

/** What nobody calls a command. */
const A_FILE = /\.(?:ya?ml|json|[cm]?[jt]s)$/i

function commandFirst(file: string): string {
  return `"${file}": the first word is a command. Use hookdrill run ${file}.`
}

function printHelp(text: string): Promise<number> {
  return printResult(text).then(() => EXIT.passed, printError)
}

/** Without a terminal there is nothing to do but to say what there is. */
function withoutWords(): readonly string[] {
  return [whyNoScreen() === undefined ? 'tui' : '--help']
}

/** A switch that is off and a list that is empty go without saying; a number needs no quotes. */
function optionDescription(option: Option): string {
  return new Help()
    .optionDescription(option)
    .replace(/ \(default: (?:\[\]|false)\)$/, '')
    .replace(/default: "(\d+)"/, 'default: $1')
}
