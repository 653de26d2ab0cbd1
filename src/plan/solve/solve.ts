// The value furthest out at which a scenario still keeps its targets. One seed finds its edge exactly, the
// others begin where that was; the answer is the value that enough of them allow.
import { sourceOf } from '../../disk/load-scenario.ts'
import { virtualFidelity } from '../../rehearse/why-not-model.ts'
import { shellQuoted } from '../../report/shell-quoted.ts'
import { hashScenario } from '../../scenario/hash.ts'
import type { Scenario } from '../../scenario/model.ts'
import type { Expectation } from '../../verify/expectation.ts'
import type { Planning } from '../planning.ts'
import { type Edge, edgeNear, firstEdge } from './edge-search.ts'
import { resolutionText, settingText } from './lattice.ts'
import { alternates, edgesOf, pointAt, pointsOf, valueAt } from './points.ts'
import { leastShare, type Settled, settle, sideOf } from './settle.ts'
import type { Solution } from './solution.ts'
import { targetsOf } from './target.ts'
import { follow, Trials } from './trials.ts'
import { openUnknown, type Unknown } from './unknown.ts'

export interface SolveSetup {
  readonly name: string
  /** As typed; none: what the scenario expects. */
  readonly targets: readonly string[]
  readonly between: string | undefined
  readonly confidence: number
  readonly replications: number
}

/** Throws `UsageError` and `ScenarioError` before anything is run. */
export async function solveScenario(
  scenario: Scenario,
  setup: SolveSetup,
  planning: Planning,
): Promise<Solution> {
  const targets = targetsOf(scenario, setup.targets)
  const unknown = await openUnknown(scenario, setup)
  const trials = new Trials(unknown, targets, planning)
  const edges = await search(unknown, trials, setup.replications)
  const settled = edges && settle(edges, { ...unknown, ...setup })
  const isDone = settled && (await runAtEdge(settled, trials, setup.replications))
  return solution(scenario, {
    ...setup,
    targets,
    unknown,
    trials,
    settled,
    isDone: isDone === true,
    edges,
  })
}

/** `undefined` where the signal stopped it. */
async function search(
  { start, bounds }: Unknown,
  trials: Trials,
  replications: number,
): Promise<readonly Edge[] | undefined> {
  const first = await follow([{ replication: 0, search: firstEdge(start, bounds) }], trials)
  const [hint] = first ?? []
  if (!hint) return undefined
  const others = Array.from({ length: replications - 1 }, (_, index) => ({
    replication: index + 1,
    search: edgeNear(hint, bounds),
  }))
  const found = await follow(others, trials)
  return found && [hint, ...found]
}

/** What is said of the answer and of the value beyond is measured with every seed, not concluded. */
function runAtEdge(
  { answer, beyond }: Settled,
  trials: Trials,
  replications: number,
): Promise<boolean> {
  const seeds = Array.from({ length: replications }, (_, replication) => replication)
  const steps = [answer, beyond].filter((step) => step !== undefined)
  return trials.run(steps.flatMap((step) => seeds.map((replication) => ({ step, replication }))))
}

interface Found extends Omit<SolveSetup, 'targets'> {
  readonly targets: readonly Expectation[]
  readonly unknown: Unknown
  readonly trials: Trials
  readonly edges: readonly Edge[] | undefined
  readonly settled: Settled | undefined
  readonly isDone: boolean
}

async function solution(scenario: Scenario, found: Found): Promise<Solution> {
  const { unknown, targets, trials, confidence, replications, isDone } = found
  const settled = isDone ? found.settled : undefined
  const { lattice, bounds, current } = unknown
  const answer = pointAt(settled?.answer, { trials, targets, lattice })
  const beyond = pointAt(settled?.beyond, { trials, targets, lattice })
  const final = await unknown.at(settled?.answer ?? unknown.start)
  const replay =
    settled?.answer === undefined ? undefined : replayAt(scenario, unknown, settled.answer)
  return {
    format: 'hookdrill-solution/1',
    digest: trials.digest,
    partial: !isDone,
    scenario: { name: scenario.name, hash: hashScenario(scenario), seed: scenario.seed },
    unknown: {
      name: unknown.name,
      path: unknown.path,
      unit: lattice.unit,
      current: current === undefined ? null : valueAt(lattice, current),
      low: valueAt(lattice, bounds.low),
      high: valueAt(lattice, bounds.high),
      resolution: resolutionText(lattice),
    },
    targets: targets.map(({ metric, text }) => ({ metric, limit: text })),
    confidence,
    replications,
    outcome: outcomeOf(settled),
    side: settled && sideOf(found.edges ?? []) ? settled.side : null,
    answer,
    beyond,
    leastShare: answer && leastShare(answer, confidence),
    edges: settled ? edgesOf(settled, lattice) : null,
    isMonotonic: !alternates(trials.all()),
    points: pointsOf({ trials, targets, lattice }),
    fidelity: virtualFidelity(final),
    runs: trials.runs,
    calls: trials.calls,
    ...(replay !== undefined && { replay }),
    assumptions: final.assumptions,
  }
}

function outcomeOf(settled: Settled | undefined): Solution['outcome'] {
  if (!settled) return 'unknown'
  if (settled.answer === undefined) return 'nothing'
  return settled.beyond === undefined ? 'everything' : 'edge'
}

/** With what was asked for beside the file, but for what the answer replaces. What-ifs come after all
 *  overrides and may undo them, so where there are some, the answer is the last of them. */
function replayAt(
  scenario: Scenario,
  { path, lattice }: Unknown,
  step: number,
): string | undefined {
  const source = sourceOf(scenario)
  if (source?.file === undefined) return undefined
  const {
    set = [],
    whatIf = [],
    allowPaths = [],
    leads,
    seed,
    concurrency,
    redact,
  } = source.options
  const answer = `${path}=${settingText(lattice, step)}`
  const isLast = whatIf.length > 0
  const options = [
    ...allowPaths.map((folder) => `--allow-path ${shellQuoted(folder)}`),
    ...[...set, ...(isLast ? [] : [answer])].map((each) => `--set ${shellQuoted(each)}`),
    ...(leads === undefined || path === 'leads.count' ? [] : [`--leads ${leads}`]),
    ...(concurrency === undefined || path === 'instance.concurrency'
      ? []
      : [`--concurrency ${concurrency}`]),
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
    ...[...whatIf, ...(isLast ? [answer] : [])].map((each) => `--what-if ${shellQuoted(each)}`),
    ...(redact === undefined ? [] : [`--redact ${redact}`]),
  ]
  return `hookdrill run ${shellQuoted(source.file)} ${options.join(' ')}`
}
