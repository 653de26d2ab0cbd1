// Chance in code that is not ours: `Math.random` inside a call, and while a module is loaded, is the luck
// of the run. So a jitter, or a handler that throws dice, does not make two equal runs different.
import { type Luck, stream } from '../random/luck.ts'
import { callScope } from './call-scope.ts'
import type { Patches } from './patches.ts'

/** No lead has this index: the luck of what a module draws when it is loaded. */
const NO_LEAD = 2 ** 32 - 1

/** Puts the luck of the run in the place of the machine's, inside calls and while `isLoading` says so. */
export function patchRandom(patches: Patches, luck: Luck, isLoading: () => boolean): void {
  const real = Math.random
  const whileLoading = stream(luck, 'foreign executor', { lead: NO_LEAD, step: 0 })
  patches.replace(Math, 'random', () => {
    const scope = callScope.getStore()
    if (scope) return scope.random()
    return isLoading() ? whileLoading() : real()
  })
}
