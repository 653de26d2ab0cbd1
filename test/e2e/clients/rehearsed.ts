// A scenario at `sockets`: which checks failed, and the requests that came.
import { thisMachine } from '../../../src/disk/machine.ts'
import { type RehearseOptions, rehearse } from '../../../src/rehearse/rehearse.ts'
import type { Scenario } from '../../../src/scenario/model.ts'
import type { SeenRequest } from '../../../src/timeline/event.ts'

export async function rehearsed(scenario: Scenario, executor: RehearseOptions['executor']) {
  const requests: SeenRequest[] = []
  const listen: RehearseOptions['listen'] = (event) => {
    if (event.kind !== 'call-ended') return
    requests.push(...event.exchanges.flatMap(({ request }) => request ?? []))
  }
  const options: RehearseOptions = { fidelity: 'sockets', listen, ...(executor && { executor }) }
  const { verdict } = await rehearse(scenario, options, thisMachine())
  const failed = verdict.checks.filter(({ state }) => state === 'failed').map(({ id }) => id)
  return { failed, requests }
}
