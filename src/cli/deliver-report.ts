// Where a report goes: to a file in each format that was asked for, to stdout, to GitHub Actions.
import { UsageError } from '../errors.ts'
import type { Report, ReportFormatName } from '../index.ts'
import { tellGithub } from './github.ts'
import { printResult } from './output.ts'
import { paper } from './paper.ts'

/** By format the file that gets it; `-` is stdout. */
type Targets = { readonly [name in ReportFormatName]?: string }

export interface DeliverOptions extends Targets {
  readonly github: boolean
  readonly quiet: boolean
}

const STDOUT = '-'

/** Before anything is run. Throws `UsageError` where two formats would go to one place. */
export async function checkTargets(targets: Targets): Promise<void> {
  const { REPORT_FORMATS } = await import('../index.ts')
  const taken = new Map<string, string>()
  for (const { name } of REPORT_FORMATS) {
    const target = targets[name]
    if (target === undefined) continue
    const other = taken.get(target)
    if (other !== undefined) {
      throw new UsageError(`--${name} "${target}": --${other} goes there. Name another file.`)
    }
    taken.set(target, name)
  }
}

/** Files first: what is printed is then true of them. `scenarioFile` is as the user gave it. Throws
 *  `EnvironmentError`. */
export async function deliverReport(
  report: Report,
  scenarioFile: string,
  options: DeliverOptions,
): Promise<void> {
  const { REPORT_FORMATS, asTerminal, reportAsSuite, writeWhole } = await import('../index.ts')
  let data: string | undefined
  for (const { name, write } of REPORT_FORMATS) {
    const target = options[name]
    if (target === undefined) continue
    const text = write(report, scenarioFile)
    if (target === STDOUT) data = text
    else await writeWhole(target, text)
  }
  if (data !== undefined) await printResult(data)
  else if (!options.quiet) await printResult(asTerminal(report, paper(process.stdout)))
  if (options.github) {
    const isStdoutTaken = data !== undefined
    await tellGithub([reportAsSuite(report, scenarioFile)], { isStdoutTaken })
  }
}
