// A file of the user's → the executor in it. The file is looked for at once, so that a wrong name ends
// everything before it begins; its code runs when the run asks for it.
import { basename } from 'node:path'
import { UsageError } from '../errors.ts'
import type { Executor, PlainExecutor } from '../executor/webhook.ts'
import { findModule, importModule } from './import-module.ts'

const WANTED =
  'Wanted is a default export, or one named executor: an object { name, execute(call, ports) }, or, at sockets, a function (call) => [{ field, value }, …].'

/**
 * The executor that a module exports, as `simulate` takes it. Throws `UsageError` when there is no such
 * file, `EnvironmentError` when it cannot be read; `load` throws `UsageError` when the module cannot be
 * loaded or exports no executor.
 *
 * ```ts
 * const scenario = await loadScenario('scenarios/mixed-statuses.yaml', { leads: 200 })
 * const executor = await loadExecutor('my-executor.ts')
 * const report = await simulate(scenario, { fidelity: 'sockets', executor })
 * ```
 */
export async function loadExecutor(file: string) {
  const wanted = { file, what: 'executor' }
  await findModule(wanted)
  return { file, load: async () => executorOf(await importModule(wanted), file) }
}

function executorOf(module: object, file: string): Executor | PlainExecutor {
  const name = ['default', 'executor'].find((key) => Object.hasOwn(module, key))
  const found: unknown = name && Reflect.get(module, name)
  if (isFunction(found) && !isClass(found)) return found
  if (isExecutor(found)) return withName(found, file)
  throw new UsageError(`executor "${file}": ${describeExport(module, name)} ${WANTED}`)
}

/** What else it takes and gives is found out when it is called. */
function isFunction(found: unknown): found is PlainExecutor {
  return typeof found === 'function'
}

/** It is a function, but one that throws whenever it is called without `new`. */
function isClass(found: unknown): boolean {
  return /^class\b/.test(String(found))
}

function isExecutor(found: unknown): found is Omit<Executor, 'name'> & { readonly name?: unknown } {
  return isFunction(Reflect.get(Object(found), 'execute'))
}

function withName(
  executor: Omit<Executor, 'name'> & { readonly name?: unknown },
  file: string,
): Executor {
  const name = typeof executor.name === 'string' ? executor.name : basename(file)
  return { name, execute: (call, ports) => executor.execute(call, ports) }
}

function describeExport(module: object, name: string | undefined): string {
  if (name === undefined) {
    const names = Object.keys(module)
    return names.length === 0 ? 'it exports nothing.' : `it exports ${names.join(', ')}.`
  }
  const which = name === 'default' ? 'its default export' : `its export ${name}`
  const found: unknown = Reflect.get(module, name)
  if (isFunction(found)) return `${which} is a class. Export an object made of it with new.`
  if (found === null || typeof found !== 'object')
    return `${which} is ${found === null ? 'null' : `a ${typeof found}`}.`
  return `${which} is an object without execute.`
}
