// Scenario files, each rehearsed once a test run, with every request that reached a service.
import { loadScenario } from '../../src/disk/load-scenario.ts'
import { thisMachine } from '../../src/disk/machine.ts'
import type { WebhookLead } from '../../src/executor/webhook.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import type { Report } from '../../src/report/report.ts'
import type { CallEnded } from '../../src/timeline/event.ts'

export interface Run {
  readonly report: Report
  readonly calls: readonly Call[]
}

/** A call that was sent, as its service saw it. */
export interface Call {
  /** Name of its webhook. */
  readonly webhook: string
  readonly lead: WebhookLead
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly result: CallEnded['result']
}

const runs = new Map<string, Promise<Run>>()

export function rehearsed(file: string, set: readonly string[] = []): Promise<Run> {
  const key = [file, ...set].join(' ')
  const run = runs.get(key) ?? rehearseFile(file, set)
  runs.set(key, run)
  return run
}

async function rehearseFile(file: string, set: readonly string[]): Promise<Run> {
  const scenario = await loadScenario(file, { set })
  const ended: CallEnded[] = []
  const listen = (event: { readonly kind: string } | CallEnded): void => {
    if (isCallEnded(event)) ended.push(event)
  }
  const report = await rehearse(scenario, { listen }, thisMachine())
  const calls = ended.flatMap(({ exchanges, lead, webhookIndex, result }): readonly Call[] => {
    const request = exchanges.at(-1)?.request
    const webhook = scenario.webhooks[webhookIndex]?.name
    if (request === undefined || lead === undefined || webhook === undefined) return []
    const { url, headers, body = '' } = request
    return [{ webhook, lead, url: new URL(url), headers, body, result }]
  })
  return { report, calls }
}

function isCallEnded(event: { readonly kind: string } | CallEnded): event is CallEnded {
  return event.kind === 'call-ended'
}
