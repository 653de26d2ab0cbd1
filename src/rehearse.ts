// The composition root: one run, wired. A scenario goes in, its parts are made (luck, time, services,
// reach, listeners), the one loop runs, and what the listeners found becomes the report.
import { createHash } from 'node:crypto'
import { arrivals } from './campaign/arrivals.ts'
import { compileFlow } from './campaign/flow.ts'
import { qualifier } from './campaign/qualification.ts'
import { type CampaignPlan, runLoop } from './campaign/run-loop.ts'
import { fieldsRead } from './executor/request.ts'
import { originOf } from './executor/url.ts'
import { VERSION } from './executor/version.ts'
import type { Executor } from './executor/webhook.ts'
import { modelReach } from './fidelity/model.ts'
import type { Reach, Wake } from './fidelity/port.ts'
import { fieldsOf } from './lead/definition.ts'
import { compileLeads } from './lead/synthesize.ts'
import { createMeasures } from './measure/measures.ts'
import type { Snapshot } from './measure/snapshot.ts'
import { createLuck } from './random/luck.ts'
import { buildReport, type Leg } from './report/build-report.ts'
import type { Report, ReportRun } from './report/report.ts'
import { hashScenario } from './scenario/hash.ts'
import type { Scenario } from './scenario/model.ts'
import { openServices } from './service/decide.ts'
import type { Us } from './time/instant.ts'
import { VirtualTime } from './time/virtual-clock.ts'
import { createDigest } from './timeline/digest.ts'
import type { TimelineEvent } from './timeline/event.ts'
import { fanOut, hearAll } from './timeline/listener.ts'
import { createJudge } from './verify/judge.ts'

export type Fidelity = 'model' | 'handlers'

/** The bracket every report carries: the documented arithmetic and the community-reported pool
 *  (decision 1). */
const BRACKET = [
  { concurrency: 1, basis: 'documented' },
  { concurrency: 20, basis: 'community' },
] as const

export interface RehearseOptions {
  /** How calls reach their services. Default `handlers`. */
  readonly fidelity?: Fidelity
  /** The executor under rehearsal. Default: hookdrill's own. Not used at `model`. */
  readonly executor?: Executor
  /** Rehearses this lead alone, index from 0, with the luck it has in the whole run. */
  readonly lead?: number
  /** Stops the run; its report is then marked partial. */
  readonly signal?: AbortSignal
  /** Told how far the run is, many times a second of real time. */
  readonly onProgress?: (snapshot: Snapshot) => void
  /** Hears every event of the timeline. */
  readonly listen?: (event: TimelineEvent) => void
  /** Waited for whenever the run takes breath: the place to write what `listen` gathered. */
  readonly drain?: () => Promise<void>
  /** The command that replays one lead alone, for the report's violations. */
  readonly replay?: (leadIndex: number) => string
}

/** The machine the run happens on. Nothing of it reaches the simulation. */
export interface Machine {
  readonly startedAt: string
  readonly node: string
  elapsedMs(): number
  peakRssMb(): number
  /** One turn of the event loop of the process. */
  hop(): Promise<void>
}

/** Runs a scenario and reports. */
export async function rehearse(
  scenario: Scenario,
  options: RehearseOptions,
  machine: Machine,
): Promise<Report> {
  const fidelity = options.fidelity ?? 'handlers'
  const measures = createMeasures()
  const judge = createJudge(judgeSubject(scenario, fidelity, options))
  const digest = createDigest()
  const listeners = [measures.listener, ...judge.listeners, digest.listener]
  if (options.listen) listeners.push(hearAll(options.listen))

  const time = new VirtualTime<Wake>()
  const reach = await openReach(scenario, { fidelity, time, machine, executor: options.executor })
  const breathe = async (): Promise<boolean> => {
    await machine.hop()
    options.onProgress?.(measures.snapshot())
    await options.drain?.()
    return !options.signal?.aborted
  }
  const plan = planCampaign(scenario, { slotCount: scenario.instance.concurrency, options })
  await runLoop(plan, { time, reach, tell: fanOut(listeners), breathe })

  const found = measures.finish()
  const own = { totalUs: found.totalUs, fidelity, isComplete: found.isComplete }
  const legs = await runBracket(scenario, { options, machine, own })
  const scenarioHash = hashScenario(scenario)
  return buildReport({
    scenario,
    scenarioHash,
    fidelity,
    measures: found,
    verdict: judge.finish(),
    legs,
    digest: fingerprint([VERSION, scenarioHash, scenario.seed, fidelity, digest.finish()]),
    run: runFacts(machine, found.calls.total),
  })
}

function judgeSubject(scenario: Scenario, fidelity: Fidelity, options: RehearseOptions) {
  return {
    fidelity,
    webhooks: scenario.webhooks,
    fields: fieldsOf(scenario.leads),
    tokens: scenario.tokens,
    settings: scenario.settings,
    campaignType: scenario.campaign.type,
    replayOf:
      options.replay ??
      ((leadIndex: number) =>
        `hookdrill run <scenario> --seed ${scenario.seed} --lead ${leadIndex}`),
  }
}

