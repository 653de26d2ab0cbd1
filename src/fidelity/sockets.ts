// Any executor, as it is: its requests are caught at the socket on their way out of the process, its
// timers and clocks are virtual. Everything else is as at `handlers`: the same flights, the same
// answers, the same order of events. Handlers of the user's own need the same surroundings, so where
// there are any `handlers` runs here too.
import type { RequestHandler } from 'msw'
import { Agent, type Dispatcher } from 'undici'
import type { CallEnding, Executor, PlainExecutor, WebhookCall } from '../executor/webhook.ts'
import { type Answering, type AnswersSetup, openAnswers } from './answer.ts'
import { openCustomHandlers } from './custom-handlers.ts'
import { HandlerDispatcher } from './dispatcher.ts'
import { type Enclosure, type EnclosureParts, openEnclosure } from './enclosure.ts'
import { Flight, type FlightSetup } from './flight.ts'
import { FlightStage } from './flight-stage.ts'
import { Interception } from './intercept.ts'
import { executePlainly } from './plain-executor.ts'
import type { OpenedReach, Reach } from './port.ts'
import { describeThrown } from './user-line.ts'

export interface SocketsSetup
  extends Omit<FlightSetup, 'patience' | 'ended' | 'rest'>,
    Omit<AnswersSetup, 'custom'>,
    EnclosureParts {
  /** Called when timers are virtual already: code may keep those that it finds when it is loaded. */
  readonly load: () => Promise<Loaded>
  /** Whether the dispatcher an executor is given hands its requests over in process, as at `handlers`,
   *  and is no client like any other. Default false. */
  readonly isInProcess?: boolean
}

/** What is of the user's. */
export interface Loaded {
  readonly executor: Executor | PlainExecutor
  /** Answer before the services do. Default none. */
  readonly handlers?: RequestHandler[] | undefined
}

/** Calls of an executor that uses the network of the process. */
export async function openSockets(setup: SocketsSetup): Promise<OpenedReach> {
  const enclosure = await openEnclosure(setup)
  const interception = new Interception(enclosure)
  const agent = new Agent()
  const close = async (): Promise<readonly string[]> => {
    await agent.destroy()
    await interception.abandon(setup.hop)
    interception.close()
    return enclosure.close()
  }
  try {
    const { executor, handlers } = await enclosure.load(setup.load)
    const custom = handlers && openCustomHandlers(handlers, (text) => enclosure.warn(text))
    const answer = openAnswers({ ...setup, custom })
    interception.open(answer)
    const dispatcherOf = (flight: Flight): Dispatcher =>
      setup.isInProcess ? dispatcherInProcess(flight, { enclosure, answer }) : agent
    return { reach: reachOver(executor, { setup, enclosure, dispatcherOf }), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** As at `handlers`, the answer being given inside the scope of the call. */
function dispatcherInProcess(
  flight: Flight,
  { enclosure, answer }: { enclosure: Enclosure; answer: Answering },
): Dispatcher {
  return new HandlerDispatcher((origin, request) =>
    enclosure.asService(flight, () => answer(origin, new FlightStage(flight, request))),
  )
}

interface Parts {
  readonly setup: SocketsSetup
  readonly enclosure: Enclosure
  readonly dispatcherOf: (flight: Flight) => Dispatcher
}

function reachOver(
  executor: Executor | PlainExecutor,
  { setup, enclosure, dispatcherOf }: Parts,
): Reach {
  const { hop, patience, ended, rest } = enclosure
  const flightSetup: FlightSetup = { ...setup, hop, patience, ended, rest }
  const execute = async (call: WebhookCall, flight: Flight): Promise<CallEnding> => {
    if (typeof executor === 'function') return executePlainly(executor, call, flight)
    return executor.execute(call, { dispatcher: dispatcherOf(flight), clock: flight.clock })
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
