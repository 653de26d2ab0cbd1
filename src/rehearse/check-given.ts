// What whoever calls from JavaScript, without a compiler, may hand over by mistake.
import { UsageError } from '../errors.ts'
import type { Fidelity, GivenExecutor } from './open-reach.ts'

const WANTED =
  'Wanted is an object { name, execute(call, ports) }, or, at sockets, a function (call) => [{ field, value }, …].'

interface Given {
  readonly executor?: GivenExecutor | undefined
  readonly fidelity?: Fidelity | undefined
}

/** Throws `UsageError` for an executor that is none, or a fidelity that is not one of these. */
export function checkGiven({ executor, fidelity }: Given, fidelities: readonly Fidelity[]): void {
  const problem = executor === undefined ? undefined : problemOf(executor)
  if (problem !== undefined) throw new UsageError(`executor: ${problem} ${WANTED}`)
  if (fidelity === undefined || fidelities.includes(fidelity)) return
  throw new UsageError(
    `fidelity "${fidelity}": it is not possible here. Use ${fidelities.join(' or ')}.`,
  )
}

function problemOf(executor: unknown): string | undefined {
  if (typeof executor === 'function') return undefined
  if (typeof executor === 'string') return 'it is a text. A file is loaded with loadExecutor(file).'
  const has = (name: string): boolean => typeof Reflect.get(Object(executor), name) === 'function'
  if (has('execute') || has('load')) return undefined
  return has('then') ? 'it is a promise. Await it first.' : 'it has no execute.'
}
