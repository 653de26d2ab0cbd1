// SimPy, as a test may need it. It is no package of ours: where no Python has it the test says so in its
// name and is skipped, but in CI, where it is installed, it fails.
import { it } from 'vitest'
import { pythonWithSimpy } from '../../scripts/validation/simpy.ts'

const isInstalled = pythonWithSimpy() !== undefined
const isCi = process.env.HOOKDRILL_CI !== undefined

/** Like `it`, for a test that needs SimPy. */
export function itWithSimpy(name: string, test: () => Promise<void>): void {
  if (isInstalled || isCi) it(name, { timeout: 300_000 }, test)
  else it.skip(`${name} (skipped: SimPy is not installed)`, test)
}
