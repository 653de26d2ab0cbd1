// A mutant: the executor of the house with one defect, and the check of the kit that is there to find it.
// What it does wrong it does before the executor, on the way out, on the way in, or afterwards, so that
// nothing else about it is different; the twin without a defect passes the kit whole.
import type { Dispatcher } from 'undici'
import type { CheckName } from '../../src/conform/checks.ts'
import { hookdrillExecutor } from '../../src/executor/execute.ts'
import type {
  CallResult,
  Executor,
  ExecutorPorts,
  ExecutorSettings,
  RenderedRequest,
  WebhookCall,
} from '../../src/executor/webhook.ts'
import { type Heard, ListeningHandler, RewritingHandler } from './listening.ts'

export interface Mutant extends Defect {
  /** What it does wrong; goes on after `an executor that`. */
  readonly name: string
  /** The check that is there to find it. */
  readonly check: CheckName
  /** Where it can be seen. Default: `handlers`. */
  readonly fidelity?: 'sockets'
}

/** What an executor may get wrong; most get one of them wrong. */
export interface Defect {
  /** What it takes its call for. */
  readonly call?: (call: WebhookCall) => WebhookCall
  /** What it sends for the request that is due. */
  readonly request?: (request: RenderedRequest, call: WebhookCall) => RenderedRequest
  /** What it takes a body for. */
  readonly body?: (body: string, call: WebhookCall) => string
  /** What it makes of the right result. */
  readonly result?: (result: CallResult, seen: Seen) => CallResult
  /** How it hears an exchange. */
  readonly hears?: (handler: Dispatcher.DispatchHandler) => Dispatcher.DispatchHandler
  /** What it does with its ports. */
  readonly ports?: (ports: ExecutorPorts) => ExecutorPorts
  /** How often it executes, and what it does around it. */
  readonly around?: (execute: Execute) => Execute
}

type Execute = Executor['execute']

interface Seen {
  readonly call: WebhookCall
  /** The last answer; `undefined` where there was none. */
  readonly heard: () => Heard | undefined
}

/** The executor of the house with a defect; each has its own memory. */
export function withDefect(defect: Defect): Executor {
  const { around = (execute) => execute } = defect
  return { name: 'a mutant', execute: around((call, ports) => execute(defect, call, ports)) }
}

async function execute(defect: Defect, told: WebhookCall, ports: ExecutorPorts) {
  const { body, hears, result: changedResult } = defect
  const call = defect.call?.(told) ?? told
  let listening: ListeningHandler | undefined
  const dispatcher = ports.dispatcher.compose((dispatch) => (options, handler) => {
    let hearing = handler
    if (changedResult) hearing = listening = new ListeningHandler(hearing)
    if (body) hearing = new RewritingHandler(hearing, (text) => body(text, call))
    if (hears) hearing = hears(hearing)
    return dispatch(changed(options, { defect, call }), hearing)
  })
  const given = { ...ports, dispatcher }
  const result = await hookdrillExecutor.execute(call, defect.ports?.(given) ?? given)
  return changedResult?.(result, { call, heard: () => listening?.heard() }) ?? result
}

/** Goes by other settings than it is told. */
export function withSettings(settings: Partial<ExecutorSettings>): Pick<Defect, 'call'> {
  return { call: (call) => ({ ...call, settings: { ...call.settings, ...settings } }) }
}

/** Our executor sends nothing but what it rendered. */
function changed(
  options: Dispatcher.DispatchOptions,
  { defect, call }: { readonly defect: Defect; readonly call: WebhookCall },
): Dispatcher.DispatchOptions {
  if (!defect.request) return options
  const { method, origin, path, headers, body } = options
  const rendered = { method, origin, path, headers, body } as RenderedRequest // as it was dispatched
  const { body: sent = null, ...head } = defect.request(rendered, call)
  return { ...options, ...head, body: sent }
}
