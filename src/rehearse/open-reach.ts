// The one place that picks a fidelity. What a fidelity needs is loaded only for it.

import { UsageError } from '../errors.ts'
import { fieldsRead } from '../executor/request.ts'
import type { Executor, PlainExecutor } from '../executor/webhook.ts'
import { modelReach } from '../fidelity/model.ts'
import { oneLeadReach } from '../fidelity/one-lead.ts'
import type { OpenedReach, Reach, Wake } from '../fidelity/port.ts'
import { fieldsOf } from '../lead/definition.ts'
import { createLuck, type Luck } from '../random/luck.ts'
import type { Scenario } from '../scenario/model.ts'
import { type Decide, openServices } from '../service/decide.ts'
import { quotedFields } from '../service/quoted-fields.ts'
import type { VirtualTime } from '../time/virtual-clock.ts'
import type { Machine } from './machine.ts'
import type { WireOptions } from './open-wire.ts'
import { readValues } from './read-values.ts'
import { whyNotModel } from './why-not-model.ts'

export type Fidelity = 'model' | 'handlers' | 'sockets' | 'wire'

/** An executor that is loaded when the reach is open: what its file keeps of the process from the start
 *  (a timer, say) is then virtual too. */
export interface ExecutorFile {
  /** As it was named. */
  readonly file: string
  load(): Promise<Executor | PlainExecutor>
}

/** Somebody else's executor. A function sends its own requests, so it runs at `sockets` only. */
export type GivenExecutor = Executor | PlainExecutor | ExecutorFile

export interface ReachParts {
  readonly fidelity: Fidelity
  readonly time: VirtualTime<Wake>
  readonly machine: Machine
  /** `undefined` for ours. */
  readonly executor: GivenExecutor | undefined
  /** Of this lead alone the calls go that way; the others' as cheaply as they can. */
  readonly lead?: number | undefined
  /** At `wire` only. */
  readonly wire?: WireOptions
}

/** Whoever opens a reach closes it, whatever happens. */
export async function openReach(scenario: Scenario, parts: ReachParts): Promise<OpenedReach> {
  const { lead, fidelity } = parts
  const luck = createLuck(scenario.seed)
  const reads = await readValues(scenario, luck)
  const { services, seed } = scenario
  const decide = openServices({ services, seed, luck, ...reads })
  const open = {
    model: openModel,
    handlers: openHandlers,
    sockets: openAtSockets,
    wire: openWire,
  }
  const own = await open[fidelity](scenario, { ...parts, luck, decide })
  const isAlone = lead === undefined || fidelity === 'model' || fidelity === 'wire'
  if (isAlone || whyNotModel(scenario)) return own
  const others = await openModel(scenario, { ...parts, luck, decide })
  return { ...own, reach: oneLeadReach(lead, { own: own.reach, others: others.reach }) }
}

interface OpenParts extends ReachParts {
  readonly luck: Luck
  readonly decide: Decide
}

async function openModel(scenario: Scenario, { decide, time }: OpenParts): Promise<OpenedReach> {
  const { services, settings, campaigns } = scenario
  const model = {
    decide,
    time,
    settings,
    campaignTypes: campaigns.map(({ type }) => type),
  }
  if (settings.redirects === 'ignore') return withoutTraces(modelReach(model))
  const { followingModelReach } = await import('../fidelity/model-redirects.ts')
  return withoutTraces(followingModelReach({ ...model, services }))
}

async function openHandlers(scenario: Scenario, parts: OpenParts): Promise<OpenedReach> {
  const { handlersReach } = await import('../fidelity/handlers.ts')
  const executor = await executorWithPorts(parts)
  return withoutTraces(handlersReach({ ...(await executing(scenario, parts)), executor }))
}

async function openAtSockets(scenario: Scenario, parts: OpenParts): Promise<OpenedReach> {
  const { openSockets } = await import('../fidelity/sockets.ts')
  const setup = await executing(scenario, parts)
  return openSockets({ ...setup, load: () => loadExecutor(parts.executor) })
}

async function openWire(scenario: Scenario, parts: OpenParts): Promise<OpenedReach> {
  const { openOnWire } = await import('./open-wire.ts')
  const executor = await executorWithPorts(parts)
  return openOnWire({ ...(await executing(scenario, parts)), executor }, parts.wire ?? {})
}

/** What every fidelity needs that lets an executor run. */
async function executing(scenario: Scenario, parts: OpenParts) {
  const { webhooks, services, settings, campaigns, leads } = scenario
  const { luck, decide, time, machine, executor } = parts
  const { compileLeads } = await import('../lead/synthesize.ts')
  return {
    webhooks,
    fields: fieldsOf(leads),
    campaigns,
    settings,
    services,
    decide,
    luck,
    leadOf: compileLeads(leads, luck, executor ? undefined : valuesWanted(scenario)),
    time,
    hop: machine.hop,
  }
}

/** An executor that sends through the ports it is given. */
async function executorWithPorts({ executor: given, fidelity }: ReachParts): Promise<Executor> {
  const executor = await loadExecutor(given)
  if (typeof executor !== 'function') return executor
  throw new UsageError(
    `executor ${nameOf(given)}: a function sends its own requests, and at ${fidelity} nothing catches them. Use --fidelity sockets, or export an object { name, execute(call, ports) } that sends them through ports.dispatcher.`,
  )
}

async function loadExecutor(given: GivenExecutor | undefined): Promise<Executor | PlainExecutor> {
  if (!given) return (await import('../executor/execute.ts')).hookdrillExecutor
  const executor = 'load' in given ? await given.load() : given
  if (typeof executor === 'function') return executor
  const { checkedExecutor } = await import('../fidelity/foreign-result.ts')
  return checkedExecutor(executor)
}

function nameOf(given: GivenExecutor | undefined): string {
  return given && 'file' in given ? `"${given.file}"` : `${given?.name}`
}

function withoutTraces(reach: Reach): OpenedReach {
  return { reach, close: async () => [] }
}

/** Our own executor reads only what tokens name, and replies only what they quote; making the other
 *  fields of a lead would be most of a run's work. Somebody else's executor may look at them all. */
function valuesWanted({ webhooks, services, leads }: Scenario): readonly string[] {
  const fields = fieldsOf(leads)
  return [
    ...webhooks.flatMap((webhook) => fieldsRead(webhook, fields)),
    ...quotedByReplies(services),
  ]
}

/** Lead fields that bodies of replies quote, by display name. */
export function quotedByReplies(services: Scenario['services']): readonly string[] {
  const bodies = services.flatMap(({ replies }) => replies.map(({ body }) => body))
  return bodies
    .flatMap((body) => ('value' in body ? quotedFields(body.value) : []))
    .map(({ name }) => name)
}
