// A scenario served for one test, and a way to call it that sees what a fetch would hide.
import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { thisMachine } from '../../src/disk/machine.ts'
import { type ServeOptions, type Serving, serve } from '../../src/rehearse/serve.ts'
import type { ServedRecord } from '../../src/report/served-record.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'
import { enrich, ORIGIN, scenarioOf } from '../scenario-of.ts'

export interface Served extends Serving {
  readonly url: string
  readonly records: readonly ServedRecord[]
}

/** On any free port, until the test is over. */
export async function serving(
  changes: Partial<ScenarioInput> = {},
  options: ServeOptions = {},
): Promise<Served> {
  const records: ServedRecord[] = []
  const listen = (record: ServedRecord): void => void records.push(record)
  const scenario = scenarioOf(enrich(changes))
  const served = await serve(scenario, { port: 0, listen, ...options }, thisMachine())
  onTestFinished(async () => void (await served.stop()))
  return { ...served, url: served.services[0]?.url ?? '', records }
}

type Replies = NonNullable<NonNullable<ScenarioInput['services']>[string]['replies']>

/** One service with these replies, at once. */
export function answering(replies: Replies, latency = '1ms'): Partial<ScenarioInput> {
  return { services: { [ORIGIN]: { latency, replies } } }
}

/** What comes back for these bytes, until the other side closes. */
export function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      heard += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
    socket.write(text)
  })
}
