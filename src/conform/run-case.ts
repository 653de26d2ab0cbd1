// One case, run with one executor in the real simulator, and what was seen of it.
import type { CallResult, Executor, PlainExecutor } from '../executor/webhook.ts'
import type { Machine } from '../rehearse/machine.ts'
import { observe } from '../rehearse/observe.ts'
import type { GivenExecutor } from '../rehearse/open-reach.ts'
import type { CallEnded } from '../timeline/event.ts'
import type { CaseFidelity, ConformanceCase, Finding, SeenCall } from './case.ts'
import { type WatchedPorts, watchPorts } from './watch-ports.ts'

export interface CaseRun {
  readonly executor: GivenExecutor
  readonly fidelity: CaseFidelity
  readonly machine: Machine
}

/** What is not as the case has it; nothing when it passes. */
export async function runCase(
  each: ConformanceCase,
  { executor, fidelity, machine }: CaseRun,
): Promise<readonly Finding[]> {
  const sights = new Sights()
  const ended: CallEnded[] = []
  const warnings = await observe(each.scenario(), {
    fidelity,
    executor: sights.over(executor),
    machine,
    listen: (event) => {
      if (event.kind === 'call-ended') ended.push(event)
    },
  })
  for (let hop = 0; hop < HOPS_TO_TIDY; hop++) await machine.hop()
  return each.look({ calls: ended.map((event) => sights.seen(event)), warnings })
}

/** Turns of the event loop in which an executor's client may put away what it used; undici takes two. */
const HOPS_TO_TIDY = 4

/** Stands beside an executor: a case makes one call a lead. */
class Sights {
  /** Calls of which no more is known than their writes. */
  readonly #partly = new Set<number>()
  readonly #watched = new Map<number, WatchedPorts>()

  over(given: GivenExecutor): GivenExecutor {
    if (typeof given === 'function') return this.#overFunction(given)
    if ('execute' in given) return this.#overObject(given)
    return {
      file: given.file,
      load: async () => {
        const loaded = await given.load()
        return typeof loaded === 'function' ? this.#overFunction(loaded) : this.#overObject(loaded)
      },
    }
  }

  seen(event: CallEnded): SeenCall {
    const { result: ending, leadIndex } = event
    const left = this.#watched.get(leadIndex)?.left() ?? []
    return { event, ending, isWhole: !this.#partly.has(leadIndex), left }
  }

  /** It may say nothing but what it would write, or throw what its client threw. */
  #overFunction(executor: PlainExecutor): PlainExecutor {
    return async (call) => {
      this.#partly.add(call.lead.index)
      const answer = await executor(call)
      if (answer !== undefined && !Array.isArray(answer)) this.#partly.delete(call.lead.index)
      return answer
    }
  }

  #overObject(executor: Executor): Executor {
    return {
      name: executor.name,
      execute: async (call, ports): Promise<CallResult> => {
        const watched = watchPorts(ports)
        this.#watched.set(call.lead.index, watched)
        return executor.execute(call, watched.ports)
      },
    }
  }
}
