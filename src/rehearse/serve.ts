// `hookdrill serve`, wired: a scenario's services over real HTTP, counted as they are called.

import { compileFlows } from '../campaign/flow.ts'
import { UsageError } from '../errors.ts'
import { openMockServer } from '../fidelity/mock-server.ts'
import { compileRoutes } from '../fidelity/routes.ts'
import { compileLeads } from '../lead/synthesize.ts'
import { ServedCount } from '../measure/served-count.ts'
import { createLuck } from '../random/luck.ts'
import { dataAsJson } from '../report/as-json.ts'
import type { Redact } from '../report/redaction.ts'
import { PAGE_POLICY, servedAsPage } from '../report/served-as-page.ts'
import { type ServedRecord, servedRecord } from '../report/served-record.ts'
import { type ServedReport, servedReport } from '../report/served-report.ts'
import type { Scenario } from '../scenario/model.ts'
import { openServices } from '../service/decide.ts'
import type { SentReply } from '../service/definition.ts'
import type { Numbering } from '../service/visit-numbers.ts'
import { milliseconds } from '../time/instant.ts'
import { realClock } from '../time/real-clock.ts'
import { admitGuests } from './admit-guest.ts'
import type { Machine } from './machine.ts'
import { namesOf } from './names-of.ts'
import { handlersNotServed, quotedByReplies } from './open-reach.ts'
import { readValues } from './read-values.ts'

/** Where the mock listens unless told otherwise. */
const HOST = '127.0.0.1'
const PORT = 4010
const OVERHEAD_MAX_MS = 10

export interface ServeOptions {
  /** The address to listen on. Default `127.0.0.1`: this machine only. */
  readonly host?: string
  /** 0 to 65,535, 0 for any that is free. Default 4010. */
  readonly port?: number
  /** Most the mock may add to one reply in a hundred for the run to count as clean, in milliseconds.
   *  Default 10. */
  readonly overheadMaxMs?: number
  /** `leads`: of paths and queries only what the webhooks have literally is told (docs/security.md). Default:
   *  all but secrets. */
  readonly redact?: Redact
  /** Told of every request once it is over. */
  readonly listen?: (request: ServedRecord) => void
  /** Asked before a request is looked at; while it gives a promise, requests wait for that. */
  readonly ready?: () => Promise<void> | undefined
}

export interface Serving {
  readonly host: string
  readonly port: number
  /** In their order: the origin as webhooks call it, and where it is called now. */
  readonly services: readonly { readonly origin: string; readonly url: string }[]
  /** Where a browser sees what is served. */
  readonly page: string
  /** What was served so far. */
  report(): ServedReport
  /** Ends every connection and stops listening. */
  stop(): Promise<ServedReport>
}

/** Serves until it is stopped. Throws `EnvironmentError` where it cannot listen, and `UsageError` for an address
 *  that is none. */
export async function serve(
  scenario: Scenario,
  options: ServeOptions,
  machine: Machine,
): Promise<Serving> {
  const { host = HOST, port = PORT, overheadMaxMs = OVERHEAD_MAX_MS } = options
  const { listen, ready, redact } = options
  checkAddress(host, port)
  if (scenario.handlers) throw new UsageError(handlersNotServed(scenario.handlers.name))
  const { services, seed, leads } = scenario
  const luck = createLuck(seed)
  const clock = realClock()
  const startedMs = machine.epochMs()
  const counted = new ServedCount()
  const origins = services.map(({ origin }) => origin)
  const routes = compileRoutes(origins)
  const of = { scenario, redact }
  let called: Serving['services'] = []

  const report = (): ServedReport =>
    servedReport({
      scenario: { name: scenario.name, seed },
      of,
      services: called,
      measures: counted.measures(),
      startedMs,
      upUs: clock.now(),
      overheadMaxUs: milliseconds(overheadMaxMs),
    })
  const server = await openMockServer({
    host,
    port,
    clock,
    services,
    decide: openServices({ services, seed, luck, ...(await readValues(scenario, luck)) }),
    admit: admitGuests({
      routes,
      origins,
      numberings: numberingsOf(scenario),
      timeoutUs: scenario.settings.timeoutUs,
      luck,
      leadOf: compileLeads(leads, luck, quotedByReplies(services)),
      host,
      epochMs: machine.epochMs,
      page: (path) => pageAt(path, report),
    }),
    begun: () => counted.begun(),
    ended: (request) => {
      counted.ended(request)
      listen?.(servedRecord(request, startedMs, of))
    },
    ...(ready && { ready }),
  })
  const url = urlOf(host, server.port)
  called = origins.map((origin, index) => ({ origin, url: `${url}${routes.prefixes[index]}` }))
  return {
    host,
    port: server.port,
    services: called,
    page: `${url}${PAGE_PATH}`,
    report,
    async stop() {
      await server.close()
      return report()
    },
  }
}

/** To `node:net` a host that is empty is every address there is. */
function checkAddress(host: string, port: number): void {
  if (host.trim() === '') {
    throw new UsageError(
      `host "${host}": it is empty. Use 127.0.0.1 for this machine alone, or 0.0.0.0 for every address of it.`,
    )
  }
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return
  throw new UsageError(
    `port "${port}": it is a whole number. Use 0 to 65,535, 0 for any that is free.`,
  )
}

/** Which calls of the flow go to each service. */
function numberingsOf(scenario: Scenario): readonly Numbering[] {
  const { steps } = compileFlows(scenario.campaigns, namesOf(scenario))
  return scenario.services.map((_, serviceIndex) => {
    const calling = steps.flatMap((step, index) =>
      step.kind === 'call' && step.serviceIndex === serviceIndex ? [index] : [],
    )
    const stepIndexes = calling.length === 0 ? [0] : calling
    return { serviceIndex, leadCount: scenario.leads.count, stepIndexes }
  })
}

const PAGE_PATH = '/__hookdrill'

const PAGE_HEADERS: SentReply['headers'] = [
  ['content-security-policy', PAGE_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cache-control', 'no-store'],
]

function pageAt(target: string, report: () => ServedReport): SentReply | undefined {
  switch (/^[^?#]*/.exec(target)?.[0]) {
    case PAGE_PATH:
      return page('text/html; charset=utf-8', servedAsPage(report()))
    case `${PAGE_PATH}.json`:
      return page('application/json', dataAsJson(report()))
    default:
      return undefined
  }
}

function page(contentType: string, body: string): SentReply {
  return { status: 200, headers: [['content-type', contentType], ...PAGE_HEADERS], body }
}

/** Whoever listens on every address is called at the nearest. */
function urlOf(host: string, port: number): string {
  const near = host === '0.0.0.0' || host === '::' ? HOST : host
  return `http://${near.includes(':') ? `[${near}]` : near}:${port}`
}
