// `hookdrill compare`: two scenarios, two variants of one, or the reports of two runs.
import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import type {
  CompareOptions,
  Comparison,
  FlippedLead,
  PlanOptions,
  ReadReport,
  Scenario,
} from '../index.ts'
import type { DeliverOptions, Targets } from './deliver.ts'
import { loadApart } from './load-apart.ts'
import { metricNamed } from './metric-option.ts'
import { addPlanOptions, type PlanCommandOptions } from './plan-options.ts'
import { runPlan } from './plan-run.ts'
import {
  addScenarioOptions,
  collect,
  loadOptions,
  type ScenarioOptions,
} from './scenario-options.ts'

const EXAMPLES = `
Examples:
  $ hookdrill compare scenarios/documented-sum.yaml --b-what-if slots=20
  $ hookdrill compare scenarios/one-percent-timeouts.yaml --b-set instance.timeout=10s --leads 20000
  $ hookdrill compare scenarios/documented-sum.yaml --csv flips.csv --b-set 'services.*.outages=[{from: 10m, for: 5m, status: 503}]'
  $ hookdrill compare before.json after.json

Two scenarios, one in two variants, or two reports of hookdrill run --json. Both meet the same luck, so
what differs is due to what was changed; options without a- or b- change both. Reports hold no leads: only
their figures are compared.

Exit codes: 0 done, 2 bad usage or scenario, 3 the machine or hookdrill failed,
130 interrupted (the result is then partial).`

interface CompareCommandOptions
  extends ScenarioOptions,
    PlanCommandOptions,
    DeliverOptions,
    Targets<'json' | 'csv'> {
  readonly aSet: readonly string[]
  readonly bSet: readonly string[]
  readonly aWhatIf: readonly string[]
  readonly bWhatIf: readonly string[]
  readonly fidelity?: 'model' | 'handlers'
  readonly metric: string
}

export function configure(command: Command, done: (exitCode: number) => void): void {
  addPlanOptions(addScenarioOptions(command), 10)
    .argument('[other]', 'what it is compared with; left out, the same file')
    .option('--a-set <path=value>', 'override a value of the first only; repeatable', collect, [])
    .option('--b-set <path=value>', 'override a value of the other only; repeatable', collect, [])
    .option(
      '--a-what-if <change>',
      'a change with a meaning, of the first only; repeatable',
      collect,
      [],
    )
    .option(
      '--b-what-if <change>',
      'a change with a meaning, of the other only; repeatable',
      collect,
      [],
    )
    .addOption(
      command
        .createOption('--fidelity <fidelity>', 'how calls reach their service')
        .choices(['model', 'handlers']),
    )
    .option('--metric <name>', 'what the answer is about, a name as in expect:', 'totalDelay')
    .option('--json <file>', 'write every figure as JSON; - for stdout')
    .option('--csv <file>', 'write a row a lead that ends otherwise; - for stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, other: string | undefined, options: CompareCommandOptions) =>
      done(await run({ file, other }, options)),
    )
}

interface Files {
  readonly file: string
  readonly other: string | undefined
}

async function run(files: Files, options: CompareCommandOptions): Promise<number> {
  const { COMPARE_FORMATS, comparisonAsTerminal } = await import('../index.ts')
  return runPlan<'json' | 'csv', Compared>(
    {
      files: [files.file, files.other],
      formats: COMPARE_FORMATS,
      plan: (how) => comparedAs(how, files, options),
      terminal: ({ comparison }, paper) => comparisonAsTerminal(comparison, paper),
    },
    options,
  )
}

interface Compared {
  readonly comparison: Comparison
  readonly flipped: readonly FlippedLead[]
  readonly partial: boolean
}

async function comparedAs(
  how: PlanOptions,
  files: Files,
  options: CompareCommandOptions,
): Promise<Compared> {
  const { compare } = await import('../index.ts')
  const metric = await metricNamed(options.metric)
  const [a, b] = await sidesOf(files, options)
  const flipped: FlippedLead[] = []
  const comparison = await compare(a, b, {
    ...how,
    metric,
    ...labelsOf(files, a),
    ...(options.fidelity && { fidelity: options.fidelity }),
    ...(options.csv !== undefined && { onFlip: (flip) => flipped.push(flip) }),
  })
  // That a report is of a run that was stopped is told in it.
  return { comparison, flipped, partial: comparison.partial && comparison.of === 'scenarios' }
}

type Side = Scenario | ReadReport

async function sidesOf(
  { file, other }: Files,
  options: CompareCommandOptions,
): Promise<readonly [Side, Side]> {
  const { readReport } = await import('../index.ts')
  const report = await readReport(file)
  const otherReport = other === undefined ? undefined : await readReport(other)
  if (report || otherReport) checkReportOptions(options)
  if (report && other === undefined) throw new UsageError(alone(file, 'Name another report.'))
  const { aSet, bSet, aWhatIf, bWhatIf } = options
  const hasVariant = [aSet, bSet, aWhatIf, bWhatIf].some(({ length }) => length > 0)
  if (other === undefined && !hasVariant) throw new UsageError(alone(file, NAME_ANOTHER))
  return [
    report ?? (await variant(file, { side: 'a', set: aSet, whatIf: aWhatIf }, options)),
    otherReport ??
      (await variant(other ?? file, { side: 'b', set: bSet, whatIf: bWhatIf }, options)),
  ]
}

/** What is asked of one side comes after what is asked of both, or --leads would undo --b-set leads.count. */
async function variant(
  file: string,
  { side, ...own }: Own,
  options: CompareCommandOptions,
): Promise<Scenario> {
  const { COMPARE_FORMATS, onTop, toldAs } = await import('../index.ts')
  const writing = { formats: COMPARE_FORMATS, targets: options }
  const typed = [
    { option: `--${side}-set`, texts: own.set },
    { option: `--${side}-what-if`, texts: own.whatIf },
  ]
  return toldAs(typed, () => loadApart(file, onTop(loadOptions(options), own), writing))
}

interface Own {
  readonly side: 'a' | 'b'
  readonly set: readonly string[]
  readonly whatIf: readonly string[]
}

/** What only changes a scenario. */
function checkReportOptions(options: CompareCommandOptions): void {
  const { leads, seed, concurrency, fidelity, csv, replications } = options
  const given = Object.entries({
    leads,
    seed,
    concurrency,
    set: options.set[0],
    'what-if': options.whatIf[0],
    'allow-path': options.allowPath[0],
    'a-set': options.aSet[0],
    'b-set': options.bSet[0],
    'a-what-if': options.aWhatIf[0],
    'b-what-if': options.bWhatIf[0],
    fidelity,
    csv,
    replications,
  })
  const [name, value] = given.find(([, each]) => each !== undefined) ?? []
  if (name === undefined) return
  throw new UsageError(
    `--${name} "${value}": it is for scenarios, and a report is of a run that is over. Leave it out.`,
  )
}

function alone(file: string, mend: string): string {
  return `compare "${file}": there is nothing to compare it with. ${mend}`
}

const NAME_ANOTHER = 'Name another scenario, or change this one, like --b-what-if slots=20.'

/** A report does not know what file it is in. */
function labelsOf({ file, other = file }: Files, a: Side): Pick<CompareOptions, 'labels'> {
  return 'format' in a ? { labels: { a: file, b: other } } : {}
}
