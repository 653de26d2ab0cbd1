// `hookdrill lint`: what is wrong with scenarios, or may be, without running them.
import type { Command } from 'commander'
import type { LintResult, Redact } from '../index.ts'
import { EXIT } from './exit-codes.ts'
import { printError, printResult } from './output.ts'
import { addAllowPath, redacted, redactOption } from './scenario-options.ts'

const EXAMPLES = `
Examples:
  $ hookdrill lint scenarios/documented-sum.yaml
  $ hookdrill lint scenarios/*.yaml --strict --format github

Exit codes: 0 nothing wrong, or warnings only; 1 an error, or with --strict a warning;
2 bad usage, or a file that is no scenario; 3 the machine or hookdrill failed.`

interface LintOptions {
  readonly format: 'text' | 'github' | 'json'
  readonly strict: boolean
  readonly allowPath: readonly string[]
  readonly redact?: Redact
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addAllowPath(command)
    .argument('<scenarios...>', '.yaml, .json or .ts files')
    .addOption(
      command
        .createOption('--format <format>', 'how to write what is found')
        .choices(['text', 'github', 'json'])
        .default('text'),
    )
    .addOption(redactOption(command))
    .option('--strict', 'let warnings fail too', false)
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], options: LintOptions) =>
      done(await run(files, options)),
    )
}

/** A file that cannot be read is told at once; the others are linted all the same. */
async function run(files: readonly string[], options: LintOptions): Promise<number> {
  const { format, strict, allowPath: allowPaths } = options
  const { LINT_FORMATS, lint, lintCounts, lintSummary } = await import('../index.ts')
  const linted: LintResult[] = []
  let exitCode: number = EXIT.passed
  for (const file of files) {
    try {
      linted.push(await lint(file, { allowPaths, ...redacted(options) }))
    } catch (error) {
      exitCode = Math.max(exitCode, await printError(error))
    }
  }
  const hasColor = process.stdout.isTTY && process.stdout.hasColors()
  await printResult(LINT_FORMATS[format](linted, { hasColor }))
  if (linted.length > 0) process.stderr.write(`${lintSummary(linted)}\n`)
  const { errors, warnings } = lintCounts(linted)
  if (linted.some(({ isReadable }) => !isReadable)) exitCode = Math.max(exitCode, EXIT.usage)
  const isFailed = errors > 0 || (strict && warnings > 0)
  return Math.max(exitCode, isFailed ? EXIT.failed : EXIT.passed)
}