interface ReachParts {
  readonly fidelity: Fidelity
  readonly time: VirtualTime<Wake>
  readonly machine: Machine
  readonly executor: Executor | undefined
}

/** The one place that picks a fidelity. What only `handlers` needs is loaded only for it. */
async function openReach(scenario: Scenario, parts: ReachParts): Promise<Reach> {
  const { webhooks, services, settings, tokens, campaign } = scenario
  const { time, machine } = parts
  const luck = createLuck(scenario.seed)
  const decide = openServices({ services, seed: scenario.seed, luck })
  if (parts.fidelity === 'model') {
    const { timeoutUs } = scenario.instance
    return modelReach({ decide, time, timeoutUs, isTriggerCampaign: campaign.type === 'trigger' })
  }
  const { handlersReach } = await import('./fidelity/handlers.ts')
  const fields = fieldsOf(scenario.leads)
  const leadOf = compileLeads(scenario.leads, luck, valuesWanted(scenario, parts.executor))
  return handlersReach({
    executor: parts.executor ?? (await import('./executor/execute.ts')).hookdrillExecutor,
    webhooks,
    fields,
    tokens,
    settings,
    campaignType: campaign.type,
    services,
    decide,
    luck,
    leadOf,
    time,
    hop: machine.hop,
  })
}

/** Our own executor reads only what tokens name, and replies only what they quote; making the other
 *  fields of a lead would be most of a run's work. Somebody else's executor may look at them all. */
function valuesWanted(
  { webhooks, services, leads }: Scenario,
  executor: Executor | undefined,
): readonly string[] | undefined {
  if (executor) return undefined
  const fields = fieldsOf(leads)
  const quoted = JSON.stringify(services).matchAll(/"\$lead":"((?:[^"\\]|\\.)*)"/g)
  return [
    ...webhooks.flatMap((webhook) => fieldsRead(webhook, fields)),
    ...Array.from(quoted, ([, name]) => name ?? ''),
  ]
}

function planCampaign(
  scenario: Scenario,
  { slotCount, options }: { slotCount: number; options: RehearseOptions },
): CampaignPlan {
  const { campaign, leads, webhooks, services } = scenario
  const names = {
    webhooks: webhooks.map(({ name }) => name),
    serviceOf: webhooks.map(({ url }) =>
      services.findIndex(({ origin }) => origin === originOf(url)),
    ),
  }
  const everybody = { firstIndex: 0, endIndex: leads.count }
  const { lead } = options
  const who = lead === undefined ? everybody : { firstIndex: lead, endIndex: lead + 1 }
  return {
    leadCount: who.endIndex - who.firstIndex,
    slotCount,
    timeoutUs: scenario.instance.timeoutUs,
    webhooks: names.webhooks,
    arrivals: arrivals(campaign.arrivals, who),
    qualifier: qualifier(campaign.qualification, leads),
    steps: compileFlow(campaign.flow, names),
  }
}

interface BracketParts {
  readonly options: RehearseOptions
  readonly machine: Machine
  readonly own: { readonly totalUs: Us; readonly fidelity: Fidelity; readonly isComplete: boolean }
}

/** The same campaign on 1 slot and on 20. The run itself is one leg where it fits; others come from
 *  `model`, which agrees with it exactly. An interrupted run has no bracket. */
async function runBracket(scenario: Scenario, parts: BracketParts): Promise<readonly Leg[]> {
  const legs: Leg[] = []
  for (const { concurrency, basis } of BRACKET) {
    if (!parts.own.isComplete || parts.options.signal?.aborted) return []
    const isOwn = concurrency === scenario.instance.concurrency
    const totalUs = isOwn ? parts.own.totalUs : await modelTotal(scenario, concurrency, parts)
    legs.push({ concurrency, basis, totalUs, fidelity: isOwn ? parts.own.fidelity : 'model' })
  }
  return legs
}

async function modelTotal(
  scenario: Scenario,
  slotCount: number,
  { options, machine }: BracketParts,
): Promise<number> {
  const time = new VirtualTime<Wake>()
  const reach = await openReach(scenario, { fidelity: 'model', time, machine, executor: undefined })
  let firstUs: Us | undefined
  let lastUs = 0
  await runLoop(planCampaign(scenario, { slotCount, options }), {
    time,
    reach,
    tell: fanOut([
      {
        'lead-arrived': ({ timeUs }) => {
          firstUs ??= timeUs
        },
        'lead-completed': ({ timeUs }) => {
          lastUs = timeUs
        },
      },
    ]),
    breathe: async () => {
      await machine.hop()
      return !options.signal?.aborted
    },
  })
  return Math.max(0, lastUs - (firstUs ?? 0))
}

function fingerprint(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
}

function runFacts(machine: Machine, callCount: number): ReportRun {
  const wallMs = machine.elapsedMs()
  return {
    wallMs: Math.round(wallMs),
    callsPerSecond: Math.round((callCount * 1_000) / wallMs),
    peakRssMb: Math.round(machine.peakRssMb()),
    version: VERSION,
    node: machine.node,
    startedAt: machine.startedAt,
  }
}
