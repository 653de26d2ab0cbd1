// Carries the requests of a run at `wire` to a service of the user's own, whatever origin their webhook
// names; the path stays. Nothing of a run may reach another machine by mistake: see `own-machine.ts`, and
// a redirect to anywhere else is not followed.
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { EnvironmentError, UsageError } from '../errors.ts'
import type { CallEnding } from '../executor/webhook.ts'
import type { Exchange } from '../service/definition.ts'
import type { Clock } from '../time/clock.ts'
import type { Us } from '../time/instant.ts'
import { asMet } from './as-met.ts'
import { CallDispatcher } from './call-dispatcher.ts'
import { checkAddresses, connectHere } from './own-machine.ts'
import type { Carrier, Passage, WireCall } from './wire.ts'
import { Witness } from './witness.ts'

export interface TargetSetup {
  /** As the user typed it: `http://127.0.0.1:3000`. */
  readonly target: string
  /** Hosts besides this machine that requests may go to. */
  readonly allowedHosts: readonly string[]
  /** Of the webhooks. A request to any other is a redirect to somebody else. */
  readonly origins: readonly string[]
  readonly bodyMaxBytes: number
  /** Longest an answer may take to count (decision 4). */
  readonly answerMaxUs: Us
  readonly clock: Clock
}

/** Throws `UsageError` for a target that is none, or that is not this machine and not allowed, or whose name
 *  is not found; `EnvironmentError` where nothing listens. */
export async function openTargetCarrier(setup: TargetSetup): Promise<Carrier> {
  const { target, allowedHosts } = setup
  const url = readTarget(target)
  const { origin } = url
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowed = allowedHosts.some((host) => host.toLowerCase() === hostname)
  if (!isAllowed) await checkAddresses(hostname, `--target "${target}"`)
  const connect = isAllowed ? buildConnector({ timeout: 0 }) : connectHere
  await checkListens(url, connect)
  const agent = new Agent({ connect })
  return {
    open: (wireCall) => new TargetPassage(wireCall, setup, { agent, origin }),
    async close() {
      await agent.destroy()
      return []
    },
  }
}

interface Road {
  readonly agent: Agent
  readonly origin: string
}

class TargetPassage implements Passage {
  readonly dispatcher: Dispatcher
  readonly #wireCall: WireCall
  readonly #setup: TargetSetup
  readonly #witnesses: Witness[] = []

  constructor(wireCall: WireCall, setup: TargetSetup, { agent, origin }: Road) {
    this.#wireCall = wireCall
    this.#setup = setup
    this.dispatcher = new CallDispatcher((options, handler) => {
      const asked = new URL(String(options.origin)).origin
      if (asked !== origin && !setup.origins.includes(asked)) throw notFollowed(asked)
      const witness = new Witness(handler, setup)
      this.#witnesses.push(witness)
      return agent.dispatch({ ...options, origin }, witness)
    })
  }

  end({ outcome }: CallEnding): readonly Exchange[] {
    const lastUs = this.#wireCall.call.startedUs + this.#setup.answerMaxUs
    const isTimeout = outcome === 'timeout'
    return this.#witnesses.map((witness) => asMet(witness.met(), { isTimeout, lastUs }))
  }
}

/** A run against a service that was never started would find nothing wrong with anything. */
function checkListens(url: URL, connect: buildConnector.connector): Promise<void> {
  const { hostname, host, protocol, origin } = url
  const port = url.port || (protocol === 'https:' ? '443' : '80')
  return new Promise((resolve, reject) => {
    connect({ hostname, host, protocol, port }, (error, socket) => {
      socket?.destroy()
      const isRefused = error !== null && Reflect.get(error, 'code') === 'ECONNREFUSED'
      // Whatever else is wrong each call says for itself.
      if (isRefused) reject(new EnvironmentError('reach', origin, error))
      else resolve()
    })
  })
}

function readTarget(target: string): URL {
  const url = URL.canParse(target) ? new URL(target) : undefined
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (!isOrigin) {
    throw new UsageError(
      `--target "${target}": write scheme, host and port and no more, like http://127.0.0.1:3000.`,
    )
  }
  return url
}

function notFollowed(origin: string): Error {
  const message = `a redirect leads to ${origin}; redirects to others are never followed`
  return Object.assign(new Error(message), { code: 'UND_ERR_INVALID_ARG' })
}
