// Any executor, as it is: its requests are caught at the socket on their way out of the process, its
// timers and clocks are virtual. Everything else is as at `handlers`: the same flights, the same
// answers, the same order of events.
import { Agent } from 'undici'
import type { CallEnding, Executor, PlainExecutor, WebhookCall } from '../executor/webhook.ts'
import { type AnswersSetup, openAnswers } from './answer.ts'
import { type Enclosure, type EnclosureParts, openEnclosure } from './enclosure.ts'
import { Flight, type FlightSetup } from './flight.ts'
import { Interception } from './intercept.ts'
import { executePlainly } from './plain-executor.ts'
import type { OpenedReach, Reach } from './port.ts'
import { describeThrown } from './user-line.ts'

export interface SocketsSetup
  extends Omit<FlightSetup, 'patience' | 'ended' | 'rest'>,
    AnswersSetup,
    EnclosureParts {
  /** Called when timers are virtual already, so that an executor may keep them from the start. */
  readonly load: () => Promise<Executor | PlainExecutor>
}

/** Calls of an executor that uses the network of the process. */
export async function openSockets(setup: SocketsSetup): Promise<OpenedReach> {
  const enclosure = await openEnclosure(setup)
  const interception = new Interception(enclosure, openAnswers(setup))
  const agent = new Agent()
  const close = async (): Promise<readonly string[]> => {
    await agent.destroy()
    await interception.abandon(setup.hop)
    interception.close()
    return enclosure.close()
  }
  try {
    const executor = await setup.load()
    return { reach: reachOver(executor, { setup, enclosure, agent }), close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Parts {
  readonly setup: SocketsSetup
  readonly enclosure: Enclosure
  readonly agent: Agent
}

function reachOver(executor: Executor | PlainExecutor, { setup, enclosure, agent }: Parts): Reach {
  const { hop, patience, ended, rest } = enclosure
  const flightSetup: FlightSetup = { ...setup, hop, patience, ended, rest }
  const execute = async (call: WebhookCall, flight: Flight): Promise<CallEnding> => {
    if (typeof executor === 'function') return executePlainly(executor, call, flight)
    const ports = { dispatcher: agent, clock: flight.clock }
    return executor.execute(call, ports)
  }
  return {
    begin(call) {
      const flight = new Flight(call, flightSetup)
      return enclosure.begin(flight, (webhookCall) =>
        execute(webhookCall, flight).catch((error) => ({
          outcome: 'crashed',
          reason: describeThrown(error),
        })),
      )
    },
  }
}
