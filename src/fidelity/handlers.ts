// The rehearsal itself: the executor runs for every call, its `undici` request goes through a
// dispatcher of ours into the MSW handlers in process, and everything waits on virtual time. The loop
// is told when a call has parked (its service has decided and sleeps) or settled; between the two it
// waits, so that the order of events is the same as at `model`.
import { asMswHandlers, type Stage } from '../service/as-msw-handler.ts'
import type { Decide } from '../service/decide.ts'
import type { Service } from '../service/definition.ts'
import { Flight, type FlightSetup, FlightStage } from './flight.ts'
import { LightRequest } from './light-request.ts'
import type { Reach } from './port.ts'

export interface HandlersSetup extends FlightSetup {
  readonly services: readonly Service[]
  readonly decide: Decide
}

/** Calls that reach their service through the executor, `undici` and MSW, in process. */
export function handlersReach(setup: HandlersSetup): Reach {
  const services = asMswHandlers(setup.services, setup.decide, stageOf)
  const handlersOf = new Map(services.map(({ origin, handlers }) => [origin, handlers]))
  return { begin: (call) => new Flight(call, setup).begin(handlersOf) }
}

function stageOf(request: Request): Stage {
  if (request instanceof LightRequest && request.owner instanceof FlightStage) return request.owner
  throw new TypeError('a request that belongs to no call reached a service')
}
