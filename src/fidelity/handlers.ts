// The rehearsal itself: the executor runs for every call, its `undici` request goes through a
// dispatcher of ours into the MSW handlers in process, and everything waits on virtual time. The loop
// is told when a call has parked (its service has decided and sleeps) or settled; between the two it
// waits, so that the order of events is the same as at `model`.
import type { Executor } from '../executor/webhook.ts'
import type { Decide } from '../service/decide.ts'
import type { Service } from '../service/definition.ts'
import { openAnswers } from './answer.ts'
import { HandlerDispatcher } from './dispatcher.ts'
import { Flight, type FlightSetup, type Patience } from './flight.ts'
import { FlightStage } from './flight-stage.ts'
import type { OpenedReach, Reach } from './port.ts'
import { Strays } from './strays.ts'
import { unknownHost } from './unknown-host.ts'
import { Warnings } from './warnings.ts'

/** Hops an executor may keep starting new requests before its call counts as parked. */
const HOPS_WHILE_PARKING = 16
/** Hops for a call that neither settles nor sleeps on virtual time, a second or two of real time:
 *  room for an executor that reads a file, but not for one that waits outside the clock. */
const HOPS_UNTIL_STUCK = 1_000_000

const STUCK = { giveUp: 'the executor waits for something that is not on the virtual clock' }

export interface HandlersSetup extends Omit<FlightSetup, 'patience'> {
  readonly executor: Executor
  readonly services: readonly Service[]
  readonly decide: Decide
}

/** Calls that reach their service through the executor, `undici` and MSW, in process. */
export function handlersReach(setup: HandlersSetup): Reach {
  return reachOver(setup, { patience, within: (_, work) => work(), late: () => {} })
}

/** The same for an executor that is not ours, and may do what ours never does. */
export function openForeign(setup: HandlersSetup): OpenedReach {
  const warnings = new Warnings()
  /** Whose turn it is, for code that has lost its scope. */
  let turning: Flight | undefined
  const strays = new Strays<Flight>((stray, flight = turning) => {
    if (flight && !flight.isOver) flight.crash(stray)
    else warnings.add(`${stray}, after its call had ended`)
  })
  const reach = reachOver(setup, {
    patience(flight) {
      turning = flight
      return patience(flight)
    },
    within: (flight, work) => strays.run(flight, work),
    late: (what) => warnings.add(`${what} was sent after its call had ended, and reached nobody`),
  })
  return {
    reach,
    close: async () => {
      strays.close()
      return warnings.sentences()
    },
  }
}

interface Surroundings {
  readonly patience: Patience
  /** Runs what the executor does for a call. */
  readonly within: <Result>(flight: Flight, work: () => Result) => Result
  /** Told of a request that nobody waits for any more. */
  readonly late: (request: string) => void
}

function reachOver(setup: HandlersSetup, { patience, within, late }: Surroundings): Reach {
  const { executor } = setup
  const flightSetup: FlightSetup = { ...setup, patience }
  const answer = openAnswers(setup)
  return {
    begin(call) {
      const flight = new Flight(call, flightSetup)
      const dispatcher = new HandlerDispatcher((origin, request) => {
        if (!flight.isOver) return answer(origin, new FlightStage(flight, request))
        late(`${request.method} ${request.url}`)
        return Promise.resolve(unknownHost(origin))
      })
      const ports = { dispatcher, clock: flight.clock }
      return flight.begin((webhookCall) =>
        within(flight, () => executor.execute(webhookCall, ports)),
      )
    },
  }
}

const patience: Patience = ({ isAsleep, isQuiet, hopCount }) => {
  if (isAsleep && (isQuiet || hopCount >= HOPS_WHILE_PARKING)) return 'leave'
  return hopCount >= HOPS_UNTIL_STUCK ? STUCK : 'hop'
}
