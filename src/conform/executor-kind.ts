// What an executor is decides where it can run and what can be seen of it.
import type { Machine } from '../rehearse/machine.ts'
import { observe } from '../rehearse/observe.ts'
import type { GivenExecutor } from '../rehearse/open-reach.ts'
import { caseScenario, ORIGIN, serviceAt } from './base-scenario.ts'

/** An object sends through the ports that it is given, a function by itself. */
export type ExecutorKind = 'object' | 'function'

/** A file is loaded where it will run: what it keeps of the process must be virtual from the start. */
export async function executorKind(given: GivenExecutor, machine: Machine): Promise<ExecutorKind> {
  if (typeof given === 'function') return 'function'
  if ('execute' in given) return 'object'
  let kind: ExecutorKind = 'object'
  const load = async () => {
    if (typeof (await given.load()) === 'function') kind = 'function'
    return async () => []
  }
  await observe(caseScenario({ services: [serviceAt(ORIGIN, [{}])] }), {
    fidelity: 'sockets',
    executor: { file: given.file, load },
    machine,
    listen() {},
  })
  return kind
}
