import type { Conformance, ConformOptions, PlannedCase } from '../conform/conform.ts'
import { thisMachine } from '../disk/machine.ts'
import { checkGiven } from '../rehearse/check-given.ts'
import type { GivenExecutor } from '../rehearse/open-reach.ts'

/**
 * Holds an executor to what the platform promises: some 1,100 cases, each a run of the simulator with one
 * webhook. What is checked is listed in `docs/conform.md`. Throws `UsageError` where `off` or `only` names
 * nothing, and for an executor that is none.
 *
 * ```ts
 * import { conform, hookdrillExecutor } from 'hookdrill'
 *
 * const { passed, counts } = await conform(hookdrillExecutor, { only: ['time-limit'] })
 * console.log(passed, counts.failed) // true 0
 * ```
 */
export async function conform(
  executor: GivenExecutor,
  options: ConformOptions = {},
): Promise<Conformance> {
  checkGiven({ executor, fidelity: options.fidelity }, ['handlers', 'sockets'])
  const { runConformance } = await import('../conform/conform.ts')
  return runConformance(executor, options, thisMachine())
}

/**
 * The cases that `conform` would run with an executor like this one, each to be run by itself and as often
 * as one likes. Throws `UsageError` where `off` or `only` names nothing, and for an executor that
 * is none.
 */
export async function planConformance(
  executor: GivenExecutor,
  options: ConformOptions = {},
): Promise<readonly PlannedCase[]> {
  checkGiven({ executor, fidelity: options.fidelity }, ['handlers', 'sockets'])
  const { planCases } = await import('../conform/conform.ts')
  return (await planCases(executor, options, thisMachine())).cases
}
