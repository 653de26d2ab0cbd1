// Model fidelity where redirects are followed (decision 6): a reply that leads on is not the end of its
// call, but the moment of the next visit. In a file of its own, so that `model.ts` keeps one visit a
// call and its speed.
import { redirected } from '../executor/redirect.ts'
import type { Service } from '../service/definition.ts'
import { endings } from './endings.ts'
import { type ModelSetup, REFUSED } from './model.ts'
import type { Reach } from './port.ts'
import { type LeadsTo, StepwiseCall } from './stepwise-call.ts'

interface FollowingSetup extends ModelSetup {
  /** Visits name them by index. */
  readonly services: readonly Service[]
}

/** Calls that reach their services in thought only, wherever those send them. */
export function followingModelReach(setup: FollowingSetup): Reach {
  const parts = { ...setup, endingOf: endings(), leadsTo: compileRedirects(setup.services) }
  return {
    begin: (call) =>
      setup.campaignTypes[call.campaignIndex] === 'trigger'
        ? new StepwiseCall(call, parts).send(call)
        : REFUSED,
  }
}

/** Redirects are written into replies, so where each leads is known beforehand. */
function compileRedirects(services: readonly Service[]): LeadsTo {
  const targets = services.map(({ origin, replies }) =>
    replies.map(({ status, headers }) => {
      const location = headers.find(({ name }) => name.toLowerCase() === 'location')?.value
      const request = { method: 'GET', origin, path: '/', headers: {}, body: undefined } as const
      const next = redirected(request, { status, location })
      const index = services.findIndex((service) => service.origin === next?.origin)
      return next && (index < 0 ? 'nobody' : index)
    }),
  )
  return (serviceIndex, { isAnswer, replyIndex }) =>
    isAnswer ? targets[serviceIndex]?.[replyIndex] : undefined
}
