// What the mocked world answers to one request, however it was carried here. Whoever is not mocked does
// not exist: nothing ever reaches a network.
import { getResponse } from 'msw'
import { asMswHandlers, type Stage } from '../service/as-msw-handler.ts'
import type { Decide } from '../service/decide.ts'
import type { Service } from '../service/definition.ts'
import type { CustomAnswering } from './custom-handlers.ts'
import type { FlightStage } from './flight-stage.ts'
import { ServiceRequest } from './service-request.ts'
import { unknownHost } from './unknown-host.ts'

/** The answer of whoever is at `origin`, once it is complete; or the error of a connection that has
 *  none. */
export type Answering = (origin: string, stage: FlightStage) => Promise<Response | Error>

export interface AnswersSetup {
  readonly services: readonly Service[]
  readonly decide: Decide
  /** Who is asked before the services are; nobody when left out. */
  readonly custom?: CustomAnswering | undefined
}

export function openAnswers({ services, decide, custom }: AnswersSetup): Answering {
  const mocked = asMswHandlers(services, decide, stageOf)
  const handlersOf = new Map(mocked.map(({ origin, handlers }) => [origin, handlers]))
  const answerOfService: Answering = async (origin, stage) => {
    const handlers = handlersOf.get(origin)
    const response = handlers && (await getResponse(handlers, new ServiceRequest(stage)))
    if (!response) return unknownHost(origin)
    return response.type === 'error' ? stage.connectionError() : response
  }
  if (!custom) return answerOfService
  return async (origin, stage) => {
    const response = await custom(stage)
    if (!response) return answerOfService(origin, stage.anew())
    return response.type === 'error' ? stage.connectionError() : response
  }
}

function stageOf(request: Request): Stage {
  if (request instanceof ServiceRequest) return request.stage
  throw new TypeError('a request that belongs to no call reached a service')
}
