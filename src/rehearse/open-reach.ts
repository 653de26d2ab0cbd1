// The one place that picks a fidelity. What a fidelity needs is loaded only for it.

import { UsageError } from '../errors.ts'
import { fieldsRead } from '../executor/request.ts'
import type { Executor, PlainExecutor } from '../executor/webhook.ts'
import { modelReach } from '../fidelity/model.ts'
import { oneLeadReach } from '../fidelity/one-lead.ts'
import type { OpenedReach, Reach, Wake } from '../fidelity/port.ts'
import type { Loaded } from '../fidelity/sockets.ts'
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
    sockets: openEnclosed,
    wire: openWire,
  }
  const own = await open[fidelity](scenario, { ...parts, luck, decide })
  const isAlone = lead === undefined || fidelity === 'model' || fidelity === 'wire'
  if (isAlone || whyNotModel(scenario)) return own
  const others = await openModel(scenario, { ...parts, luck, decide })
  return { ...own, reach: oneLeadReach(lead, { own: own.reach, others: others.reach }) }
}

/** What is of the user's. */
async function loadAll({ handlers }: Scenario, parts: ReachParts): Promise<Loaded> {
  const loaded = await loadExecutor(parts.executor)
  const executor = parts.fidelity === 'sockets' ? loaded : givenDispatcher(loaded, parts)
  if (!handlers) return { executor }
  const { handlersOf } = await import('../fidelity/custom-handlers.ts')
  const { file } = handlers
  const module = await parts.machine.importModule({ file, what: 'handlers' })
  return { executor, handlers: handlersOf(module, file) }
}

/** An executor that sends through the dispatcher it is given. Throws `UsageError` for a function. */
function givenDispatcher(executor: Executor | PlainExecutor, parts: ReachParts): Executor {
  if (typeof executor !== 'function') return executor
  throw new UsageError(
    `executor ${nameOf(parts.executor)}: a function sends its own requests, and at ${parts.fidelity} nothing catches them. Use --fidelity sockets, or export an object { name, execute(call, ports) } that sends them through ports.dispatcher.`,
  )
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
  if (scenario.handlers) return openEnclosed(scenario, parts)
  const { handlersReach, openForeign } = await import('../fidelity/handlers.ts')
  const executor = givenDispatcher(await loadExecutor(parts.executor), parts)
  const setup = { ...(await executing(scenario, parts)), executor }
  return parts.executor ? openForeign(setup) : withoutTraces(handlersReach(setup))
}

/** Where code of the user's runs that knows nothing of virtual time. */
async function openEnclosed(scenario: Scenario, parts: OpenParts): Promise<OpenedReach> {
  const { openSockets } = await import('../fidelity/sockets.ts')
  const setup = await executing(scenario, parts)
  const isInProcess = parts.fidelity === 'handlers'
  return openSockets({ ...setup, isInProcess, load: () => loadAll(scenario, parts) })
}

async function openWire(scenario: Scenario, parts: OpenParts): Promise<OpenedReach> {
  if (scenario.handlers) throw new UsageError(handlersNotServed(scenario.handlers.name))
  const { openOnWire } = await import('./open-wire.ts')
  const executor = givenDispatcher(await loadExecutor(parts.executor), parts)
  return openOnWire({ ...(await executing(scenario, parts)), executor }, parts.wire ?? {})
}

/** Why a mock over real HTTP does not answer for a scenario. */
export function handlersNotServed(name: string): string {
  return `handlers "${name}": they answer in process only, and not over real HTTP. Use --fidelity handlers or sockets.`
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
